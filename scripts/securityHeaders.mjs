/**
 * What the page may do, in one place for the build and the server.
 * No foreign origin is allowed: nothing that a person drops in can leave the machine.
 */

/**
 * The policy that the built page itself contains, so that a static host is strict too.
 * Plotly and React set inline styles; `blob:` and `data:` are for pictures that the page itself draws for download.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self' blob: data:",
  "img-src 'self' blob: data:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Sent only as a header: browsers ignore it in a `<meta>` element, with an error in the console. */
export const noFraming = "frame-ancestors 'none'";

/** What the server sends with every answer of its own. */
export const servedSecurityPolicy = `${contentSecurityPolicy}; ${noFraming}`;

/** Cross-origin isolation, so that threads may share memory. */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
