/**
 * The browser opens no database for this page: a private window, its settings, or no IndexedDB at all; or a newer
 * version of the lab, in another tab, has upgraded the database to a schema that this version does not know. The
 * message is the name of the error that the browser threw.
 */
export class StorageRefused extends Error {
  override readonly name = 'StorageRefused';

  get isNewer(): boolean {
    return this.message === 'VersionError';
  }
}
