import { isDeChazal } from '../../beats/publishedSplit';
import { DE_CHAZAL } from '../../beats/recordSets';
import type { Experiment, Protocol, TrainSettings } from '../../experiment/settings/types';

/** intra: beats of the same persons are learnt from and tested; inter: other persons; own: other persons and the first minutes of one's own. */
export type ProtocolSide = 'intra' | 'inter' | 'own';

const SIDES: Record<Protocol['kind'], ProtocolSide> = {
  kfold: 'intra',
  holdout: 'intra',
  records: 'inter',
  leaveOneOut: 'inter',
  groupkfold: 'inter',
  patientSpecific: 'own',
};

export function protocolSide({ kind }: Protocol): ProtocolSide {
  return SIDES[kind];
}

/**
 * The plainest protocol of a side for these records; intra: five stratified folds; inter: DS1 → DS2 where all of both lists are there,
 * else five folds of whole persons. Validation beats follow: shuffled beats, or whole persons.
 */
export function protocolOfSide(
  side: 'intra' | 'inter',
  records: Experiment['records'],
): Pick<TrainSettings, 'protocol' | 'validationBy'> {
  if (side === 'intra')
    return { protocol: { kind: 'kfold', folds: 5, stratified: true }, validationBy: 'beats' };
  const there = new Set(records.map(({ name }) => name));
  const { training, test } = DE_CHAZAL;
  const hasBoth = [...training, ...test].every((name) => there.has(name));
  return {
    protocol: hasBoth
      ? { kind: 'records', training: [...training], test: [...test] }
      : { kind: 'groupkfold', folds: 5 },
    validationBy: 'patients',
  };
}

/** Which way round a protocol is de Chazal's, if it is. */
export function deChazal({
  training,
  test,
}: {
  training: string[];
  test: string[];
}): 'DS1 → DS2' | 'DS2 → DS1' | undefined {
  if (isDeChazal({ training, test })) return 'DS1 → DS2';
  return isDeChazal({ training: test, test: training }) ? 'DS2 → DS1' : undefined;
}
