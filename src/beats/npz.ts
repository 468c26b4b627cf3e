import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { assert } from '../base/assert';
import { type NpyArray, npyHeader, numberArray, textArray } from './npy';
import { type BeatSet, FEATURE_COLUMNS, RHYTHM_COLUMNS, SHAPE_COLUMNS } from './types';

/**
 * Beats as an NPZ archive for `numpy.load`: `X` float32 n×m, `y` uint8 class index, `record` and `symbol` text,
 * `sample` int32 (R position), `fold` int32 (−1 if no fold tests the beat), `features` float32 n×k with the names of its
 * columns in `feature_names`, and `stamp`, one text: what the leak check found, empty for nothing.
 *
 * For the other input channels: `neighbours` int32 n×2 (as `BeatSet.neighbours`), `extra` float32 e×m, and for each of
 * `record_names` the sampling frequency `record_hz` and the median beats `median` and `long_median` float32 r×m. For beats of two
 * leads also `X2`, `extra2`, `median2` and `long_median2`: the other lead's. `src/python/experiment.py` reads the archive.
 *
 * @param set with the columns `median`, `longMedian` and `shape`
 * @param fold one number per beat; default: −1 for all
 * @returns the file in pieces; `new Blob([...pieces])` or a writable stream takes them
 */
export function beatsNpz(set: BeatSet, fold?: Int32Array, stamp = ''): Generator<Uint8Array<ArrayBuffer>> {
  const folds = fold ?? new Int32Array(set.count).fill(-1);
  assert(set.median !== undefined && set.longMedian !== undefined, 'the median beats are missing');
  assert(folds.length === set.count, `there are ${set.count} beats, but folds of ${folds.length}`);
  const symbols = [...new Set(set.symbol)];
  const symbolIndex = new Map(symbols.map((symbol, index) => [symbol, index]));
  const names = FEATURE_COLUMNS.map(({ name }) => name);
  return npzPieces([
    windows('X', set.waveform, set),
    numberArray('y', set.label),
    textArray('record', set.recordNames, set.count, (beat) => set.record[beat]!),
    numberArray('sample', set.sample),
    textArray('symbol', symbols, set.count, (beat) => symbolIndex.get(set.symbol[beat]!)!),
    numberArray('fold', folds),
    numberArray('features', featureRows(set), [set.count, names.length]),
    textArray('feature_names', names, names.length, (column) => column),
    textArray('stamp', [stamp], 1, () => 0),
    numberArray('neighbours', set.neighbours, [set.count, 2]),
    textArray('record_names', set.recordNames, set.recordNames.length, (record) => record),
    numberArray('record_hz', Float64Array.from(set.recordHz)),
    windows('median', set.median, set),
    windows('long_median', set.longMedian, set),
    windows('extra', set.extra, set),
    ...secondLeadOf(set),
  ]);
}

/** Columns of rhythm and shape side by side, as in FEATURE_COLUMNS. */
function featureRows({ count, rhythm, shape }: BeatSet): Float32Array {
  assert(shape !== undefined || count === 0, 'the shape features of the beats are missing');
  const [left, right] = [RHYTHM_COLUMNS.length, SHAPE_COLUMNS.length];
  const rows = new Float32Array(count * (left + right));
  for (let beat = 0; beat < count; beat++) {
    const at = beat * (left + right);
    rows.set(rhythm.subarray(beat * left, (beat + 1) * left), at);
    rows.set(shape!.subarray(beat * right, (beat + 1) * right), at + left);
  }
  return rows;
}

function secondLeadOf(set: BeatSet): NpyArray[] {
  const { second, extraSecond, medianSecond, longMedianSecond } = set;
  if (!second || !extraSecond || !medianSecond || !longMedianSecond) return [];
  return [
    windows('X2', second, set),
    windows('median2', medianSecond, set),
    windows('long_median2', longMedianSecond, set),
    windows('extra2', extraSecond, set),
  ];
}

function windows(name: string, rows: Float32Array, { lengthSamples }: BeatSet): NpyArray {
  const count = lengthSamples > 0 ? rows.length / lengthSamples : 0;
  return numberArray(name, rows, [count, lengthSamples]);
}

/** A fixed time stamp, so that the same beats give the same file. */
const FILE_TIME = new Date(1980, 0, 1);

/** Writes an archive: matrices are stored, because noisy waveforms hardly compress; columns are deflated, because text compresses tenfold. */
export function* npzPieces(arrays: readonly NpyArray[]): Generator<Uint8Array<ArrayBuffer>> {
  let ready: Uint8Array<ArrayBuffer>[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, piece) => {
    failure ??= error;
    if (piece) ready.push(piece);
  });
  function take(): Uint8Array<ArrayBuffer>[] {
    if (failure) throw failure;
    const taken = ready;
    ready = [];
    return taken;
  }

  for (const array of arrays) {
    const name = `${array.name}.npy`;
    const file = array.shape.length > 1 ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    file.mtime = FILE_TIME;
    zip.add(file);
    file.push(npyHeader(array));
    for (const piece of array.bytes()) {
      file.push(piece);
      yield* take();
    }
    file.push(new Uint8Array(0), true);
  }
  zip.end();
  yield* take();
}
