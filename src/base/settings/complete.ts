import type { Fields, Setting, ValueOf, VariantOf } from './declare';

/** The value that a setting begins with. */
export function initialOf<S extends Setting>(setting: S): ValueOf<S> {
  return initialValue(setting) as ValueOf<S>;
}

/** The same for settings that are not known before the page runs. */
export const initialValue = (setting: Setting): unknown => pickFrom(setting, begun);

/** A kind of a setting with variants, as it begins; for kinds that are not known before the page runs. */
export function initialKind(kinds: Readonly<Record<string, Fields>>, kind: string): { kind: string } {
  return { kind, ...pickFromFields(kinds[kind]!, begun) };
}

/** A kind of a setting with variants, as it begins. */
export function initialVariant<V extends Readonly<Record<string, Fields>>, K extends keyof V & string>(
  kinds: V,
  kind: K,
): VariantOf<Pick<V, K>> {
  return initialKind(kinds, kind) as unknown as VariantOf<Pick<V, K>>;
}

/** What has a value of its own: a setting without others inside, or the kind of one with variants. */
type Leaf = Exclude<Setting, { type: 'group' }>;

/** The value that a setting begins with. */
const begun = ({ initial }: Leaf): unknown => initial;

function pickFrom(setting: Setting, pick: (leaf: Leaf) => unknown): unknown {
  if (setting.type === 'group') return pickFromFields(setting.fields, pick);
  // Lists are copied: what is begun with a default is not to change it.
  if (setting.type !== 'variants') return structuredClone(pick(setting));
  const kind = String(pick(setting));
  return { kind, ...pickFromFields(setting.variants[kind]!, pick) };
}

function pickFromFields(fields: Fields, pick: (leaf: Leaf) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, pickFrom(field, pick)]));
}

/** What the lab acted by before it knew of a setting. */
const past = ({ before, initial }: Leaf): unknown => (before === undefined ? initial : before);

/**
 * A stored value as this version of the lab needs it. What an older version did not know of gets the value that it acted by;
 * nothing that is there is changed, were it wrong: whoever acts by it finds out (see `faultsOf`).
 */
export function complete<S extends Setting>(setting: S, stored: unknown): ValueOf<S> {
  return completed(setting, stored) as ValueOf<S>;
}

function completed(setting: Setting, stored: unknown): unknown {
  if (stored === undefined) return pickFrom(setting, past);
  if (setting.type !== 'group' && setting.type !== 'variants') return stored;
  if (!isRecord(stored)) return pickFrom(setting, past);
  if (setting.type === 'group') return completedFields(setting.fields, stored);
  const kind = String(stored.kind === undefined ? past(setting) : stored.kind);
  if (!Object.hasOwn(setting.variants, kind)) return stored;
  return { kind, ...completedFields(setting.variants[kind]!, stored) };
}

function completedFields(fields: Fields, stored: Record<string, unknown>): Record<string, unknown> {
  const known = Object.entries(fields).map(([name, field]) => [name, completed(field, stored[name])]);
  return { ...Object.fromEntries(known), ...unknownFields(stored, fields) };
}

/** What this version does not know of stays as it is. */
function unknownFields(stored: Record<string, unknown>, fields: Fields): Record<string, unknown> {
  return Object.fromEntries(Object.entries(stored).filter(([name]) => !Object.hasOwn(fields, name)));
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
