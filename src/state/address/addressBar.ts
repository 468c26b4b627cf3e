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
  const withHash = (hash: string) => addressWith({ query: location.search, hash });
  return {
    hash: () => location.hash,
    push: (hash) => history.pushState(null, '', withHash(hash)),
    replace: (hash) => history.replaceState(null, '', withHash(hash)),
    onMove: (moved) => globalThis.addEventListener('popstate', moved),
  };
}

/** The address of the page with another query and hash; from its origin on, because a path that begins with // would be taken for another host. */
function addressWith({ query, hash }: { query: string; hash: string }): string {
  const { origin, pathname } = globalThis.location;
  return `${origin}${pathname}${query}${hash}`;
}

/** Removes parts of the query from the address, so that a reload does not act by them again. */
export function dropFromQuery(names: readonly string[]): void {
  const { history, location } = globalThis;
  if (!history) return;
  const isKept = (part: string) => !names.includes(part.split('=')[0]!);
  const kept = location.search.slice(1).split('&').filter(isKept).join('&');
  history.replaceState(null, '', addressWith({ query: kept && `?${kept}`, hash: location.hash }));
}
