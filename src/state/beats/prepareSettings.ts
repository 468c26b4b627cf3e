import { canonicalJson } from '../../base/canonicalJson';
import { defaultPrepareSettings } from '../../beats/defaults';
import type { PrepareSettings } from '../../beats/types';
import { keepDraft } from '../drafts';
import { fingerprint, usedRecords } from '../records/usedRecords';
import { services } from '../services';
import type { RecordEntry } from '../types';
import { current, update } from '../update';

export function tickedRecords(): RecordEntry[] {
  return current().records.filter((entry) => entry.ticked && entry.state === 'ready');
}

/** The key of what Prepare would read now: settings, ticks and files. */
export function currentInputsKey(): string {
  return canonicalJson([current().prepareSettings, fingerprint(usedRecords(tickedRecords()))]);
}

/** To be called after a change of records or settings. Prepared beats whose records were all removed are discarded. */
export function markPreparedStale(): void {
  const { prepared, records } = current();
  if (!prepared) return;
  if (!records.some(({ id }) => prepared.recordIds.includes(id)) && prepared.recordIds.length > 0) {
    services.parts = [];
    update({ prepared: undefined });
    return;
  }
  const stale = prepared.inputsKey !== currentInputsKey();
  if (stale !== prepared.stale) update({ prepared: { ...prepared, stale } });
}

export function setPrepareSettings(change: Partial<PrepareSettings>): void {
  update((state) => ({ prepareSettings: { ...state.prepareSettings, ...change }, faultsAccepted: false }));
  markPreparedStale();
}

export function resetPrepareSettings(): void {
  keepDraft('prepare', undefined);
  setPrepareSettings(defaultPrepareSettings);
}
