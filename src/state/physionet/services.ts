import { cacheStore } from '../../physionet/cacheStore';
import { defaultPatience, type Patience } from '../../physionet/defaults';
import { type DownloadStore, memoryStore } from '../../physionet/downloadStore';
import type { RecordsListing } from '../../physionet/types';

/** The dependencies of the PhysioNet commands besides the store. */
export interface PhysioNetServices {
  /** Address of the forward on the server of the page. */
  base(): string;
  fetch: typeof fetch;
  store(): DownloadStore;
  patience: Patience;
  /** The listing of the database that the form shows. */
  listing: RecordsListing | undefined;
}

function createServices(): PhysioNetServices {
  let store: DownloadStore | undefined;
  const base = () => new URL('physionet/', globalThis.document?.baseURI ?? 'http://localhost/').href;
  return {
    base,
    fetch: (...request) => fetch(...request),
    store() {
      // Pages without encryption (and some private windows) have no Cache storage.
      store ??= typeof caches === 'undefined' ? memoryStore() : cacheStore(base(), caches);
      return store;
    },
    patience: defaultPatience,
    listing: undefined,
  };
}

export const physioNetServices: PhysioNetServices = createServices();
