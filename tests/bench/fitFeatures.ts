import { alignedBeats } from '../../src/detection/alignedBeats';
import { createJudge, JUDGE_LATENCY_SEC, type Looks, looksOf } from '../../src/detection/judge';
import { beatsOf } from '../detection/realLead';
import { type LoadedRecord, loadRecord, matchRecord, type RecordBytes } from './detectBench';

/** A file of weights, as `src/detection/weights.json`. */
export type Weights = Parameters<typeof looksOf>[0];

/** The candidates of a record's first signal: what a network is to learn, and from what. */
export interface FitRows {
  /** One row of features per candidate that has an answer. */
  features: Float32Array;
  /** 1 is a beat. */
  labels: Uint8Array;
}

/** Reference beats within this distance are the candidate's. */
const NEAR_SEC = 0.15;

/**
 * Features of one look and labels of a record's candidates. A candidate is a beat if it is the highest within 150 ms of a
 * reference beat; its neighbours there, and what is in ventricular flutter, have no answer.
 *
 * @param weights without them the first look's features, with those of a first look the second's
 */
export function fitRows(bytes: RecordBytes, weights?: Weights): FitRows {
  const { leads, hz, annotations } = loadRecord(bytes);
  const looks: Looks = weights ? looksOf(weights) : { first: () => 0, second: () => 0 };
  const which = weights ? 'second' : 'first';
  const rows: { centre: number; amplitude: number; features: Float64Array | undefined }[] = [];
  const seen: Float64Array[] = [];
  let asked: Float64Array | undefined;
  const spy: Looks = {
    first(features) {
      if (which === 'first') seen.push(features.slice());
      return looks.first(features);
    },
    second(features) {
      asked = features.slice();
      return which === 'second' ? looks.second(features) : 0;
    },
  };
  const judge = createJudge(
    hz,
    ({ centre }, amplitude) => {
      // Candidates are judged in the order in which the first look sees them.
      const features = which === 'first' ? seen[rows.length] : asked;
      rows.push({ centre, amplitude, features });
      asked = undefined;
    },
    spy,
  );
  judge.push(leads[0]!);
  judge.finish();
  const labels = labelsOf(rows, annotations, hz);
  const kept = rows.flatMap(({ features }, i) =>
    features && labels[i] !== undefined ? [{ features, label: labels[i] }] : [],
  );
  const width = kept[0]?.features.length ?? 0;
  const all = new Float32Array(kept.length * width);
  for (const [i, { features }] of kept.entries()) all.set(features, i * width);
  return { features: all, labels: Uint8Array.from(kept, ({ label }) => label) };
}

function labelsOf(
  rows: readonly { centre: number; amplitude: number }[],
  annotations: LoadedRecord['annotations'],
  hz: number,
): (0 | 1 | undefined)[] {
  const labels: (0 | 1 | undefined)[] = rows.map(() => 0);
  const near = NEAR_SEC * hz;
  let from = 0;
  for (const beat of beatsOf(annotations)) {
    while (from < rows.length && rows[from]!.centre < beat - near) from++;
    let best = -1;
    for (let k = from; k < rows.length && rows[k]!.centre <= beat + near; k++) {
      if (labels[k] === 0) labels[k] = undefined;
      if (labels[k] !== 1 && (best < 0 || rows[k]!.amplitude > rows[best]!.amplitude)) best = k;
    }
    if (best >= 0) labels[best] = 1;
  }
  let isFlutter = false;
  let next = 0;
  annotations.symbol.forEach((symbol, i) => {
    const at = annotations.sample[i]!;
    for (; next < rows.length && rows[next]!.centre < at; next++) if (isFlutter) labels[next] = undefined;
    if (symbol === '[') isFlutter = true;
    if (symbol === ']') isFlutter = false;
  });
  return labels;
}

/** Missed and invented beats of a record's first signal, with these weights. */
export function scoreWeights(bytes: RecordBytes, weights: Weights) {
  const record = loadRecord(bytes);
  const detector = alignedBeats(record.hz, 1, JUDGE_LATENCY_SEC, (found) => {
    const judge = createJudge(record.hz, found, looksOf(weights));
    return { push: ([lead]) => judge.push(lead!), finish: judge.finish, steadyFrom: judge.steadyFrom };
  });
  const beats = [...detector.push(record.leads), ...detector.finish()];
  const { found, missed, invented } = matchRecord(
    record,
    beats.map(({ sample }) => sample),
    0,
  );
  return { found, missed, invented };
}
