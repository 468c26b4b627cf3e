import { canonicalJson } from '../../base/canonicalJson';
import { services } from '../services';
import { current } from '../update';
import { numberOf } from './annotationNumbers';
import { annotatorPair } from './annotatorPair';
import { compare, type Ec57Task } from './compare';

/** See `LabCommands.compareAnnotators`. */
export async function compareAnnotators(recordIds: readonly string[], isAsked = false): Promise<void> {
  const { records, ec57 } = current();
  const entries = recordIds.flatMap((id) => records.find((entry) => entry.id === id) ?? []);
  const pair = annotatorPair(entries, ec57.pair);
  if (!pair) return;
  const { reference, test } = pair;
  const asked = { reference, test: { annotator: test }, options: ec57.options };
  const jobs: Ec57Task['jobs'] = pair.recordIds.flatMap((record) => {
    const source = services.sources.get(record);
    return source ? [{ record, source, asked }] : [];
  });
  const missing: Ec57Task['missing'] = entries
    .filter(({ id }) => !jobs.some(({ record }) => record === id))
    .map(({ id }) => ({ record: id, why: 'no-annotator', reason: '' }));
  const sources = jobs.map(({ source }) => [numberOf(source, reference), numberOf(source, test)]);
  await compare(
    {
      part: 'annotators',
      of: recordIds.join('\n'),
      key: canonicalJson([asked, sources, missing]),
      ...{ options: ec57.options, reference, test, jobs, missing },
      known: new Map(),
    },
    isAsked,
  );
}
