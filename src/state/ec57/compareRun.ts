import { canonicalJson } from '../../base/canonicalJson';
import { oncePer } from '../../base/remember';
import type { RunView } from '../../experiment/run/types';
import { entryOfRun } from '../records/recordPredictions';
import { foldsOf } from '../results/foldsOf';
import { services } from '../services';
import type { LabState } from '../types';
import { current } from '../update';
import { numberOf } from './annotationNumbers';
import { compare, type Ec57Task } from './compare';
import { runBeats } from './runBeats';
import type { Ec57Comparison } from './types';

/** What a run is called in the texts, as an annotator. */
const RUN_ANNOTATOR = 'lab';

const comparisonsOf = oncePer(foldsOf, () => new Map<string, Ec57Comparison>());

/** See `LabCommands.compareRunEc57`. */
export async function compareRunEc57(isAsked = false): Promise<void> {
  const run = current().openRun;
  if (!run) return;
  const task = runTask(run, current());
  if (task.jobs.length + task.missing.length > 0) await compare(task, isAsked);
}

/** The records of which the run tested something, each with the annotator in use or the chosen one. */
function runTask(run: RunView, { records, ec57 }: LabState): Ec57Task {
  const jobs: Ec57Task['jobs'] = [];
  const missing: Ec57Task['missing'] = [];
  const references = new Set<string>();
  const beats = runBeats(run);
  for (const [index, record] of run.beats.recordNames.entries()) {
    const own = beats[index]!;
    if (own.sample.length === 0) continue;
    const entry = entryOfRun(run, record, records);
    const source = entry && services.sources.get(entry.id);
    const reference = ec57.runReference ?? entry?.annotator;
    if (!entry || !source) {
      const why = records.some(({ id }) => id === record) ? 'other-files' : 'gone';
      missing.push({ record, why, reason: '' });
    } else if (reference === undefined || !entry.annotators.includes(reference)) {
      missing.push({ record, why: 'no-annotator', reason: '' });
    } else {
      references.add(reference);
      const test = { annotator: RUN_ANNOTATOR, ...own };
      jobs.push({ record, source, asked: { reference, test, options: ec57.options } });
    }
  }
  const sources = jobs.map(({ source, asked }) => numberOf(source, asked.reference));
  return {
    part: 'run',
    of: run.id,
    key: canonicalJson([run.id, ec57.options, sources, missing]),
    options: ec57.options,
    reference: [...references].join(', '),
    test: RUN_ANNOTATOR,
    jobs,
    missing,
    known: comparisonsOf(run),
  };
}
