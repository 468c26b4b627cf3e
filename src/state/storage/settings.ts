import { committed } from './committed';
import type { Database } from './schema';
import type { SettingsStorage } from './types';

export function settingsStorage(database: () => Promise<Database>): SettingsStorage {
  return {
    async saveSettings(settings) {
      const transaction = (await database()).transaction('settings', 'readwrite');
      const put = transaction.store.put(settings, 'lab');
      // Settings are written while the page is being left, too: nobody is there any more to see the request succeed.
      transaction.commit();
      await committed(transaction.done, [put]);
    },
    async loadSettings() {
      return (await database()).get('settings', 'lab');
    },
  };
}
