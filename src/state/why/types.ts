import type { Trust } from '../../explain/trust';
import type { Attribution, Shares } from '../../explain/types';
import type { LabProblem } from '../problemTypes';

/** Which class of a beat is explained: the one that the network says, or the one that it should have said. */
export type ExplainedClass = 'predicted' | 'truth';

/** What a beat was explained with once more: the network of another run, or each of several that answer together. */
export type SeedSource = { kind: 'run'; title: string; seed: number } | { kind: 'members'; count: number };

/** The check with a second seed: none: there is no run with another one; untested: none that tested this beat and still has its network. */
export type SecondSeed =
  | { status: 'empty' | 'running' | 'none' | 'untested' }
  | { status: 'done'; source: SeedSource }
  | { status: 'failed'; failed: LabProblem };

/** Why a beat was predicted as it was. */
export interface WhyState {
  of: ExplainedClass;
  /** The explained beat, an index of the open run; undefined before the first. */
  index: number | undefined;
  runId: string | undefined;
  status: 'empty' | 'running' | 'done' | 'failed';
  failed: LabProblem | undefined;
  /** As far as they are computed. */
  attributions: Attribution[];
  shares: Shares | undefined;
  trust: Trust[] | undefined;
  seed: SecondSeed;
  nearest: NearestState;
}

export interface NearestState {
  /** asked: the training beats have to be read first, which the user starts. */
  status: 'empty' | 'impossible' | 'asked' | 'running' | 'done' | 'failed';
  failed: LabProblem | undefined;
  /** wide: the network has no layer that sums up a beat; many: its training beats would take too much memory. */
  impossible: 'wide' | 'many' | undefined;
  /** Training beats that are compared, or would be. */
  compared: number;
  beats: NearBeat[];
}

/** A training beat that is near to the explained one. */
export interface NearBeat {
  recordName: string;
  timeSec: number;
  classIndex: number;
  symbol: string;
  /** In the last hidden layer, relative to the mean distance of two training beats: 0 is the same, 1 as far as any. */
  distance: number;
  /** The beat, of fewer samples than it has. */
  waveform: Float32Array;
}

export const noNearest: NearestState = {
  ...{ status: 'empty', failed: undefined, impossible: undefined },
  ...{ compared: 0, beats: [] },
};

export const initialWhy: WhyState = {
  of: 'predicted',
  index: undefined,
  runId: undefined,
  status: 'empty',
  failed: undefined,
  attributions: [],
  shares: undefined,
  trust: undefined,
  seed: { status: 'empty' },
  nearest: noNearest,
};
