import { isDeChazal } from '../../beats/publishedSplit';
import { DE_CHAZAL } from '../../beats/recordSets';
import type { Protocol } from '../../experiment/settings/types';

/** Who is new to the network in the test: nobody, every person, or every person save for some minutes. */
export type ProtocolGroup = 'intra' | 'inter' | 'specific';

/** A protocol as the page offers it: of the splits by record, the published one stands apart from a person's own. */
export type ProtocolChoice = Protocol['kind'] | 'ds1ds2';

export const PROTOCOL_CHOICES: Record<ProtocolGroup, ProtocolChoice[]> = {
  intra: ['kfold', 'holdout'],
  inter: ['ds1ds2', 'leaveOneOut', 'groupkfold', 'records'],
  specific: ['patientSpecific'],
};

/** What of the offer a protocol is. */
export function choiceOf(protocol: Protocol): { group: ProtocolGroup; choice: ProtocolChoice } {
  const choice = protocol.kind === 'records' && isDeChazal(protocol) ? 'ds1ds2' : protocol.kind;
  const groups = Object.keys(PROTOCOL_CHOICES) as ProtocolGroup[];
  return { group: groups.find((group) => PROTOCOL_CHOICES[group].includes(choice))!, choice };
}

/** Whether the pool and the tested records of a patient-specific protocol are the published halves. */
export function isPublishedPool({ pool, test }: Extract<Protocol, { kind: 'patientSpecific' }>): boolean {
  return isDeChazal({ training: pool, test });
}

/** Five minutes, as ANSI/AAMI EC57 allows them. */
const OWN_SEC = 300;
/** Enough that some hundred own beats weigh against a pool of fifty thousand. */
const OWN_TIMES = 4;

/** The protocol that a choice begins with. @param recordNames the records at hand */
export function protocolOf(choice: ProtocolChoice, recordNames: readonly string[]): Protocol {
  switch (choice) {
    case 'kfold':
      return { kind: 'kfold', folds: 5, stratified: true };
    case 'holdout':
      return { kind: 'holdout', testFraction: 0.2, stratified: true };
    case 'ds1ds2':
      return { kind: 'records', training: [...DE_CHAZAL.training], test: [...DE_CHAZAL.test] };
    case 'records':
      return { kind: 'records', ...publishedSides(recordNames) };
    case 'leaveOneOut':
      return { kind: 'leaveOneOut' };
    case 'groupkfold':
      return { kind: 'groupkfold', folds: 5 };
    case 'patientSpecific':
      return {
        ...{ kind: 'patientSpecific', pool: [...DE_CHAZAL.training], test: [...DE_CHAZAL.test] },
        ...{ ownSec: OWN_SEC, poolPerClass: null, ownTimes: OWN_TIMES },
      };
  }
}

/** The published sides of the records at hand: what an own split begins with. */
export function publishedSides(recordNames: readonly string[]): { training: string[]; test: string[] } {
  const here = new Set(recordNames);
  return {
    training: DE_CHAZAL.training.filter((name) => here.has(name)),
    test: DE_CHAZAL.test.filter((name) => here.has(name)),
  };
}

/** `DS1 → DS2`, `group 5-fold`: what the protocol is called in titles of runs. */
export function protocolTitle(protocol: Protocol): string {
  switch (protocol.kind) {
    case 'kfold':
      return `${protocol.folds}-fold`;
    case 'holdout':
      return 'hold-out';
    case 'records':
      return isDeChazal(protocol) ? 'DS1 → DS2' : 'own split';
    case 'leaveOneOut':
      return 'leave one out';
    case 'groupkfold':
      return `group ${protocol.folds}-fold`;
    case 'patientSpecific':
      return 'patient-specific';
  }
}
