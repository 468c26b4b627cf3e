import type { Fields } from '../../base/settings/declare';
import { isDeChazal } from '../../beats/publishedSplit';
import { DE_CHAZAL } from '../../beats/recordSets';
import { declarationOf, initialProtocol, PROTOCOL, PROTOCOLS } from '../../experiment/protocols';
import type { ProtocolSide } from '../../experiment/protocols/declare';
import type { Protocol, ProtocolKind } from '../../experiment/settings/types';

/** A protocol as the page offers it: of the splits by record, the published one stands apart from a person's own. */
export type ProtocolChoice = ProtocolKind | 'ds1ds2';

const KINDS = Object.keys(PROTOCOLS) as ProtocolKind[];
const ofSide = (side: ProtocolSide) => KINDS.filter((kind) => PROTOCOLS[kind].side === side);

export const PROTOCOL_CHOICES: Record<ProtocolSide, ProtocolChoice[]> = {
  intra: ofSide('intra'),
  inter: ['ds1ds2', ...ofSide('inter')],
  specific: ofSide('specific'),
};

/** The settings of a kind. */
export const protocolFields = (kind: ProtocolKind): Fields => PROTOCOL.variants[kind];

export const foldsSetting = PROTOCOL.variants.kfold.folds;

/** What of the offer a protocol is. */
export function choiceOf(protocol: Protocol): { side: ProtocolSide; choice: ProtocolChoice } {
  const isPublished = protocol.kind === 'records' && isDeChazal(protocol);
  return { side: declarationOf(protocol).side, choice: isPublished ? 'ds1ds2' : protocol.kind };
}

/** Whether the pool and the tested records of a patient-specific protocol are the published halves. */
export function isPublishedPool({ pool, test }: Extract<Protocol, { kind: 'patientSpecific' }>): boolean {
  return isDeChazal({ training: pool, test });
}

/** The protocol that a choice begins with. @param recordNames the records that are loaded */
export function protocolOf(choice: ProtocolChoice, recordNames: readonly string[]): Protocol {
  if (choice === 'records') return { kind: 'records', ...publishedSides(recordNames) };
  return initialProtocol(choice === 'ds1ds2' ? 'records' : choice);
}

/** The published sides of the records that are loaded: what an own split begins with. */
export function publishedSides(recordNames: readonly string[]): { training: string[]; test: string[] } {
  const here = new Set(recordNames);
  return {
    training: DE_CHAZAL.training.filter((name) => here.has(name)),
    test: DE_CHAZAL.test.filter((name) => here.has(name)),
  };
}

/** `DS1 → DS2`, `group 5-fold`: what the protocol is called in titles of runs. */
export const protocolTitle = (protocol: Protocol): string => declarationOf(protocol).title(protocol);
