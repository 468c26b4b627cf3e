import { messageOf } from '../../base/messageOf';
import type { BeatChange } from '../../beats/beatChange';
import type { TimeSpan } from '../../curves/types';
import type { EngineInfo } from '../../experiment/engines/types';
import { lastEpochOf } from '../../experiment/run/checkpoint';
import type { OutputCurves } from '../../experiment/run/found';
import type {
  AttributeRequest,
  ClassifyRequest,
  ExplainRequest,
  SeedRequest,
  StoredNetwork,
  WhatIfRequest,
} from '../../experiment/run/requests';
import { runWithCheckpoints } from '../../experiment/run/runWithCheckpoints';
import type { RunOptions, TrainingResult } from '../../experiment/run/trainer';
import type { TrainingEvent } from '../../experiment/run/types';
import type { TrainSettings } from '../../experiment/settings/types';
import type { ExplainedPart } from '../../explain/explainBeat';
import type { SeedAgreement } from '../../explain/seedAgreement';
import { type EngineRequest, type OpenEngine, openEngine, type ThreadSource } from '../engine/engine';
import { abandonContext, EngineClosed, EngineLost, guardedBy, isEngineLost } from '../engine/engineLoss';
import { measurePace } from '../engine/measurePace';
import { attributeRows } from '../explain/attributeRows';
import { compareSeeds } from '../explain/compareSeeds';
import { explainStored } from '../explain/explainStored';
import { hiddenRows } from '../explain/hiddenRows';
import { sectionCurves } from '../explain/sectionCurves';
import { createWhatIf, type WhatIf } from '../explain/whatIf';
import { BeatStore } from '../input/beatStore';
import type { TrainingBeats } from '../input/types';
import { classifyBeats } from './classifyBeats';
import { RunControl } from './control';
import { runExperiment } from './runExperiment';

/** After a reset of the GPU the browser needs a moment before it provides it again. */
const REOPEN_AFTER_MS = 300;

/** The trainer inside one thread, a worker or the page: all that `Trainer` offers, without the thread. */
export class LocalTrainer {
  #engine: OpenEngine | undefined;
  #request: EngineRequest | undefined;
  readonly #beats = new BeatStore();
  #control: RunControl | undefined;
  #whatIf: WhatIf | undefined;
  readonly #threads: ThreadSource | undefined;
  readonly #checkpointShare: number | undefined;

  /**
   * @param threads starts more threads for engines that use them; if omitted, every engine computes in this one alone
   * @param checkpointShare see `ExperimentOptions`
   */
  constructor(threads?: ThreadSource, checkpointShare?: number) {
    this.#threads = threads;
    this.#checkpointShare = checkpointShare;
  }

  /** Opens the engine; may be called again with another one if it was refused. */
  async open(request: EngineRequest): Promise<EngineInfo> {
    this.#closeEngine();
    this.#engine = await openEngine(request, this.#threads);
    this.#request = request;
    return this.#engine.info;
  }

  /**
   * Measures how fast the open engine trains the default network at present, in beats per second.
   *
   * @throws EngineClosed (rejects) if none is open
   */
  async measure(): Promise<number> {
    if (!this.#engine) throw new EngineClosed();
    return measurePace(this.#engine);
  }

  clearBeats(): void {
    this.#beats.clear();
  }

  addBeats(part: TrainingBeats): void {
    this.#beats.add(part);
  }

  /**
   * Runs an experiment. If the engine is lost meanwhile, it is reopened and the run resumes after its last finished epoch,
   * with the same numbers as without the loss.
   *
   * @throws EngineClosed if none is open; EngineLost if it is lost repeatedly without an epoch in between; otherwise like
   *   `runExperiment`
   */
  async run(
    settings: TrainSettings,
    classCount: number,
    onEvent: (event: TrainingEvent) => void,
    { resume, windowSec, earlier }: RunOptions = {},
  ): Promise<TrainingResult> {
    if (this.#control) throw new Error('A training is already running. Stop it first.');
    if (!this.#request) throw new EngineClosed();
    const control = new RunControl();
    this.#control = control;
    try {
      return await runWithCheckpoints<TrainingResult>({
        resume,
        onEvent,
        attempt: async (from, report) => {
          const { info: engine, guard, team } = await this.#liveEngine();
          return runExperiment({
            ...{ beats: this.#beats, settings, classCount, windowSec, earlier, engine, guard, team, control },
            onEvent: report,
            resume: from,
            checkpointShare: this.#checkpointShare,
          });
        },
        recover: async ({ error, checkpoint, attempt, isHopeless }) => {
          // Without a request the trainer was closed: nobody waits for this run any more.
          if (!this.#request || !this.#isLost()) throw error;
          if (isHopeless) throw new EngineLost(lostSentence(error), { cause: error });
          // Reported once per loss, not once per attempt to reopen it.
          if (this.#engine) onEvent({ kind: 'interrupted', after: lastEpochOf(checkpoint) });
          await new Promise((resolve) => setTimeout(resolve, attempt * REOPEN_AFTER_MS));
        },
      });
    } finally {
      this.#control = undefined;
    }
  }

  /**
   * See `Trainer.classify`.
   *
   * @throws Error while a training runs; EngineClosed if no engine is open; otherwise like `classifyBeats`
   */
  async classify(
    beats: TrainingBeats,
    request: ClassifyRequest,
    onProgress: (done: number, total: number) => void,
  ): Promise<Float32Array | undefined> {
    return this.#asking('Beats can be labelled', (control, { guard, team }) =>
      classifyBeats({ ...request, beats, control, team, guard, onProgress }),
    );
  }

  /**
   * See `Trainer.explain`.
   *
   * @throws Error while a training runs; EngineClosed if no engine is open; otherwise like `explainStored`
   */
  async explain(
    beats: TrainingBeats,
    request: ExplainRequest,
    onPart: (part: ExplainedPart) => void,
  ): Promise<boolean> {
    return this.#asking('Beats can be explained', (control) =>
      explainStored(beats, request, control, onPart),
    );
  }

  /**
   * See `Trainer.compareSeeds`.
   *
   * @throws Error while a training runs; EngineClosed if no engine is open; otherwise like `compareSeeds`
   */
  async compareSeeds(beats: TrainingBeats, request: SeedRequest): Promise<SeedAgreement[] | undefined> {
    return this.#asking('Beats can be explained', (control) => compareSeeds(beats, request, control));
  }

  /**
   * See `Trainer.hidden`.
   *
   * @throws Error while a training runs; EngineClosed if no engine is open; otherwise like `hiddenRows`
   */
  async hidden(
    beats: TrainingBeats,
    network: StoredNetwork,
    rows?: Int32Array,
    head?: number,
  ): Promise<Float32Array | undefined> {
    return this.#asking('Beats can be compared', (control) =>
      hiddenRows(beats, network, control, rows, head),
    );
  }

  /**
   * See `Trainer.curves`.
   *
   * @throws Error while a training runs; EngineClosed if no engine is open; otherwise like `sectionCurves`
   */
  async curves(
    beats: TrainingBeats,
    network: StoredNetwork,
    span: TimeSpan,
  ): Promise<OutputCurves | undefined> {
    return this.#asking('Curves can be computed', (control) => sectionCurves(beats, network, span, control));
  }

  /** See `Trainer.openWhatIf`. Its network is built when it is asked first. */
  openWhatIf(beats: TrainingBeats, request: WhatIfRequest): void {
    this.closeWhatIf();
    this.#whatIf = createWhatIf(beats, request);
  }

  /**
   * See `Trainer.whatIf`.
   *
   * @throws Error while a training runs, or if nothing is held; EngineClosed if no engine is open; otherwise like `WhatIf.ask`
   */
  async whatIf(change: BeatChange): Promise<Float32Array> {
    return this.#asking('Beats can be changed', () => {
      // An engine that was lost has taken it along.
      if (!this.#whatIf) throw new Error('The network is not held any more.');
      return this.#whatIf.ask(change);
    });
  }

  closeWhatIf(): void {
    this.#whatIf?.close();
    this.#whatIf = undefined;
  }

  /**
   * See `Trainer.attribute`.
   *
   * @throws Error while a training runs; EngineClosed if no engine is open; otherwise like `attributeRows`
   */
  async attribute(beats: TrainingBeats, request: AttributeRequest): Promise<Float32Array | undefined> {
    return this.#asking('Beats can be explained', (control) => attributeRows(beats, request, control));
  }

  pause(): void {
    this.#control?.pause();
  }

  resume(): void {
    this.#control?.resume();
  }

  step(): void {
    this.#control?.step();
  }

  stop(): void {
    this.#control?.stop();
  }

  close(): void {
    this.stop();
    this.#closeEngine();
    this.#request = undefined;
    this.#beats.clear();
  }

  /** Asks stored networks something, while nothing else runs. */
  async #asking<T>(what: string, ask: (control: RunControl, engine: OpenEngine) => Promise<T>): Promise<T> {
    if (this.#control) throw new Error(`A training is running. ${what} when it has ended.`);
    if (!this.#request) throw new EngineClosed();
    const control = new RunControl();
    this.#control = control;
    try {
      return await ask(control, await this.#liveEngine());
    } finally {
      this.#control = undefined;
    }
  }

  #isLost(): boolean {
    return this.#engine === undefined || isEngineLost(this.#engine);
  }

  /** The open engine, reopened if it was lost. */
  async #liveEngine(): Promise<OpenEngine> {
    if (this.#isLost()) await this.open(this.#request!);
    return { ...this.#engine!, guard: guardedBy(this.#engine!) };
  }

  #closeEngine(): void {
    this.closeWhatIf();
    if (this.#engine && isEngineLost(this.#engine)) abandonContext();
    this.#engine?.close();
    this.#engine = undefined;
  }
}

function lostSentence(error: unknown): string {
  const reason = messageOf(error);
  return `The engine was lost several times in a row, without an epoch in between. ${reason}`;
}
