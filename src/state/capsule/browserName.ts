/** The browser's user agent; empty outside of one. */
export const browserName = (): string => globalThis.navigator?.userAgent ?? '';
