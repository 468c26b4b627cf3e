import type { TrainingBeats } from '../training/beatStore';
import type { EngineRequest } from '../training/engine';
import type { EngineInfo, TrainingEvent, TrainingResult, TrainSettings } from '../training/types';

/** What the training worker does for the page. Both ends are typed by it. */
export interface TrainingWorker {
  /** Opens an engine in the worker's thread; rejects with the reason where it cannot be used. */
  open(request: Omit<EngineRequest, 'where'>): Promise<EngineInfo>;
  clearBeats(): void;
  addBeats(part: TrainingBeats): void;
  run(
    settings: TrainSettings,
    classCount: number,
    onEvent: (event: TrainingEvent) => void,
  ): Promise<TrainingResult>;
  pause(): void;
  resume(): void;
  stop(): void;
}
