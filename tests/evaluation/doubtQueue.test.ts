import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import { BY_CLASS, BY_NOISE_RATE, doubtQueue, type TestedLabels } from '../../src/evaluation/doubtQueue';
import { findLabelErrors } from '../../src/evaluation/labelErrors';

const N = 0;
const V = 2;

/** Records of N and V beats of which some labels are flipped; two kinds of networks that each misread other beats. */
function labelled(count: number, seed: number) {
  const random = createRandom(seed);
  const truth = Uint8Array.from({ length: count }, () => (random.uniform() < 0.8 ? N : V));
  const isFlipped = truth.map(() => (random.uniform() < 0.03 ? 1 : 0));
  const label = truth.map((each, i) => (isFlipped[i] ? N + V - each : each));
  const record = Int32Array.from(truth, (_, i) => Math.floor(i / 500));
  const sample = Int32Array.from(truth, (_, i) => 100 + 300 * (i % 500));
  const run = (misread: number): TestedLabels => {
    const probabilities = new Float32Array(count * 4);
    truth.forEach((each, i) => {
      const read = random.uniform() < misread ? N + V - each : each;
      const sure = 0.8 + 0.19 * random.uniform();
      probabilities[i * 4 + read] = sure;
      probabilities[i * 4 + (N + V - read)] = 0.99 - sure;
      probabilities[i * 4 + 1] = 0.01;
    });
    return { classCount: 4, record, sample, label, probabilities };
  };
  return { isFlipped, label, run };
}

/** Only these rows, in this order. */
function rowsOf(run: TestedLabels, rows: readonly number[]): TestedLabels {
  const { classCount, probabilities } = run;
  return {
    classCount,
    record: Int32Array.from(rows, (row) => run.record[row]!),
    sample: Int32Array.from(rows, (row) => run.sample[row]!),
    label: Uint8Array.from(rows, (row) => run.label[row]!),
    probabilities: Float32Array.from(
      rows.flatMap((row) => [...probabilities.subarray(row * classCount, (row + 1) * classCount)]),
    ),
  };
}

describe('the queue of doubtful labels', () => {
  const { isFlipped, label, run } = labelled(4000, 5);
  const first = run(0.03);
  const second = run(0.03);
  const both = doubtQueue(first, second);

  it('has what confident learning prunes, with the reason, the least believed label first', () => {
    const queue = doubtQueue(first);
    const groups = { of: first.record, minBeats: 30 };
    const found = findLabelErrors({
      ...{ classCount: 4, labels: label, probabilities: first.probabilities, spared: [3, 4], groups },
    });
    const expected = [...label.keys()].filter((row) => found.byClass[row] || found.byNoiseRate[row]);
    expect([...queue.row].sort((a, b) => a - b)).toEqual(expected);
    expect(expected.length).toBeGreaterThan(100);
    queue.row.forEach((row, i) => {
      expect(queue.first[i]! & BY_CLASS).toBe(found.byClass[row]! * BY_CLASS);
      expect(queue.first[i]! & BY_NOISE_RATE).toBe(found.byNoiseRate[row]! * BY_NOISE_RATE);
      expect(queue.suggested[i]).toBe(N + V - label[row]!);
      expect(queue.confidence[i]).toBe(first.probabilities[row * 4 + label[row]!]);
    });
    expect([...queue.confidence]).toEqual([...queue.confidence].sort((a, b) => a - b));
    expect([...queue.second].every((bits) => bits === 0)).toBe(true);
    expect(queue.common).toBe(4000);
  });

  it('begins with what both runs doubt, which is flipped more often than what one of them doubts', () => {
    const kinds = [...both.row.keys()].map((i) => (both.first[i] ? (both.second[i] ? 0 : 1) : 2));
    expect(kinds).toEqual([...kinds].sort());
    const share = (kind: number) => {
      const rows = [...both.row].filter((_, i) => kinds[i] === kind);
      return rows.filter((row) => isFlipped[row]).length / rows.length;
    };
    expect(share(0)).toBeGreaterThan(0.9);
    expect(share(1)).toBeLessThan(share(0) / 2);
    expect(share(2)).toBeLessThan(share(0) / 2);
    both.row.forEach((row, i) => {
      const own = row * 4 + label[row]!;
      expect(both.confidence[i]).toBeCloseTo(
        (first.probabilities[own]! + second.probabilities[own]!) / 2,
        12,
      );
    });
  });

  it('finds the same beat of the second run in whatever order it has them', () => {
    const turned = rowsOf(second, [...label.keys()].reverse());
    expect(doubtQueue(first, turned)).toEqual(both);
  });

  it('takes a beat that the second run did not test, or with another label, for one that it says nothing of', () => {
    const [gone, other] = both.row;
    const some = rowsOf(
      second,
      [...label.keys()].filter((row) => row !== gone),
    );
    some.label[other! - (other! > gone! ? 1 : 0)] = N + V - label[other!]!;
    const queue = doubtQueue(first, some);
    expect(queue.common).toBe(3998);
    for (const row of [gone!, other!]) {
      const i = queue.row.indexOf(row);
      expect(queue.second[i]).toBe(0);
      expect(queue.confidence[i]).toBe(first.probabilities[row * 4 + label[row]!]);
    }
  });

  it('never doubts fusion and unclassifiable beats', () => {
    const fused = { ...first, label: label.map((each, i) => (i % 50 === 0 ? 3 : each)) };
    const doubted = doubtQueue(fused).row;
    expect(doubted.length).toBeGreaterThan(100);
    expect([...doubted].some((row) => fused.label[row] === 3)).toBe(false);
  });

  it('refuses runs of other classes, and is empty where nothing was tested', () => {
    expect(() => doubtQueue(first, { ...second, classCount: 5 })).toThrow('classes');
    const none = rowsOf(first, []);
    expect(doubtQueue(none, none).row).toHaveLength(0);
  });
});
