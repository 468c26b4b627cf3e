import { isDeChazal, partOf } from '../../beats/publishedSplit';
import { DE_CHAZAL } from '../../beats/recordSets';
import { declarationOf, initialProtocol } from '../../experiment/protocols';
import type { ProtocolSide } from '../../experiment/protocols/declare';
import type { Experiment, Protocol, TrainSettings } from '../../experiment/settings/types';

export { dealsRecords } from '../../experiment/protocols';

/** Who is new to the network in the test. */
export const protocolSide = (protocol: Protocol): ProtocolSide => declarationOf(protocol).side;

/** Whether there is a single split, and so no folds to count. */
export const isOneSplit = (protocol: Protocol): boolean => knownFolds(protocol) === 1;

/** Whether each fold tests a record. */
export const isFoldPerRecord = (protocol: Protocol): boolean => declarationOf(protocol).foldPerRecord;

/** Whether its lists hold databases, so that their items say more than how many there are. */
export const namesItems = (protocol: Protocol): boolean => declarationOf(protocol).recordItems !== undefined;

/** The number of folds; undefined if it depends on the beats. */
export const knownFolds = (protocol: Protocol): number | undefined =>
  declarationOf(protocol).foldCount(protocol);

/**
 * The simplest protocol of a side for these records; intra: five stratified folds; inter: DS1 → DS2 if all records of
 * both lists are loaded, else five folds of complete persons. Validation beats accordingly: shuffled beats, or
 * complete persons.
 */
export function protocolOfSide(
  side: 'intra' | 'inter',
  records: Experiment['records'],
): Pick<TrainSettings, 'protocol' | 'validationBy'> {
  if (side === 'intra') return { protocol: initialProtocol('kfold'), validationBy: 'beats' };
  const there = records.map(({ name }) => name);
  const hasBoth = partOf(DE_CHAZAL, there) === undefined;
  return {
    protocol: initialProtocol(hasBoth ? 'records' : 'groupkfold'),
    validationBy: 'patients',
  };
}

/** The direction of de Chazal's split, if the protocol is that. */
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
