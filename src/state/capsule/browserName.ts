/** The user agent of the browser; empty outside a browser. */
export const browserName = (): string => globalThis.navigator?.userAgent ?? '';
