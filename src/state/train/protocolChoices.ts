import { isSameJson } from '../../base/canonicalJson';
import type { Fields } from '../../base/settings/declare';
import { listedRecords } from '../../beats/listedRecords';
import { isDeChazal } from '../../beats/publishedSplit';
import { DE_CHAZAL } from '../../beats/recordSets';
import { declarationOf, initialProtocol, PROTOCOL, PROTOCOLS } from '../../experiment/protocols';
import type { ProtocolSide } from '../../experiment/protocols/declare';
import { NAMED_PROTOCOLS, type NamedProtocol } from '../../experiment/protocols/named';
import type { Protocol, ProtocolKind } from '../../experiment/settings/types';

/** A protocol as the page offers it: among the splits by record, the published one is separate from custom ones. */
export type ProtocolChoice = ProtocolKind | 'ds1ds2';

const KINDS = Object.keys(PROTOCOLS) as ProtocolKind[];
const ofSide = (side: ProtocolSide) => KINDS.filter((kind) => PROTOCOLS[kind].side === side);

export const PROTOCOL_CHOICES: Record<ProtocolSide, ProtocolChoice[]> = {
  intra: ofSide('intra'),
  inter: ['ds1ds2', ...ofSide('inter')],
  specific: ofSide('specific'),
};

/** The settings of a kind of protocol. */
export const protocolFields = (kind: ProtocolKind): Fields => PROTOCOL.variants[kind];

export const foldsSetting = PROTOCOL.variants.kfold.folds;

/** The side and choice under which the page offers a protocol. */
export function choiceOf(protocol: Protocol): { side: ProtocolSide; choice: ProtocolChoice } {
  const isPublished = protocol.kind === 'records' && isDeChazal(protocol);
  return { side: declarationOf(protocol).side, choice: isPublished ? 'ds1ds2' : protocol.kind };
}

/** Whether pool and tested records of a patient-specific protocol are the published halves. */
export function isPublishedPool({ pool, test }: Extract<Protocol, { kind: 'patientSpecific' }>): boolean {
  return isDeChazal({ training: pool, test });
}

/** The initial protocol of a choice. @param recordNames the records that are loaded */
export function protocolOf(choice: ProtocolChoice, recordNames: readonly string[]): Protocol {
  if (choice === 'records') return { kind: 'records', ...publishedSides(recordNames) };
  return initialProtocol(choice === 'ds1ds2' ? 'records' : choice);
}

/** Sides by database that have a name. */
export const NAMED_SIDES = (Object.keys(NAMED_PROTOCOLS) as NamedProtocol[]).filter(
  (name) => NAMED_PROTOCOLS[name].kind === 'databases',
);

export const namedSides = (name: NamedProtocol): Protocol => NAMED_PROTOCOLS[name];

/** The name of these sides; undefined if they have none. */
export const nameOfSides = (protocol: Protocol): NamedProtocol | undefined =>
  NAMED_SIDES.find((name) => isSameJson(NAMED_PROTOCOLS[name], protocol));

/** The published sides of the loaded records: the initial value of a custom split. */
export function publishedSides(recordNames: readonly string[]): { training: string[]; test: string[] } {
  const [training, test] = listedRecords(recordNames, DE_CHAZAL.training, DE_CHAZAL.test);
  const named = (records: number[]) => records.map((record) => recordNames[record]!);
  return { training: named(training!), test: named(test!) };
}

/** Lists of record names with the whole names of the records that are here; names of other records stay as they are. */
export function wholeNames(
  recordNames: readonly string[],
  ...lists: readonly (readonly string[])[]
): string[][] {
  const found = listedRecords(recordNames, ...lists);
  return lists.map((names, list) => {
    const isOfNone = (name: string) => listedRecords(recordNames, [name])[0]!.length === 0;
    return [...found[list]!.map((record) => recordNames[record]!), ...names.filter(isOfNone)];
  });
}

/** `DS1 → DS2`, `group 5-fold`: the name of the protocol in titles of runs. */
export const protocolTitle = (protocol: Protocol): string => declarationOf(protocol).title(protocol);
