/** The part of the browser that holds the address and its history. */
export interface AddressBar {
  hash(): string;
  push(hash: string): void;
  replace(hash: string): void;
  /** Calls back after Back, Forward, or another address typed in. */
  onMove(moved: () => void): void;
}

/** That of the page. */
export function browserBar(): AddressBar {
  const { history, location } = globalThis;
  const withHash = (hash: string) => `${location.pathname}${location.search}${hash}`;
  return {
    hash: () => location.hash,
    push: (hash) => history.pushState(null, '', withHash(hash)),
    replace: (hash) => history.replaceState(null, '', withHash(hash)),
    onMove: (moved) => globalThis.addEventListener('popstate', moved),
  };
}

/** Removes parts of the query from the address, so that a reload does not act by them again. */
export function dropFromQuery(names: readonly string[]): void {
  const { history, location } = globalThis;
  if (!history) return;
  const isKept = (part: string) => !names.includes(part.split('=')[0]!);
  const kept = location.search.slice(1).split('&').filter(isKept).join('&');
  history.replaceState(null, '', `${location.pathname}${kept === '' ? '' : `?${kept}`}${location.hash}`);
}
