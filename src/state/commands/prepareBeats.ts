import { defaultPrepareSettings } from '../../beats/defaults';
import { settingsProblems } from '../../beats/settingsProblems';
import type { PrepareSettings } from '../../beats/types';
import type { PreparedPart } from '../../workers/records/types';
import { summarisePrepared } from '../selectors/summarisePrepared';
import { services } from '../services';
import type { PreparedState } from '../types';
import { current, report, update, withActivity } from '../update';

/** Cuts the beats of every ticked record in the pool. Resolves when done, stopped or failed; nothing half-done stays. */
export async function prepareBeats(): Promise<void> {
  const settings = current().prepareSettings;
  const recordIds = tickedIds();
  if (recordIds.length === 0) {
    report({
      code: 'no-record-ticked',
      file: '',
      message:
        'No record is ticked, so there are no beats to prepare. Tick at least one record that has annotations.',
      values: {},
    });
    return;
  }
  const wrong = settingsProblems(settings);
  for (const { message, values } of wrong) report({ code: 'settings-invalid', file: '', message, values });
  if (wrong.length > 0) return;
  const startedAtMs = performance.now();
  const prepared = await withActivity('preparing', { total: recordIds.length }, async (activity) => {
    let done = 0;
    const records = await Promise.all(
      recordIds.map(async (id) => {
        const source = services.sources.get(id)!;
        try {
          return await services.pool().run((worker) => worker.prepare(source, settings), activity.signal);
        } catch (error) {
          if (error instanceof DOMException && error.name === 'AbortError') throw error;
          reportFailed(id, error);
          return undefined;
        } finally {
          done++;
          activity.update({ detail: id, done });
        }
      }),
    );
    return records;
  });
  if (!prepared) return;

  const kept = prepared
    .map((record, i) => ({ recordId: recordIds[i]!, record }))
    .filter((row): row is { recordId: string; record: PreparedPart } => row.record !== undefined);
  services.parts = kept.map((row) => row.record.beats);
  const summary = summarisePrepared(kept, settings);
  update((state) => ({
    prepared: {
      ...summary,
      synthetic: state.records.some((entry) => entry.synthetic && recordIds.includes(entry.id)),
      durationSec: (performance.now() - startedAtMs) / 1000,
      stale: isStale(summary, state.prepareSettings),
    },
  }));
  if (summary.total === 0) {
    report({
      code: 'no-beats',
      file: '',
      message:
        'No beat was left after cutting. Check that the ticked records have beat annotations and that the window is shorter than the record.',
      values: {},
    });
  }
}

function reportFailed(recordId: string, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  report({
    code: 'file-unreadable',
    file: recordId,
    message: `Record ${recordId} could not be prepared and was left out: ${reason}`,
    values: { name: recordId, reason },
  });
}

function tickedIds(): string[] {
  return current()
    .records.filter((entry) => entry.ticked && entry.state === 'ready')
    .map((entry) => entry.id);
}

/** Whether what was prepared is no longer what the page's settings and ticks say. */
function isStale(
  prepared: Pick<PreparedState, 'settings' | 'recordIds'>,
  settings: PrepareSettings,
): boolean {
  return (
    JSON.stringify(prepared.settings) !== JSON.stringify(settings) ||
    prepared.recordIds.join('\n') !== tickedIds().join('\n')
  );
}

/** To call after a change of records or settings. Beats whose records are all gone go too. */
export function markPreparedStale(): void {
  const { prepared, records } = current();
  if (!prepared) return;
  if (records.length === 0) {
    services.parts = [];
    update({ prepared: undefined });
    return;
  }
  const stale = isStale(prepared, current().prepareSettings);
  if (stale !== prepared.stale) update({ prepared: { ...prepared, stale } });
}

export function setPrepareSettings(change: Partial<PrepareSettings>): void {
  update((state) => ({ prepareSettings: { ...state.prepareSettings, ...change } }));
  markPreparedStale();
}

export function resetPrepareSettings(): void {
  setPrepareSettings(defaultPrepareSettings);
}
