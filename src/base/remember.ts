/** What is computed once for an object and kept as long as that object lives. */
export interface PerObject<Arg, Value> {
  (arg: Arg): Value;
  /** The value where it has been computed already; computes nothing. */
  known(arg: Arg): Value | undefined;
}

/**
 * `compute`, called once for each object that `keyOf` gives. A call that throws is not remembered.
 *
 * @param keyOf the object that decides the value; arguments that share it share the value
 */
export function oncePer<Arg, Value extends NonNullable<unknown>>(
  keyOf: (arg: Arg) => WeakKey,
  compute: (arg: Arg) => Value,
): PerObject<Arg, Value> {
  const values = new WeakMap<WeakKey, Value>();
  const known = (arg: Arg) => values.get(keyOf(arg));
  const get = (arg: Arg): Value => {
    const before = known(arg);
    if (before !== undefined) return before;
    const value = compute(arg);
    values.set(keyOf(arg), value);
    return value;
  };
  return Object.assign(get, { known });
}

/**
 * `compute`, with its last value given again for as long as its key stays the same. For values that are large and
 * asked for again and again with the same arguments.
 *
 * @param keyOf everything that decides the value, compared item by item with `Object.is`; the arguments themselves unless given
 */
export function rememberLast<Args extends unknown[], Value>(
  compute: (...args: Args) => Value,
  keyOf: (...args: Args) => readonly unknown[] = (...args) => args,
): (...args: Args) => Value {
  let last: { key: readonly unknown[]; value: Value } | undefined;
  return (...args) => {
    const key = keyOf(...args);
    if (last?.key.length === key.length && last.key.every((item, i) => Object.is(item, key[i]))) {
      return last.value;
    }
    const value = compute(...args);
    last = { key, value };
    return value;
  };
}
