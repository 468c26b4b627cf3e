import { MOST_KINDS } from '../../../state/map/mapKinds';
import type { MapBeats, MapColouring } from '../../../state/map/types';
import type { ListedBeat } from '../../../state/types';
import { FAINT } from '../../../widgets/plot/points/paint';
import { PREDICTED_TOKENS } from '../predictedTokens';

const CLASSES = PREDICTED_TOKENS.map((token) => `var(${token})`);
const SOFT = 'var(--ecg-trace-soft)';
const RUNS = [1, 2, 3, 4, 5, 6].map((number) => `var(--run-${number})`);
/** From what the network is least sure of. */
const CONFIDENCE = ['var(--run-6)', 'var(--run-2)', 'var(--run-5)', 'var(--run-3)', SOFT];

/** Tokens of the colours of all kinds (see `mapKinds`). Records beyond six share colours: the legend shows one alone. */
export function coloursOf(by: MapColouring, records: number): string[] {
  switch (by) {
    case 'truth':
    case 'predicted':
      return CLASSES;
    case 'error':
      return [SOFT, 'var(--danger)'];
    case 'confidence':
      return CONFIDENCE;
    case 'record':
      return Array.from({ length: Math.min(records, MOST_KINDS) }, (_, i) => RUNS[i % RUNS.length]!);
    case 'edit':
      return [SOFT, 'var(--ok)', 'var(--danger)'];
  }
}

/** How many beats each kind has. */
export function countKinds(kinds: Uint8Array): Uint32Array {
  const counts = new Uint32Array(256);
  for (const kind of kinds) counts[kind]!++;
  return counts;
}

/** Kinds with those of beats made faint that are not selected, or not of the kind that is shown alone. */
export function faded(
  kinds: Uint8Array,
  selected: Int32Array | undefined,
  only: number | undefined,
): Uint8Array {
  if (!selected && only === undefined) return kinds;
  const isSelected = selected && new Uint8Array(kinds.length);
  for (const row of selected ?? []) isSelected![row] = 1;
  return kinds.map((kind, row) =>
    (only !== undefined && kind !== only) || isSelected?.[row] === 0 ? FAINT : kind,
  );
}

/** The rows of the map that a list has, in its order. */
export function listedRows({ index }: MapBeats, list: readonly ListedBeat[]): Int32Array {
  const rows = new Map<number, number>();
  for (let row = 0; row < index.length; row++) rows.set(index[row]!, row);
  const found: number[] = [];
  for (const beat of list) {
    const row = rows.get(beat.index);
    if (row !== undefined) found.push(row);
  }
  return Int32Array.from(found);
}
