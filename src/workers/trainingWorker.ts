import type { EngineInfo, Graphics } from '../experiment/engines/types';
import type { RunOptions, TrainingEvent, TrainingResult } from '../experiment/run/types';
import type { TrainSettings } from '../experiment/settings/types';
import type { EngineRequest } from '../training/engine/engine';
import type { TrainingBeats } from '../training/input/beatStore';

/** What the training worker does for the page. Both ends are typed by it. */
export interface TrainingWorker {
  /**
   * Holds a Web Lock of this name for as long as the worker lives, so that whoever asks for it learns of its end.
   * Resolves to whether it is held; false where the browser has no locks.
   */
  hold(lockName: string): Promise<boolean>;
  /** Opens an engine in the worker's thread; rejects with the reason where it cannot be used. */
  open(request: Omit<EngineRequest, 'where'>): Promise<EngineInfo>;
  /** Which graphics WebGL reaches in the worker; rejects with the reason where there is none. */
  graphics(): Graphics;
  /** How fast the open engine trains the default network, in beats a second. */
  measure(): Promise<number>;
  clearBeats(): void;
  addBeats(part: TrainingBeats): void;
  run(
    settings: TrainSettings,
    classCount: number,
    onEvent: (event: TrainingEvent) => void,
    options: RunOptions,
  ): Promise<TrainingResult>;
  pause(): void;
  resume(): void;
  stop(): void;
}
