import type { Reply } from './route.ts';

/**
 * A page that loads nothing but pictures of this server, runs nothing, stands in no frame and tells nobody its address. `body` is HTML,
 * `style` CSS that comes last: whatever text is put into them has to be escaped before.
 */
export function htmlPage(
  body: string,
  {
    title,
    language,
    status = 200,
    style = '',
  }: { readonly title: string; readonly language: string; readonly status?: number; readonly style?: string },
): Extract<Reply<never>, { bytes: Buffer }> {
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>
:root { color-scheme: light dark; --ink: #1b1b1f; --paper: #fff; --accent: #1f4fd8; --on-accent: #fff; --radius: 8px; }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 46rem; margin: 0 auto; padding: 2rem 1rem; }
button { font: inherit; min-height: 48px; padding: .7rem 1.2rem; border: 0; border-radius: var(--radius); background: var(--accent); color: var(--on-accent); cursor: pointer; }
button:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
.logo { max-height: 32px; max-width: 8rem; }
article { border-top: 1px solid #c9c9d1; padding: 1rem 0; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
small { color: #5b5b66; }
@media (prefers-color-scheme: dark) { :root { --ink: #eef0f4; --paper: #14161b; } small { color: #aab1bd; } }
${style}
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
        "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      'Referrer-Policy': 'no-referrer',
    },
  };
}
