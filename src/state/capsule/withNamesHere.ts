import { declarationOf } from '../../experiment/protocols';
import type { Experiment, Protocol } from '../../experiment/settings/types';
import { matchRecords } from '../records/matchRecords';
import { wholeNames } from '../train/protocolChoices';

/**
 * An experiment with the names that its records have here, in its list of records and in those of its protocol: a record
 * has folders in its name only where others are called alike.
 */
export function withNamesHere(
  experiment: Experiment,
  there: readonly Pick<Experiment['records'][number], 'name' | 'files'>[],
): Experiment {
  const before = experiment.records.map(({ name }) => name);
  const here = matchRecords(experiment.records, there).map((found, i) => found?.name ?? before[i]!);
  if (here.join('\n') === before.join('\n')) return experiment;
  const nameHere = new Map(before.map((name, i) => [name, here[i]!]));
  const { protocol } = experiment.train;
  const { recordLists, recordItems } = declarationOf(protocol);
  const lists = recordLists?.(protocol) ?? recordItems?.(protocol) ?? [];
  const whole = wholeNames(before, ...lists.map(({ names }) => names));
  const renamed = lists.map(
    ({ role }, list) => [role, whole[list]!.map((name) => nameHere.get(name) ?? name)] as const,
  );
  return {
    ...experiment,
    records: experiment.records.map((record, i) => ({ ...record, name: here[i]! })),
    ...(experiment.earlier && {
      earlier: experiment.earlier.map((place) => ({
        ...place,
        record: nameHere.get(place.record) ?? place.record,
      })),
    }),
    train: { ...experiment.train, protocol: { ...protocol, ...Object.fromEntries(renamed) } as Protocol },
  };
}
