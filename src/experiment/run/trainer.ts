import type { BeatChange } from '../../beats/beatChange';
import type { BeatSet, EarlierBeats } from '../../beats/types';
import type { TimeSpan } from '../../curves/types';
import type { ExplainedPart } from '../../explain/explainBeat';
import type { SeedAgreement } from '../../explain/seedAgreement';
import type { EngineInfo } from '../engines/types';
import type { TrainSettings } from '../settings/types';
import type { OutputCurves } from './found';
import type {
  AttributeRequest,
  ClassifyRequest,
  ExplainRequest,
  SeedRequest,
  StoredNetwork,
  WhatIfRequest,
} from './requests';
import type { Checkpoint, FoldResult, TrainingEvent } from './types';

/** The result of `Trainer.run`. */
export interface TrainingResult {
  folds: FoldResult[];
  state: 'finished' | 'stopped';
  engine: EngineInfo;
  /** The entire run without pauses: compiling, training, validation and tests. */
  trainingSec: number;
  /** Training beats per second over the time that training steps took. */
  beatsPerSec: number;
  /** Live tensors after the run minus before it: 0, or something leaked. */
  leakedTensors: number;
}

export interface RunOptions {
  /** Resumes from here; its settings, classes and beats must be those of this run. */
  resume?: Checkpoint | undefined;
  /** Length of the beats' window; needed if training beats are shifted in time. */
  windowSec?: number | undefined;
  /** The beats by which folds are dealt, where these are not those that were added. */
  earlier?: EarlierBeats | undefined;
}

/** The interface of the thread that trains. */
export interface Trainer {
  engine(): Promise<EngineInfo>;
  clearBeats(): Promise<void>;
  /** Adds beats, one record at a time; their order is the index order of `FoldResult.testIndex`. */
  addBeats(part: BeatSet): Promise<void>;
  run(
    settings: TrainSettings,
    classCount: number,
    onEvent: (event: TrainingEvent) => void,
    options?: RunOptions,
  ): Promise<TrainingResult>;
  /**
   * What trained networks say of these beats: beats × classCount probabilities. Not while a training runs.
   *
   * @returns undefined after `stop`
   */
  classify(
    beats: BeatSet,
    request: ClassifyRequest,
    onProgress: (done: number, total: number) => void,
  ): Promise<Float32Array | undefined>;
  /**
   * Explains what a trained network says of one of these beats, the beats of one record. Not while a training runs.
   *
   * @returns false after `stop`
   */
  explain(beats: BeatSet, request: ExplainRequest, onPart: (part: ExplainedPart) => void): Promise<boolean>;
  /**
   * How much alike networks of several seeds explain one of these beats, the beats of one record, by each method. Not while a training runs.
   *
   * @returns undefined after `stop`; empty if there is only one network
   */
  compareSeeds(beats: BeatSet, request: SeedRequest): Promise<SeedAgreement[] | undefined>;
  /**
   * What a trained network computes of beats in its last hidden layer, or in one of its heads: rows × units. Not while a training runs.
   *
   * @param beats those of one record
   * @param rows which of them; all if omitted
   * @param head 0-based; the last hidden layer if omitted
   * @returns undefined after `stop`
   * @throws Error with a sentence (rejects) if the network has no such layer
   */
  hidden(
    beats: BeatSet,
    network: StoredNetwork,
    rows?: Int32Array,
    head?: number,
  ): Promise<Float32Array | undefined>;
  /**
   * The curves of a beat-free network over a stretch of a record, from the same sections as in the test. Not while a training runs.
   *
   * @param beats those of the record, with its trace
   * @returns undefined after `stop`
   */
  curves(beats: BeatSet, network: StoredNetwork, span: TimeSpan): Promise<OutputCurves | undefined>;
  /** Holds a trained network and the beats of one record, one of which is then changed (`whatIf`); what was held before is given up. */
  openWhatIf(beats: BeatSet, request: WhatIfRequest): Promise<void>;
  /**
   * What the held network says of the beat, if it were changed: a probability for each class. Not while a training runs.
   *
   * @throws Error with a sentence (rejects) if none is held, or the times are not those of the beats
   */
  whatIf(change: BeatChange): Promise<Float32Array>;
  /** Gives up what is held for `whatIf`, if anything. */
  closeWhatIf(): Promise<void>;
  /**
   * What each sample of some of these beats, the beats of one record, contributes to the logit of a class: rows × samples. Not while a training runs.
   *
   * @returns undefined after `stop`
   */
  attribute(beats: BeatSet, request: AttributeRequest): Promise<Float32Array | undefined>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Goes on, and pauses when the epoch has ended, before the test if it was the last one of its fold. */
  step(): Promise<void>;
  /**
   * Ends after the current batch; the fold is tested as far as it was trained, then `run` resolves with the results so far.
   * When called a second time: abandons that test as well, and with it the fold.
   */
  stop(): Promise<void>;
  /** Ends the thread. */
  dispose(): void;
}
