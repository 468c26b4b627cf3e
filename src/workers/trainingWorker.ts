import type { BeatChange } from '../beats/beatChange';
import type { TimeSpan } from '../curves/types';
import type { EngineInfo, Graphics } from '../experiment/engines/types';
import type { OutputCurves } from '../experiment/run/found';
import type {
  AttributeRequest,
  ClassifyRequest,
  ExplainRequest,
  SeedRequest,
  StoredNetwork,
  WhatIfRequest,
} from '../experiment/run/requests';
import type { RunOptions, TrainingResult } from '../experiment/run/trainer';
import type { TrainingEvent } from '../experiment/run/types';
import type { TrainSettings } from '../experiment/settings/types';
import type { ExplainedPart } from '../explain/explainBeat';
import type { SeedAgreement } from '../explain/seedAgreement';
import type { EngineRequest } from '../training/engine/engine';
import type { TrainingBeats } from '../training/input/types';

/** The interface between the page and the training worker. */
export interface TrainingWorker {
  /**
   * Holds a Web Lock of this name for as long as the worker lives, so that whoever waits for it learns of the worker's end.
   * Resolves to whether it is held; false if the browser has no locks.
   */
  hold(lockName: string): Promise<boolean>;
  /** Opens an engine in the worker's thread; rejects with the reason if it cannot be used. */
  open(request: Omit<EngineRequest, 'where'>): Promise<EngineInfo>;
  /** The graphics that WebGL uses in the worker; rejects with the reason if there is none. */
  graphics(): Graphics;
  /** Training speed of the open engine with the default network, in beats per second. */
  measure(): Promise<number>;
  clearBeats(): void;
  addBeats(part: TrainingBeats): void;
  run(
    settings: TrainSettings,
    classCount: number,
    onEvent: (event: TrainingEvent) => void,
    options: RunOptions,
  ): Promise<TrainingResult>;
  classify(
    beats: TrainingBeats,
    request: ClassifyRequest,
    onProgress: (done: number, total: number) => void,
  ): Promise<Float32Array | undefined>;
  explain(
    beats: TrainingBeats,
    request: ExplainRequest,
    onPart: (part: ExplainedPart) => void,
  ): Promise<boolean>;
  compareSeeds(beats: TrainingBeats, request: SeedRequest): Promise<SeedAgreement[] | undefined>;
  hidden(
    beats: TrainingBeats,
    network: StoredNetwork,
    rows?: Int32Array,
    head?: number,
  ): Promise<Float32Array | undefined>;
  curves(beats: TrainingBeats, network: StoredNetwork, span: TimeSpan): Promise<OutputCurves | undefined>;
  openWhatIf(beats: TrainingBeats, request: WhatIfRequest): void;
  whatIf(change: BeatChange): Promise<Float32Array>;
  closeWhatIf(): void;
  attribute(beats: TrainingBeats, request: AttributeRequest): Promise<Float32Array | undefined>;
  pause(): void;
  resume(): void;
  step(): void;
  stop(): void;
}
