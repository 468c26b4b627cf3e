import { sumOf } from '../../base/sumOf';
import type { EngineInfo } from '../../experiment/engines/types';
import type { RunView } from '../../experiment/run/types';
import { engineIdOf } from '../engine/engineId';
import { runMetrics } from '../results/runMetrics';
import { sha256Of } from './hashes';
import { probabilitiesSha256 } from './makeCapsule';
import type { Capsule, CapsuleComparison, CapsuleReason } from './types';

/**
 * Holds a run beside the capsule that it was made from. The same numbers are those whose every bit is the same; where they are
 * others, what is different about the two runs is named, the likeliest cause first.
 *
 * @param browser user agent of this browser
 */
export function compareCapsule(capsule: Capsule, run: RunView, browser: string): CapsuleComparison {
  const isSame = capsule.results.probabilitiesSha256 === probabilitiesSha256(run.folds);
  const before = capsule.results.pooled.matrix;
  const { matrix } = runMetrics(run).pooled;
  const after = before.map((_, row) =>
    matrix.counts.slice(row * matrix.classCount, (row + 1) * matrix.classCount),
  );
  const sameTruth = before.every((row, i) => sumOf(row) === sumOf(after[i]!));
  const moved = sumOf(before.flatMap((row, i) => row.map((count, j) => Math.abs(count - after[i]![j]!))));
  return {
    outcome: isSame ? 'same' : 'other',
    accuracy: { capsule: accuracyOf(before), run: accuracyOf(after) },
    tested: { capsule: sumOf(before.flat()), run: sumOf(after.flat()) },
    // A beat that moved is missing in one cell and too much in another.
    beatsElsewhere: sameTruth ? moved / 2 : undefined,
    reasons: isSame ? [] : reasonsFor(capsule, run, browser),
  };
}

/** What of an engine makes other last digits: empty where nothing does. Undefined fields are not known and not compared. */
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
    reasons.push({ code: 'stopped', capsule: capsule.state, run: run.state });
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

function accuracyOf(matrix: readonly number[][]): number | undefined {
  const all = sumOf(matrix.flat());
  return all === 0 ? undefined : sumOf(matrix.map((row, i) => row[i]!)) / all;
}
