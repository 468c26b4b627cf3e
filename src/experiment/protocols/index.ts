import { initialKind } from '../../base/settings/complete';
import { type VariantOf, variants } from '../../base/settings/declare';
import { databases } from './databases';
import type { ProtocolDeclaration } from './declare';
import { inter } from './inter';
import { intra } from './intra';
import { specific } from './specific';

export const PROTOCOLS = { ...intra, ...inter, ...databases, ...specific };

type Kinds = typeof PROTOCOLS;
export type ProtocolKind = keyof Kinds;

/** Which beats train and which are tested: a kind with its settings. */
export type Protocol = VariantOf<{ [K in ProtocolKind]: Kinds[K]['fields'] }>;

const fieldsOf = <K extends ProtocolKind>(kind: K): Kinds[K]['fields'] => PROTOCOLS[kind].fields;

/** The settings of every protocol. */
export const PROTOCOL = variants(
  Object.fromEntries(Object.keys(PROTOCOLS).map((kind) => [kind, fieldsOf(kind as ProtocolKind)])) as {
    [K in ProtocolKind]: Kinds[K]['fields'];
  },
  'kfold',
);

/** A protocol with its initial settings. */
export const initialProtocol = (kind: ProtocolKind): Protocol =>
  initialKind(PROTOCOL.variants, kind) as Protocol;

/** The declaration of a protocol; its functions take the protocol itself. */
export function declarationOf({ kind }: Pick<Protocol, 'kind'>): ProtocolDeclaration<Protocol> {
  return PROTOCOLS[kind] as unknown as ProtocolDeclaration<Protocol>;
}

/** Whether a record or person is on one side only; otherwise shuffled beats of all of them are on both. */
export const dealsRecords = (protocol: Pick<Protocol, 'kind'>): boolean =>
  declarationOf(protocol).deals === 'records';
