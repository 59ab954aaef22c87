import type { Route } from '../platform/http/route.ts';

/** The text of `/llms.txt` (llmstxt.org): what a program that writes clients has to know, and every call in one line. */
export function describeForModels(routes: readonly Route[]): string {
  const calls = routes
    .filter(({ path }) => path.startsWith('/resources/'))
    .map(({ method, path, summary, access }) => {
      const permission = access.permission === 'public' ? 'public' : access.permission;
      return `- \`${method} ${path.replace(/:([A-Za-z]+)/g, '{$1}')}\`: ${summary} (${permission})`;
    });
  return `# Aval

> Self-hosted identity verification: applicants, documents, faces, reviews, actions, webhooks. The REST API is compatible with
> Sumsub's: a client of theirs works with another base URL.

Every request carries three headers: \`X-App-Token\` (the token), \`X-App-Access-Ts\` (Unix seconds, at most 60 off) and
\`X-App-Access-Sig\`, the lower-case hex HMAC-SHA256 under the secret key over timestamp + METHOD + path with query + raw body. The
exact bytes of the body are signed, boundaries of multipart bodies too. In the sandbox a mismatch answers which string was signed.

An error is JSON with \`description\`, \`code\` (the HTTP status), \`correlationId\` and, for documented errors, \`errorCode\` and
\`errorName\`. A POST may carry \`Idempotency-Key\`: sent again within a day, it answers what the first one did. Over the rate limit
comes 429 with \`Retry-After\`.

## Machine-readable

- [OpenAPI 3.1](/openapi.json): every call and every webhook with its schema
- [Page to try calls](/docs)

In the repository: \`docs/recipes\` has a small complete program for each of Node, Python, PHP, Go and curl (sign, create, upload,
submit, wait, verify a webhook), \`packages/client\` is the client for TypeScript, \`docs/webhooks.md\` says how webhooks are verified.

## Calls

${calls.join('\n')}
`;
}
