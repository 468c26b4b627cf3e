import type { BeatIndex } from '../../beats/types';
import type { Leak } from './types';

/**
 * Reports records whose labels are the answers of a network, not of a person: tested against them, a network is compared
 * with a network; trained on them, it learns the other's errors.
 *
 * @param networkLabelled names of these records
 * @param sides each fold's lists of beats on the training side, and its test beats
 */
export function labelsOfNetworks(
  { record, recordNames }: BeatIndex,
  sides: readonly { train: readonly Int32Array[]; test: Int32Array }[],
  networkLabelled: readonly string[],
): Leak | undefined {
  if (networkLabelled.length === 0) return undefined;
  const isLabelled = recordNames.map((name) => networkLabelled.includes(name));
  const trained = new Set<number>();
  const tested = new Set<number>();
  const collect = (beats: Int32Array, into: Set<number>) => {
    for (const beat of beats) if (isLabelled[record[beat]!]) into.add(record[beat]!);
  };
  for (const { train, test } of sides) {
    for (const part of train) collect(part, trained);
    collect(test, tested);
  }
  if (tested.size + trained.size === 0) return undefined;
  const how = tested.size > 0 ? 'tested' : 'trained';
  const found = how === 'tested' ? tested : trained;
  const records = recordNames.filter((_, number) => found.has(number)).join(', ');
  return how === 'tested'
    ? {
        code: 'network-labels',
        level: 'fault',
        message: `The labels of tested records are the answers of a network (${records}): the results say how far two networks agree, not how often one is right. Choose the reference annotations, or leave these records out.`,
        values: { records, how },
      }
    : {
        code: 'network-labels',
        level: 'protocol',
        message: `The labels of some training records are the answers of a network (${records}): its errors are learnt, too.`,
        values: { records, how },
      };
}
