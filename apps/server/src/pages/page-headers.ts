/**
 * What the applicant's page may load and who may frame it. No script and no style stands in the HTML; everything comes from this server,
 * and the camera's reader of faces is WebAssembly. `frameOrigins` are the origins of integrators' pages (`https://bank.example`).
 */
export function pageHeaders(frameOrigins: readonly string[]): Readonly<Record<string, string>> {
  const policy = {
    'default-src': "'none'",
    'script-src': "'self' 'wasm-unsafe-eval'",
    'style-src': "'self'",
    'img-src': "'self' blob: data:",
    'media-src': "'self' blob:",
    'connect-src': "'self'",
    'worker-src': "'self'",
    'font-src': "'self'",
    'frame-ancestors': ["'self'", ...frameOrigins].join(' '),
    'base-uri': "'none'",
    'form-action': "'none'",
  };
  return {
    'Content-Security-Policy': Object.entries(policy)
      .map(([name, value]) => `${name} ${value}`)
      .join('; '),
    'Permissions-Policy': 'camera=(self), microphone=(self), geolocation=(self), clipboard-write=(self)',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Robots-Tag': 'noindex',
  };
}

/**
 * The reader of faces builds functions from text when it starts (Emscripten's bindings). It runs in a worker, and a worker follows the
 * policy that came with its own script: this one may do that, and may reach nothing but this server.
 */
export const faceWorkerPolicy =
  "default-src 'none'; script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'; connect-src 'self'";
