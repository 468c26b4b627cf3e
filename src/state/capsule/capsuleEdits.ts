import { annotatorOf } from '../../base/filePath';
import { baseOfLog, editLogText, type RefusedLine } from '../../edits/editLog';
import type { EditBase, EditLog } from '../../edits/types';
import { listedLines } from '../edits/editLogs';
import { editBase, hashOf, hashOfRecord } from '../edits/layers';
import { takeAnnotation } from '../records/annotators';
import { inTurn } from '../records/inTurn';
import { problemOf } from '../records/problemOf';
import { services } from '../services';
import type { RecordEntry } from '../types';
import { current, report, update } from '../update';
import { findRecords } from './findRecords';
import type { CapsuleLayer } from './stateTypes';

/**
 * Makes the edits of the open capsule over the annotations here that they were made over, for records that are missing as the capsule has
 * them: annotations of their own, which its run then uses. What a person edited here stays as it is. Where a line cannot be made, or
 * the edits give other annotations than the run had, none of that log is made; it is tried once, and left when somebody then
 * chooses other annotations. One call at a time.
 *
 * @returns whether something was made
 */
export function makeCapsuleEdits(): Promise<boolean> {
  making = making.then(makeMissing, makeMissing);
  return making;
}

let making = Promise.resolve(false);

async function makeMissing(): Promise<boolean> {
  const open = current().capsule;
  if (!open) return false;
  const { capsule, layers } = open;
  const { missing } = findRecords(capsule.experiment.records, current().records);
  const made: CapsuleLayer[] = [];
  for (const log of capsule.edits ?? []) {
    const base = baseOfLog(log);
    const isWanted = base && missing.includes(base.record);
    const isTried = layers.some((layer) => layer.record === base?.record && isThere(layer));
    if (!isWanted || isTried) continue;
    const there = await recordOver(base);
    if (!there) continue;
    const wanted = capsule.experiment.records.find(({ name }) => name === base.record)?.files.at(-1)?.sha256;
    await inTurn(there.id, async () => {
      try {
        const layer = await makeLayer(there.id, base, log, wanted);
        if (layer) made.push(layer);
      } catch (error) {
        report(problemOf(error, there.id));
      }
    });
  }
  if (made.length === 0 || current().capsule?.capsule !== capsule) return false;
  const others = layers.filter(({ record }) => !made.some((layer) => layer.record === record));
  update((state) => ({ capsule: state.capsule && { ...state.capsule, layers: [...others, ...made] } }));
  return made.some(({ state }) => state === 'made');
}

/** Whether what was tried counts: not where the annotations that were made are gone, since the record was loaded again. */
function isThere({ recordId, made, state }: CapsuleLayer): boolean {
  if (state !== 'made') return true;
  return current().records.some(({ id, annotators }) => id === recordId && annotators.includes(made));
}

/** The record with the annotations that edits were made over, whatever it is called here. */
async function recordOver(base: EditBase): Promise<RecordEntry | undefined> {
  for (const entry of current().records) {
    const source = services.sources.get(entry.id);
    if (!source || hashOfRecord(entry, source) !== base.recordHash) continue;
    const own = await editBase(entry, source, base.annotator);
    if (own?.annotatorHash === base.annotatorHash) return entry;
  }
  return undefined;
}

async function makeLayer(
  recordId: string,
  base: EditBase,
  log: EditLog,
  wanted: string | undefined,
): Promise<CapsuleLayer | undefined> {
  const source = services.sources.get(recordId);
  if (!source) return undefined;
  const text = editLogText(log);
  const { file, refused } = await services
    .viewer()
    .run((worker) => worker.editByLog(source, base.annotator, text));
  const layer = {
    ...{ record: base.record, recordId },
    annotator: base.annotator,
    made: annotatorOf(file.name),
  };
  if (refused.length > 0) {
    reportRefused(recordId, refused);
    return { ...layer, state: 'refused' };
  }
  if ((await hashOf(file)) !== wanted) return { ...layer, state: 'other' };
  // Edits made here have a log of their own.
  const logged = file.editsOf === undefined ? { ...file, editLog: log } : file;
  await takeAnnotation(recordId, source, logged, { isUsed: true });
  return { ...layer, state: 'made' };
}

function reportRefused(name: string, refused: readonly RefusedLine[]): void {
  const file = current().capsule?.file ?? '';
  const lines = listedLines(refused);
  report({
    code: 'capsule-edits-refused',
    file,
    message: `The edits of ${name} in ${file} cannot be made: line ${lines}. None of them was made, so that the capsule cannot be repeated on this record.`,
    values: { name, lines },
  });
}
