import { BeatStore, type TrainingBeats } from './beatStore';
import { RunControl } from './control';
import { type EngineRequest, type OpenEngine, openEngine } from './engine';
import { runExperiment } from './runExperiment';
import type { EngineInfo, TrainingEvent, TrainingResult, TrainSettings } from './types';

/** The trainer of one thread, whichever that is: what `Trainer` promises, minus the thread. */
export class LocalTrainer {
  #engine: OpenEngine | undefined;
  #request: EngineRequest | undefined;
  readonly #beats = new BeatStore();
  #control: RunControl | undefined;

  /** Opens the engine; may be called again with another one after it was refused. */
  async open(request: EngineRequest): Promise<EngineInfo> {
    this.#engine?.close();
    this.#engine = undefined;
    this.#engine = await openEngine(request);
    this.#request = request;
    return this.#engine.info;
  }

  clearBeats(): void {
    this.#beats.clear();
  }

  addBeats(part: TrainingBeats): void {
    this.#beats.add(part);
  }

  async run(
    settings: TrainSettings,
    classCount: number,
    onEvent: (event: TrainingEvent) => void,
  ): Promise<TrainingResult> {
    if (this.#control) throw new Error('A training is already running. Stop it first.');
    const control = new RunControl();
    this.#control = control;
    try {
      // A GPU that was taken away during the run before may be back.
      if (this.#request && this.#engine?.isLost()) await this.open(this.#request);
      if (!this.#engine) throw new Error('There is no engine to train with.');
      const { info: engine, guard } = this.#engine;
      return await runExperiment({
        beats: this.#beats,
        settings,
        classCount,
        engine,
        guard,
        control,
        onEvent,
      });
    } finally {
      this.#control = undefined;
    }
  }

  pause(): void {
    this.#control?.pause();
  }

  resume(): void {
    this.#control?.resume();
  }

  stop(): void {
    this.#control?.stop();
  }

  close(): void {
    this.stop();
    this.#engine?.close();
    this.#engine = undefined;
    this.#request = undefined;
    this.#beats.clear();
  }
}
