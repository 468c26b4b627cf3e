/**
 * How a setting is declared: once, as plain data. Its type, its default, its bounds, how it is read from files of any age, the
 * sentence where it is wrong, its field on the page and its argument in the command all follow from the declaration.
 */

/** What every setting may say of itself. */
interface Common<T> {
  initial: T;
  /**
   * For settings that came later: what the lab did before it knew of them. Files that lack the setting are read with this value; a
   * capsule may lack no other.
   */
  before?: T | undefined;
}

export interface NumberSetting extends Common<number> {
  type: 'number';
  /** Both inclusive. */
  min: number;
  max: number;
  /** Integers only. */
  integer: boolean;
  /** What an arrow key adds in the field, in the unit that the field shows. */
  step: number;
  /** A fraction is shown in percent, seconds are shown in minutes. */
  display: 'plain' | 'percent' | 'minutes';
}

export interface FlagSetting extends Common<boolean> {
  type: 'flag';
}

export interface ChoiceSetting<T extends string | number> extends Common<T> {
  type: 'choice';
  options: readonly T[];
  /** All in sight, or one in sight and the others in a list. */
  field: 'segments' | 'select';
}

export interface TextSetting extends Common<string> {
  type: 'text';
  minChars: number;
  maxChars: number;
}

export interface ListSetting<S = Setting> extends Common<readonly unknown[]> {
  type: 'list';
  item: S;
  minItems: number;
  maxItems: number;
}

/** A setting that can be off, which is null. */
export interface OptionalSetting<S = Setting> extends Common<unknown> {
  type: 'optional';
  /** Its initial value is what switching it on begins with. */
  item: S;
}

export type Fields = Readonly<Record<string, Setting>>;

export interface GroupSetting<F> {
  type: 'group';
  fields: F;
}

/** One of several groups, told apart by `kind`. */
export interface VariantsSetting<V = Readonly<Record<string, Fields>>> {
  type: 'variants';
  variants: V;
  /** The kind to begin with. */
  initial: string;
  /** The only kind there was before there were several: files from then name none. */
  before?: string | undefined;
  field: 'segments' | 'select';
}

export type Setting =
  | NumberSetting
  | FlagSetting
  | ChoiceSetting<string>
  | ChoiceSetting<number>
  | TextSetting
  | ListSetting
  | OptionalSetting
  | GroupSetting<Fields>
  | VariantsSetting;

/** The type of a declared setting's value. */
export type ValueOf<S> = S extends NumberSetting
  ? number
  : S extends FlagSetting
    ? boolean
    : S extends ChoiceSetting<infer T>
      ? T
      : S extends TextSetting
        ? string
        : S extends { type: 'list'; item: infer I }
          ? ValueOf<I>[]
          : S extends { type: 'optional'; item: infer I }
            ? ValueOf<I> | null
            : S extends GroupSetting<infer F>
              ? ValuesOf<F>
              : S extends VariantsSetting<infer V>
                ? VariantOf<V>
                : never;

/** The values of declared fields; keeps their comments. */
export type ValuesOf<F> = { -readonly [K in keyof F]: ValueOf<F[K]> };

/** One of several groups with its kind. */
export type VariantOf<V> = { [K in keyof V]: Flat<{ kind: K } & ValuesOf<V[K]>> }[keyof V];

type Flat<T> = { [K in keyof T]: T[K] };

type Options<S, Required extends keyof S> = Pick<S, Required> & Partial<Omit<S, 'type' | Required>>;

/** A number within bounds. */
export function number(options: Options<NumberSetting, 'initial' | 'min' | 'max'>): NumberSetting {
  return { type: 'number', integer: false, step: 1, display: 'plain', ...options };
}

/** An integer within bounds. */
export function integer(options: Options<NumberSetting, 'initial' | 'min' | 'max'>): NumberSetting {
  return number({ integer: true, ...options });
}

/** Yes or no. */
export function flag(initial: boolean, options: Pick<FlagSetting, 'before'> = {}): FlagSetting {
  return { type: 'flag', initial, ...options };
}

/** One of a few values; the first one unless `initial` names another. */
export function choice<const T extends string | number>(
  choices: readonly T[],
  options: Partial<Omit<ChoiceSetting<NoInfer<T>>, 'type' | 'options'>> = {},
): ChoiceSetting<T> {
  const field = choices.length > 3 ? 'select' : 'segments';
  return { type: 'choice', options: choices, initial: choices[0]!, field, ...options };
}

export function text(options: Options<TextSetting, 'initial'>): TextSetting {
  return { type: 'text', minChars: 0, maxChars: 300, ...options };
}

export function list<S extends Setting>(
  item: S,
  options: Partial<Omit<ListSetting<S>, 'type' | 'item'>> = {},
): ListSetting<S> {
  return { type: 'list', item, initial: [], minItems: 0, maxItems: 10_000, ...options };
}

/** Off (null) unless `initial` says otherwise. */
export function optional<S extends Setting>(
  item: S,
  options: Partial<Common<unknown>> = {},
): OptionalSetting<S> {
  return { type: 'optional', item, initial: null, ...options };
}

export function group<F extends Fields>(fields: F): GroupSetting<F> {
  return { type: 'group', fields };
}

export function variants<V extends Readonly<Record<string, Fields>>>(
  kinds: V,
  initial: keyof V & string,
  options: Partial<Pick<VariantsSetting<V>, 'field'> & { before: keyof V & string }> = {},
): VariantsSetting<V> {
  return { type: 'variants', variants: kinds, initial, field: 'select', ...options };
}
