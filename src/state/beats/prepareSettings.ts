import { canonicalJson, isSameJson } from '../../base/canonicalJson';
import { defaultPrepareSettings } from '../../beats/defaults';
import type { EarlierBeats, PrepareSettings } from '../../beats/types';
import { keepDraft } from '../drafts';
import { fingerprint, usedRecords } from '../records/usedRecords';
import { services } from '../services';
import type { DealState, RecordEntry } from '../types';
import { current, update } from '../update';

export function tickedRecords(): RecordEntry[] {
  return current().records.filter((entry) => entry.ticked && entry.state === 'ready');
}

/** The key of what Prepare would make now: settings, ticks and files, and by which beats folds are dealt. */
export function currentInputsKey(): string {
  const files = fingerprint(usedRecords(tickedRecords()));
  return canonicalJson([current().prepareSettings, files, wantedEarlier() ?? []]);
}

/** The beats by which the folds of another run were dealt, as long as its records and its way of preparing are chosen. */
export function wantedEarlier(): EarlierBeats | undefined {
  const { deal, prepareSettings } = current();
  if (!deal || !isSameJson(deal.prepare, prepareSettings)) return undefined;
  const isThere = fingerprint(deal.records) === fingerprint(usedRecords(tickedRecords()));
  return isThere ? deal.earlier : undefined;
}

/** Deals folds by other beats than those that are there, for these records and settings; undefined: by those that are there. */
export function setDeal(deal: DealState | undefined): void {
  update({ deal });
  markPreparedStale();
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
