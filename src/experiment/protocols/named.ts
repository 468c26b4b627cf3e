import { isSameJson } from '../../base/canonicalJson';
import { initialProtocol, type Protocol } from '.';

/** Protocols that have a name on the page and in the command: between MIT-BIH's halves and the supraventricular database. */
export const NAMED_PROTOCOLS = {
  'ds1-ds2': initialProtocol('records'),
  'ds1-svdb': { kind: 'databases', training: ['DS1'], test: ['svdb'], without: [] },
  'svdb-ds2': { kind: 'databases', training: ['svdb'], test: ['DS2'], without: [] },
  'ds1+svdb-ds2': { kind: 'databases', training: ['DS1', 'svdb'], test: ['DS2'], without: [] },
  'ds1+svdb-halves': { kind: 'halves', training: ['DS1', 'svdb'], test: ['svdb'], without: [] },
  'leave-database-out': { kind: 'leaveDatabaseOut', without: [] },
} satisfies Record<string, Protocol>;

export type NamedProtocol = keyof typeof NAMED_PROTOCOLS;

/** The changes of settings that a named protocol stands for: `protocol=databases`, `protocol.test=svdb`, … */
export function protocolChanges(name: NamedProtocol): string[] {
  const { kind, ...lists } = NAMED_PROTOCOLS[name];
  const initial: Readonly<Record<string, unknown>> = initialProtocol(kind);
  const changes = Object.entries(lists)
    .filter(([list, items]) => !isSameJson(items, initial[list]))
    .map(([list, items]) => `protocol.${list}=${(items as string[]).join(',')}`);
  return [`protocol=${kind}`, ...changes, 'validationBy=patients'];
}
