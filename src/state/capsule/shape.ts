/** A check of a value out of a file: gives it back as what it should be, or throws a ShapeError that says where it is not. */
export type Shape<T> = (value: unknown, where: string) => T;

/** Where a value is not what it should be. */
export class ShapeError extends Error {
  constructor(
    readonly where: string,
    readonly wanted: string,
    readonly found: string,
  ) {
    super(`${where} should be ${wanted}, but is ${found}`);
  }
}

function refuse(value: unknown, where: string, wanted: string): never {
  throw new ShapeError(where, wanted, describe(value));
}

/** In a few words; what comes from a file may be of any length and depth. */
function describe(value: unknown): string {
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
}

/** A finite number from `min` to `max`. */
export function number({ min = -1e300, max = 1e300 } = {}): Shape<number> {
  const wanted = min > -1e300 || max < 1e300 ? `a number ${range(min, max)}` : 'a number';
  return (value, where) =>
    typeof value === 'number' && Number.isFinite(value) && value >= min && value <= max
      ? value
      : refuse(value, where, wanted);
}

/** A whole number from `min` to `max`. */
export function whole(min: number, max: number): Shape<number> {
  return (value, where) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max
      ? (value as number)
      : refuse(value, where, `a whole number ${range(min, max)}`);
}

const range = (min: number, max: number) => (max >= 1e15 ? `of ${min} or more` : `from ${min} to ${max}`);

export const yesNo: Shape<boolean> = (value, where) =>
  typeof value === 'boolean' ? value : refuse(value, where, 'true or false');

interface TextLimits {
  max?: number;
  pattern?: RegExp;
  /** What it should be, in words. */
  what?: string;
}

export function text({ max = 300, pattern = /^/, what }: TextLimits = {}): Shape<string> {
  return (value, where) =>
    typeof value === 'string' && value.length <= max && pattern.test(value)
      ? value
      : refuse(value, where, what ?? `a text of at most ${max} characters`);
}

export function oneOf<const T extends string | number>(...values: T[]): Shape<T> {
  const wanted = values.map((value) => JSON.stringify(value)).join(' or ');
  return (value, where) => values.find((known) => known === value) ?? refuse(value, where, wanted);
}

export function list<T>(item: Shape<T>, { min = 0, max = 10_000 } = {}): Shape<T[]> {
  return (value, where) => {
    const wanted = min === max ? `a list of ${min}` : `a list of ${min} to ${max}`;
    if (!Array.isArray(value)) return refuse(value, where, wanted);
    if (value.length < min || value.length > max)
      throw new ShapeError(where, wanted, `one of ${value.length}`);
    return value.map((each, i) => item(each, `${where}[${i}]`));
  };
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value, where) => (value === null ? null : shape(value, where));
}

export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value, where) => (value === undefined ? undefined : shape(value, where));
}

/** A setting that came after the first capsules; in older ones it is missing, and was what `before` says. */
export function later<T>(shape: Shape<T>, before: T): Shape<T> {
  return (value, where) => (value === undefined ? before : shape(value, where));
}

export type Fields<T> = { [K in keyof T]-?: Shape<T[K]> };

/**
 * An object with these fields. Others are refused where `exact` (a setting that this lab does not know may decide the result),
 * else left out.
 */
export function object<T extends object>(fields: Fields<T>, { exact = false } = {}): Shape<T> {
  return (value, where) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return refuse(value, where, 'an object');
    }
    const given = value as Record<string, unknown>;
    const unknown = exact ? Object.keys(given).find((key) => !Object.hasOwn(fields, key)) : undefined;
    if (unknown !== undefined) {
      const path = join(where, unknown.length > 40 ? `${unknown.slice(0, 40)}…` : unknown);
      throw new ShapeError(path, 'left out', 'a setting that this lab does not know');
    }
    const entries = (Object.keys(fields) as (keyof T & string)[]).map((key) => {
      const own = Object.hasOwn(given, key) ? given[key] : undefined;
      return [key, fields[key](own, join(where, key))] as const;
    });
    return Object.fromEntries(entries.filter(([, each]) => each !== undefined)) as T;
  };
}

/** One of several objects that their field `kind` tells apart. */
export function byKind<T extends { kind: string }>(
  kinds: { [K in T['kind']]: Shape<Extract<T, { kind: K }>> },
): Shape<T> {
  const kindOf = oneOf(...(Object.keys(kinds) as T['kind'][]));
  return (value, where) => {
    if (typeof value !== 'object' || value === null) return refuse(value, where, 'an object');
    const kind = kindOf((value as { kind?: unknown }).kind, join(where, 'kind'));
    return (kinds[kind] as Shape<T>)(value, where);
  };
}

const join = (where: string, key: string) => (where === '' ? key : `${where}.${key}`);
