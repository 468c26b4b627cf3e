import { messageOf } from '../../base/messageOf';
import { derivedNeeds, featureColumns, inputChannels } from '../../beats/inputChannels';
import { settingsProblems } from '../../beats/settingsProblems';
import type { PrepareSettings } from '../../beats/types';
import type { PreparedPart } from '../../workers/records/types';
import { relabelledOf } from '../edits/relabelled';
import { usedLogs } from '../edits/usedLogs';
import { inDatabase } from '../records/databases';
import { isNetworkLabelled } from '../records/networkLabels';
import { usedRecords } from '../records/usedRecords';
import { services } from '../services';
import type { RecordEntry } from '../types';
import { type ActivityHandle, current, report, update, withActivity } from '../update';
import { noRecordTicked } from './noRecordTicked';
import { currentInputsKey, markPreparedStale, tickedRecords, wantedEarlier } from './prepareSettings';
import { summarisePrepared } from './summarisePrepared';

interface Row {
  recordId: string;
  record: PreparedPart;
}

/** The preparation that runs now: the key of its inputs, its promise, and how to stop it. */
let active: { inputsKey: string; done: Promise<void>; stop(): void } | undefined;

/**
 * Cuts the beats of every ticked record in the pool. Resolves when done, stopped or failed; partial results are
 * discarded.
 * A second call for the same beats joins the running one; a call for other beats stops it first.
 */
export async function prepareBeats(): Promise<void> {
  const settings = current().prepareSettings;
  const ticked = tickedRecords();
  if (!canPrepare(settings, ticked)) return;
  const inputsKey = currentInputsKey();
  if (active?.inputsKey === inputsKey) return active.done;
  active?.stop();

  let id = '';
  const done = withActivity('preparing', { total: ticked.length }, async (activity) => {
    id = activity.id;
    await prepare(settings, ticked, inputsKey, activity);
  });
  const started = { inputsKey, done, stop: () => services.running.get(id)?.abort() };
  active = started;
  try {
    await done;
  } finally {
    if (active === started) active = undefined;
  }
}

/** Reports what prevents beats from being prepared. */
function canPrepare(settings: PrepareSettings, ticked: RecordEntry[]): boolean {
  if (ticked.length === 0) {
    report({ ...noRecordTicked, file: '' });
    return false;
  }
  const wrong = settingsProblems(settings);
  for (const { message, values } of wrong) report({ code: 'settings-invalid', file: '', message, values });
  return wrong.length === 0;
}

async function prepare(
  settings: PrepareSettings,
  ticked: RecordEntry[],
  inputsKey: string,
  activity: ActivityHandle,
): Promise<void> {
  const startedAtMs = performance.now();
  const earlier = wantedEarlier();
  // Files and edits may be replaced while the beats are read.
  const sources = new Map(ticked.map(({ id }) => [id, services.sources.get(id)!]));
  const editRows = current().edits.rows;
  // Derived columns are made here by all threads, rather than by a single one when the training starts; the recipe
  // may still change.
  const { input } = current().trainSettings;
  const needs = derivedNeeds(inputChannels(input), featureColumns(input));
  let done = 0;
  const prepared = await Promise.all(
    ticked.map(async ({ id }): Promise<Row | undefined> => {
      const source = sources.get(id)!;
      try {
        const record = await services
          .pool()
          .run((worker) => worker.prepare(source, settings, needs), activity.signal);
        return { recordId: id, record };
      } catch (error) {
        if (activity.signal.aborted) throw error;
        reportFailed(id, error);
        return undefined;
      } finally {
        done++;
        activity.update({ detail: id, done });
      }
    }),
  );
  const rows = prepared.filter((row) => row !== undefined);
  const isRead = new Set(rows.map(({ recordId }) => recordId));
  // It may have been set meanwhile.
  const databases = new Map(current().records.map(({ id, database }) => [id, database]));
  const read = ticked
    .filter(({ id }) => isRead.has(id))
    .map((entry) => ({ ...entry, database: databases.get(entry.id) ?? entry.database }));
  const edits = await usedLogs(
    read.map((entry) => ({ entry, source: sources.get(entry.id)! })),
    editRows,
  );
  activity.signal.throwIfAborted();
  services.parts = rows.map(({ record }, i) => inDatabase(record.beats, read[i]!.database));
  const summary = summarisePrepared(rows, settings);
  update({
    prepared: {
      ...summary,
      inputsKey,
      records: usedRecords(read),
      synthetic: read.some(({ synthetic }) => synthetic),
      networkLabelled: read.filter(isNetworkLabelled).map(({ id }) => id),
      relabelled: relabelledOf(read),
      edits,
      earlier,
      durationSec: (performance.now() - startedAtMs) / 1000,
      stale: false,
    },
  });
  markPreparedStale();
  reportLeads(rows);
  if (summary.total === 0) reportNothingLeft();
}

function reportFailed(recordId: string, error: unknown): void {
  const reason = messageOf(error);
  report({
    code: 'file-unreadable',
    file: recordId,
    message: `Record ${recordId} could not be prepared and was left out: ${reason}`,
    values: { name: recordId, reason },
  });
}

/** If records lack the requested lead, another one was used: reported once for all of them. */
function reportLeads(rows: Row[]): void {
  const others = rows.filter(({ record }) => record.leadNote?.code === 'lead-missing');
  const wanted = others[0]?.record.leadNote?.values.wanted;
  if (wanted === undefined) return;
  const records = others.map(({ recordId, record }) => `${recordId} (${record.leadName})`).join(', ');
  report(
    {
      code: 'lead-missing',
      file: '',
      message: `There is no lead ${wanted} in ${records}, so the first lead was used there. Choose another lead, or leave these records out.`,
      values: { wanted, records },
    },
    'note',
  );
}

function reportNothingLeft(): void {
  report({
    code: 'no-beats',
    file: '',
    message:
      'No beat was left after cutting. Check that the ticked records have beat annotations and that the window is shorter than the record.',
    values: {},
  });
}
