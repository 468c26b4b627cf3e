import { sumOf } from '../../base/sumOf';
import { type ConfusionMatrix, withNone } from '../../evaluation';
import type { EngineInfo } from '../../experiment/engines/types';
import type { RunView } from '../../experiment/run/types';
import { engineIdOf } from '../engine/engineId';
import { runMetrics } from '../results/runMetrics';
import { stopOf } from '../results/stopOf';
import { capsuleMatrix } from './capsuleMatrix';
import { sha256Of } from './hashes';
import { probabilitiesSha256 } from './makeCapsule';
import type { Capsule, CapsuleComparison, CapsuleReason } from './types';

/**
 * Compares a run with the capsule that it repeats. Results are the same only if every bit is; otherwise the
 * differences between the two runs are listed, the most likely cause first.
 *
 * @param browser user agent of this browser
 */
export function compareCapsule(capsule: Capsule, run: RunView, browser: string): CapsuleComparison {
  const isSame = capsule.results.probabilitiesSha256 === probabilitiesSha256(run.folds);
  const expected = rowsOf(capsuleMatrix(capsule.results.pooled));
  const actual = rowsOf(runMetrics(run).pooled.matrix);
  // Tested beats are those that are marked: what was invented is in none of these rows.
  const { length: classCount } = capsule.results.pooled.matrix;
  const [marked, now] = [expected.slice(0, classCount), actual.slice(0, classCount)];
  const sameTruth = marked.every((row, i) => sumOf(row) === sumOf(now[i]!));
  return {
    outcome: isSame ? 'same' : 'other',
    accuracy: { capsule: accuracyOf(expected), run: accuracyOf(actual) },
    tested: { capsule: sumOf(marked.flat()), run: sumOf(now.flat()) },
    // A moved beat is missing in one cell and surplus in another.
    movedBeats: sameTruth ? differenceOf(marked, now) / 2 : undefined,
    otherInvented: differenceOf(expected.slice(classCount), actual.slice(classCount)),
    reasons: isSame ? [] : reasonsFor(capsule, run, browser),
  };
}

/**
 * The properties of an engine that change the last digits of results: empty if they are equal. Undefined fields are
 * unknown and not compared.
 */
export function engineReasons(capsule: EngineInfo, run: EngineInfo): CapsuleReason[] {
  const reasons: CapsuleReason[] = [];
  const compare = (code: CapsuleReason['code'], one: unknown, other: unknown) => {
    if (one === undefined || other === undefined || one === other) return;
    reasons.push({ code, capsule: String(one), run: String(other) });
  };
  compare('engine', engineIdOf(capsule), engineIdOf(run));
  if (reasons.length > 0) return reasons;
  compare('kernels', capsule.kernels, run.kernels);
  compare('threads', capsule.threads, run.threads);
  compare('renderer', capsule.renderer, run.renderer);
  return reasons;
}

function reasonsFor(capsule: Capsule, run: RunView, browser: string): CapsuleReason[] {
  const reasons: CapsuleReason[] = [];
  const compare = (code: CapsuleReason['code'], one: string, other: string) => {
    if (one !== other) reasons.push({ code, capsule: one, run: other });
  };
  if (capsule.state === 'stopped' || run.state === 'stopped') {
    const stops = { capsule: capsule.stopped, run: stopOf(run) };
    reasons.push({ code: 'stopped', capsule: capsule.state, run: run.state, stops });
  }
  const tests = new Map(capsule.splits.map(({ fold, test }) => [fold, test.sha256]));
  const dealt = run.folds.find(({ fold, testIndex }) => tests.get(fold) !== sha256Of(testIndex));
  if (dealt) reasons.push({ code: 'splits', capsule: String(dealt.fold + 1), run: String(dealt.fold + 1) });
  reasons.push(...engineReasons(capsule.engine, run.engine));
  compare('lab', capsule.versions.lab, run.versions.lab);
  compare('tfjs', capsule.versions.tfjs, run.versions.tfjs);
  compare('browser', capsule.browser, browser);
  return reasons;
}

/** Rows of counts; of found beats with a row and a column more, of none. */
function rowsOf(matrix: ConfusionMatrix): number[][] {
  const { counts, width } = withNone(matrix);
  return Array.from({ length: width }, (_, row) => counts.slice(row * width, (row + 1) * width));
}

function differenceOf(one: readonly number[][], other: readonly number[][]): number {
  return sumOf(one.flatMap((row, i) => row.map((count, j) => Math.abs(count - (other[i]?.[j] ?? 0)))));
}

function accuracyOf(matrix: readonly number[][]): number | undefined {
  const all = sumOf(matrix.flat());
  return all === 0 ? undefined : sumOf(matrix.map((row, i) => row[i]!)) / all;
}
