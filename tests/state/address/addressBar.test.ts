import { afterEach, expect, it, vi } from 'vitest';
import { browserBar, dropFromQuery } from '../../../src/state/address/addressBar';

/** A page at an address, whose history resolves addresses as a browser does. */
function pageAt(address: string) {
  let at = new URL(address);
  const go = (_state: unknown, _title: string, url: string) => {
    const next = new URL(url, at);
    if (next.origin !== at.origin) throw new Error(`${next.origin} is not ${at.origin}`);
    at = next;
  };
  vi.stubGlobal('history', { pushState: go, replaceState: go });
  vi.stubGlobal('location', {
    ...{ origin: at.origin, pathname: at.pathname },
    ...{ search: at.search, hash: at.hash },
  });
  return () => at.href;
}

afterEach(() => vi.unstubAllGlobals());

it.each(['http://localhost:4173/', 'http://localhost:4173//', 'https://example.org/lab/index.html'])(
  'changes the hash of %s, and nothing else',
  (page) => {
    const address = pageAt(`${page}?engine=wasm#/records`);
    browserBar().push('#/results/1');
    expect(address()).toBe(`${page}?engine=wasm#/results/1`);
    browserBar().replace('');
    expect(address()).toBe(`${page}?engine=wasm`);
  },
);

it.each(['http://localhost:4173/', 'http://localhost:4173//'])('drops parts of the query of %s', (page) => {
  const address = pageAt(`${page}?demo&engine=wasm#/train`);
  dropFromQuery(['demo']);
  expect(address()).toBe(`${page}?engine=wasm#/train`);
  const alone = pageAt(`${page}?demo#/train`);
  dropFromQuery(['demo']);
  expect(alone()).toBe(`${page}#/train`);
});
