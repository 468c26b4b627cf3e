import { namesOf } from '../../base/filePath';
import { sumOf } from '../../base/sumOf';
import { PACED_RECORDS } from '../../beats/defaults';
import type { RecordFacts, RecordSource } from '../../workers/records/types';
import { markPreparedStale } from '../beats/prepareBeats';
import { takePending } from '../removal/pending';
import { services } from '../services';
import { locationKey } from '../storage/locations';
import type { RecordEntry } from '../types';
import { current, report, update } from '../update';
import { inRecordOrder } from './recordOrder';
import { storeRecord } from './storeRecord';

/**
 * Adds an inspected record to the table, and reports its problems. A complete record of the same name is kept: this one
 * gets more of its folders into its name, as long as it has any.
 * The table is updated when this returns; the promise resolves when the record is stored, or storing it has failed.
 */
export function addRecord(given: RecordSource, inspected: RecordFacts): Promise<unknown> {
  const name = nameInLab(given, inspected);
  const [source, facts] = [
    { ...given, name },
    { ...inspected, name },
  ];
  const known = current().records.find((entry) => entry.id === facts.name);
  if (known?.state === 'ready' && !completes(known, facts)) {
    if (!isPartOf(known, facts)) report(duplicate(known, source), 'warning');
    return Promise.resolve();
  }
  if (facts.state === 'unreadable') {
    for (const problem of facts.problems) report(problem, 'error');
    return Promise.resolve();
  }
  for (const problem of facts.problems) {
    // Read again only because another file was added: dismissed problems stay dismissed.
    if (!known || !services.dismissed.has(problem.message)) report(problem, 'warning');
  }
  const fresh = entryOf(facts, source.unlisted);
  const entry = known?.state === 'ready' ? { ...fresh, ticked: known.ticked } : fresh;
  // It replaces a removed record of its name, which can then no longer be brought back.
  takePending(locationKey({ store: 'records', id: entry.id }));
  services.sources.set(entry.id, source);
  update((state) => ({
    records: inRecordOrder([...state.records.filter(({ id }) => id !== entry.id), entry]),
  }));
  markPreparedStale();
  return storeRecord({ entry, source });
}

/**
 * The name that a record is shown by: that of a loaded record which it is, or completes; else the shortest that tells it
 * from all complete ones; if there is none, its own.
 */
function nameInLab({ name, header }: RecordSource, facts: RecordFacts): string {
  const { records } = current();
  const names = namesOf(header.path);
  const complete = (id: string) => records.find((entry) => entry.id === id && entry.state === 'ready');
  const same = names.find((id) => {
    const known = complete(id);
    return known && (completes(known, facts) || isPartOf(known, facts));
  });
  const longer = names.filter((id) => id.length >= name.length);
  return same ?? [name, ...longer].find((id) => !complete(id)) ?? name;
}

/** A multi-segment record can be viewed and used before all its segments are loaded. */
export function lacksSegments({ problems }: RecordEntry): boolean {
  return problems.some(({ code }) => code === 'segment-missing');
}

/** Whether the facts contain all files of the loaded record, and segments that it lacked. */
function completes(known: RecordEntry, facts: RecordFacts): boolean {
  if (!lacksSegments(known) || facts.files.length <= known.files.length) return false;
  const files = new Set(facts.files.map(({ sha256 }) => sha256));
  return known.files.every(({ sha256 }) => files.has(sha256));
}

/** The same bytes, or a part of them: dropping a record twice is not worth a message. */
function isPartOf(known: RecordEntry, facts: RecordFacts): boolean {
  const loaded = new Set(known.files.map((file) => file.sha256));
  return facts.files.length > 0 && facts.files.every((file) => loaded.has(file.sha256));
}

function duplicate(known: RecordEntry, { header }: RecordSource) {
  return {
    code: 'record-duplicate' as const,
    file: header.path,
    message: `A record named ${known.id} is already loaded (from ${known.source}), and ${header.path} is another one of that name. It was left out: rename its files, or remove the loaded record first.`,
    values: { name: known.id, loadedFrom: known.source },
  };
}

/** How annotations begin that a network made (`writeLabels`): it would learn from its own answers. */
const LABELLED = 'labels by ';

/** Found beats without a class give nothing to train on. */
function hasNoClasses({ beatCount, classCounts }: RecordFacts): boolean {
  return beatCount > 0 && sumOf(classCounts) === 0;
}

/** A newly loaded record's row in the table. */
export function entryOf(facts: RecordFacts, unlisted: boolean): RecordEntry {
  const untickedBecause =
    facts.state === 'incomplete' || facts.state === 'no-annotations'
      ? facts.state
      : PACED_RECORDS.includes(facts.name.slice(facts.name.lastIndexOf('/') + 1)) && !facts.synthetic
        ? 'paced'
        : unlisted
          ? 'unlisted'
          : hasNoClasses(facts)
            ? 'no-classes'
            : facts.labNote?.startsWith(LABELLED)
              ? 'network-labels'
              : undefined;
  return { ...facts, id: facts.name, ticked: untickedBecause === undefined, untickedBecause };
}
