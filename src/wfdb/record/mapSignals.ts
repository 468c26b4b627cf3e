import type { Header, SignalSpec } from '../types';

/** Indexed by the record's signal: index of the segment's signal, −1 if it has none. */
export type MappedSignals = readonly number[];

/**
 * Maps the record's signals to a segment's: by index in a fixed layout, by description in a variable one. If
 * descriptions repeat, the record's first is the segment's last, as in the WFDB library.
 */
export function mapSignals(layout: Header, segment: Header, byDescription: boolean): MappedSignals {
  if (!byDescription) return layout.signals.map((_, index) => (index < segment.signals.length ? index : -1));
  const last = new Map(segment.signals.map(({ description }, index) => [description, index]));
  const taken = new Set<string>();
  return layout.signals.map(({ description }) => {
    if (taken.has(description)) return -1;
    taken.add(description);
    return last.get(description) ?? -1;
  });
}

/** Replacement for a missing layout header: every description that occurs, in order. */
export function unionOfSignals(segments: readonly Header[]): Header | undefined {
  const [first] = segments;
  if (!first) return undefined;
  const signals = new Map<string, SignalSpec>();
  for (const segment of segments) {
    for (const signal of segment.signals) {
      if (!signals.has(signal.description)) signals.set(signal.description, signal);
    }
  }
  return { ...first, signals: [...signals.values()] };
}
