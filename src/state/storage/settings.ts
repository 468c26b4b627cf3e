import { committed } from './committed';
import type { Database } from './schema';
import type { SettingsStorage } from './types';

export function settingsStorage(database: () => Promise<Database>): SettingsStorage {
  return {
    async saveSettings(settings) {
      const transaction = (await database()).transaction('settings', 'readwrite');
      const put = transaction.store.put(settings, 'lab');
      // Settings are also written while the page is being closed: nobody is left to wait for the success of the
      // request.
      transaction.commit();
      await committed(transaction.done, [put]);
    },
    async loadSettings() {
      return (await database()).get('settings', 'lab');
    },
  };
}
