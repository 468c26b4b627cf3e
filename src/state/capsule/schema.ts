import * as v from 'valibot';
import { isRecord } from '../../base/settings/complete';
import { UnreadableError } from '../storage/UnreadableError';

/**
 * Schemas of values from a file. The message of each describes the expected value, so that `parse` can state
 * where a file is wrong, what is expected and what was found.
 */
export type Schema<T = unknown> = v.GenericSchema<unknown, T>;

/** A finite number from `min` to `max`. */
export function number({ min = -1e300, max = 1e300 } = {}): Schema<number> {
  const wanted = min > -1e300 || max < 1e300 ? `a number ${range(min, max)}` : 'a number';
  return v.pipe(v.number(wanted), v.minValue(min, wanted), v.maxValue(max, wanted));
}

/** An integer from `min` to `max`. */
export function integer(min: number, max: number): Schema<number> {
  const wanted = `a whole number ${range(min, max)}`;
  return v.pipe(v.number(wanted), v.integer(wanted), v.minValue(min, wanted), v.maxValue(max, wanted));
}

const range = (min: number, max: number) => (max >= 1e15 ? `of ${min} or more` : `from ${min} to ${max}`);

export const flag: Schema<boolean> = v.boolean('true or false');

/** A value that is read elsewhere. */
export const anything: Schema = v.unknown();

/** @param wanted the expected value, in words */
export function text({ min = 0, max = 300, wanted = '' } = {}): Schema<string> {
  wanted ||= `a text of at most ${max} characters`;
  return v.pipe(v.string(wanted), v.minLength(min, wanted), v.maxLength(max, wanted));
}

/** A short text that matches a pattern. @param wanted the expected value, in words */
export function textLike(pattern: RegExp, wanted: string): Schema<string> {
  return v.pipe(v.string(wanted), v.maxLength(100, wanted), v.regex(pattern, wanted));
}

export function oneOf<const T extends string | number>(...options: readonly T[]): Schema<T> {
  return v.picklist(options, options.map((option) => JSON.stringify(option)).join(' or '));
}

/** A list whose length is checked before its items. */
export function list<T>(item: Schema<T>, { min = 0, max = 10_000 } = {}): Schema<T[]> {
  const isLong = (value: unknown) => Array.isArray(value) && value.length >= min && value.length <= max;
  const wanted = min === max ? `a list of ${min}` : `a list of ${min} to ${max}`;
  return v.pipe(v.custom<unknown[]>(isLong, wanted), v.array(item));
}

export const orNull = <T>(schema: Schema<T>): Schema<T | null> => v.nullable(schema);
export const orUndefined = <T>(schema: Schema<T>): Schema<T | undefined> => v.optional(schema);

/** A value that may be missing, and is then replaced by `value`. */
export const orElse = <T>(schema: Schema<T>, value: T): Schema<T> =>
  v.optional(schema, value as never) as Schema<T>;

/** An object with any keys, whose values all match the schema. */
export const byName = <T>(schema: Schema<T>): Schema<Record<string, T>> =>
  v.pipe(isObject, v.record(v.string(), schema));

export const either = <A, B>(a: Schema<A>, b: Schema<B>, wanted: string): Schema<A | B> =>
  v.union([a, b], wanted);

type Entries<T> = { [K in keyof T]-?: Schema<T[K]> };

/** An object with these fields; other fields are dropped. */
export function object<T extends object>(fields: Entries<T>): Schema<T> {
  return v.pipe(isObject, v.object(fields as v.ObjectEntries, messageFor(fields))) as unknown as Schema<T>;
}

/** An object with exactly these fields: an unknown field may affect the result. */
export function exactObject<T extends object>(fields: Entries<T>): Schema<T> {
  return v.pipe(isObject, exact(fields as v.ObjectEntries)) as unknown as Schema<T>;
}

/** One of several exact objects, distinguished by their `kind`. @param before the kind of objects that name none */
export function oneOfKinds(kinds: Readonly<Record<string, v.ObjectEntries>>, before?: string): Schema {
  const names = Object.keys(kinds);
  const options = names.map((kind) => exact({ kind: v.literal(kind), ...kinds[kind] }));
  const wanted = names.map((kind) => JSON.stringify(kind)).join(' or ');
  const kindOf = v.transform((value: Record<string, unknown>) =>
    before === undefined || 'kind' in value ? value : { ...value, kind: before },
  );
  return v.pipe(isObject, kindOf, v.variant('kind', options as never, wanted));
}

const isObject = v.custom<Record<string, unknown>>(isRecord, 'an object');
const exact = (fields: v.ObjectEntries) => v.strictObject(fields, messageFor(fields));

const LEFT_OUT = 'left out';

/** A missing field is reported by its object; its own schema knows the expected value. */
function messageFor(fields: object) {
  const known = fields as Record<string, { message?: unknown; wrapped?: { message?: unknown } }>;
  return ({ expected, path }: v.StrictObjectIssue | v.ObjectIssue): string => {
    if (expected === 'never') return LEFT_OUT;
    const schema = known[String(path?.at(-1)?.key)];
    return String(schema?.message ?? schema?.wrapped?.message);
  };
}

export type Parsed<T> = { value: T; problem?: undefined } | { value?: undefined; problem: string };

/**
 * Reads a value from a file, or describes where it is wrong, what is expected and what was found: `train.epochs
 * should be …, but is "x"`.
 */
export function parse<T>(schema: Schema<T>, value: unknown): Parsed<T> {
  const { success, output, issues } = v.safeParse(schema, value, { abortEarly: true });
  return success ? { value: output } : { problem: sentence(issues[0]) };
}

/**
 * The same for stored values.
 *
 * @throws UnreadableError that describes where the value is wrong
 */
export function parsed<T>(schema: Schema<T>, value: unknown): T {
  const { value: result, problem } = parse(schema, value);
  if (problem !== undefined) throw new UnreadableError(problem);
  return result as T;
}

function sentence({ message, path, input }: v.BaseIssue<unknown>): string {
  const where = ((path ?? []) as { key: unknown }[]).reduce((text, { key }) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return `${text}${text && '.'}${shortened(String(key))}`;
  }, '');
  const found = message === LEFT_OUT ? 'a setting that this lab does not know' : described(input, message);
  return `${where || 'the whole'} should be ${message}, but is ${found}`;
}

/** A short description; values from a file may have any length and depth. */
function described(value: unknown, wanted: string): string {
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) return wanted.startsWith('a list') ? `one of ${value.length}` : 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'string' ? JSON.stringify(shortened(value)) : String(value);
}

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
