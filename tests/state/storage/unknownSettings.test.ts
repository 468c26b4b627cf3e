import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setTheme } from '../../../src/state/page';
import { services } from '../../../src/state/services';
import { start } from '../../../src/state/start';
import { labStore } from '../../../src/state/store';
import { settle } from '../fakes';
import { freshLab } from '../labInNode';
import { memoryStorage } from '../memoryStorage';

/** In a separate file: the subscription of `start` lives as long as the page, so the order of these tests matters. */
describe('settings of the last visit', () => {
  vi.stubGlobal('navigator', { language: 'en' });
  freshLab();
  beforeEach(() =>
    labStore.setState({ storage: { status: 'on', usedBytes: undefined, quotaBytes: undefined } }),
  );
  const stored = { trainSettings: 'of a later version', editor: 'Li' };
  const afterAChange = async (change: Partial<typeof services.storage>) => {
    const memory = memoryStorage();
    memory.putSettings(stored);
    services.storage = { ...memory.storage, ...change };
    await start(new URL('http://localhost/'));
    setTheme('dark');
    await settle();
    return memory.settings();
  };
  const refuse = () => Promise.reject(new DOMException('lost', 'NotReadableError'));

  it('are not overwritten if they could not even be read', async () => {
    expect(await afterAChange({ loadSettings: refuse })).toBe(stored);
  });

  it('are not overwritten if an unreadable part could not be moved out of the way', async () => {
    expect(await afterAChange({ setSettingsAside: refuse })).toBe(stored);
  });

  it('are replaced by newer ones if it could', async () => {
    expect(await afterAChange({})).toMatchObject({
      theme: 'dark',
      trainSettings: { seed: 1 },
      editor: 'Li',
    });
  });
});
