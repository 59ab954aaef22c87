/* global SwaggerUIBundle */
const token = document.querySelector('#token');
const secret = document.querySelector('#secret');
const state = document.querySelector('#state');
const encoder = new TextEncoder();

document.querySelector('#credentials').addEventListener('submit', (event) => event.preventDefault());
document.querySelector('#credentials').addEventListener('input', () => {
  const isComplete = token.value.trim() !== '' && secret.value.trim() !== '';
  state.textContent = isComplete ? 'Requests are signed.' : 'Without them, requests go unsigned.';
});

/** Lower-case hex of HMAC-SHA256 over time, method, target and the exact bytes of the body. */
async function signatureOf(key, timestamp, method, target, body) {
  const imported = await crypto.subtle.importKey(
    'raw',
    encoder.encode(key),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const head = encoder.encode(timestamp + method + target);
  const message = new Uint8Array(head.length + body.length);
  message.set(head);
  message.set(body, head.length);
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', imported, message));
  return Array.from(signature, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const plainFetch = window.fetch.bind(window);
/** What the page sends goes through here at the last moment, when its bytes are known, multipart boundaries included. */
window.fetch = async (input, init) => {
  const request = new Request(input, init);
  const { origin, pathname, search } = new URL(request.url);
  const [publicToken, key] = [token.value.trim(), secret.value.trim()];
  if (origin !== location.origin || !pathname.startsWith('/resources/') || publicToken === '' || key === '')
    return plainFetch(request);
  const body = new Uint8Array(await request.clone().arrayBuffer());
  const timestamp = String(Math.floor(Date.now() / 1000));
  const headers = new Headers(request.headers);
  headers.set('X-App-Token', publicToken);
  headers.set('X-App-Access-Ts', timestamp);
  headers.set('X-App-Access-Sig', await signatureOf(key, timestamp, request.method, pathname + search, body));
  return plainFetch(request.url, {
    method: request.method,
    headers,
    body: body.length === 0 ? undefined : body,
  });
};

SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  validatorUrl: null,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: true,
  filter: true,
});
