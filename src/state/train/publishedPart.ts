import { type DivisionPart, partOf } from '../../beats/publishedSplit';
import type { Experiment } from '../../experiment/settings/types';
import { deChazal } from './protocolSide';

/**
 * How many records of the published division an experiment has, if it names that division but not all of its records
 * are there: its numbers then stand beside no published ones.
 */
export function publishedPart({
  records,
  train: { protocol },
}: {
  records: readonly Pick<Experiment['records'][number], 'name'>[];
  train: Pick<Experiment['train'], 'protocol'>;
}): DivisionPart | undefined {
  if (protocol.kind !== 'records' || deChazal(protocol) === undefined) return undefined;
  return partOf(
    protocol,
    records.map(({ name }) => name),
  );
}
