import type { Reply } from './route.ts';

/**
 * A page that loads nothing, runs nothing, stands in no frame and tells nobody its address. `body` is HTML: whatever text is put
 * into it has to be escaped before.
 */
export function htmlPage(
  body: string,
  {
    title,
    language,
    status = 200,
  }: { readonly title: string; readonly language: string; readonly status?: number },
): Extract<Reply<never>, { bytes: Buffer }> {
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; color: #1b1b1f; background: #fff; max-width: 46rem; margin: 0 auto; padding: 2rem 1rem; }
button { font: inherit; padding: .7rem 1.2rem; border: 0; border-radius: .5rem; background: #1f4fd8; color: #fff; cursor: pointer; }
button:focus-visible { outline: 3px solid #1b1b1f; outline-offset: 2px; }
article { border-top: 1px solid #c9c9d1; padding: 1rem 0; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
small { color: #5b5b66; }
@media (prefers-color-scheme: dark) { body { color: #ececf1; background: #17171a; } small { color: #a9a9b5; } }
</style>
</head>
<body>
${body}
</body>
</html>
`;
  return {
    bytes: Buffer.from(html, 'utf8'),
    contentType: 'text/html; charset=utf-8',
    status,
    headers: {
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      'Referrer-Policy': 'no-referrer',
    },
  };
}
