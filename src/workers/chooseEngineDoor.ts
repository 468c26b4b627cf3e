import { messageOf } from '../base/messageOf';
import type { EngineId } from '../experiment/engines/types';
import type { Trainer } from '../experiment/run/trainer';
import { findGraphics } from '../training/engine/graphics';
import type { EngineDoor, OpenedEngine } from './chooseEngine';
import { withLimit } from './chooseEngineTurn';
import { startThread, type TrainingThread, trainerIn } from './trainingThread';

/** With more threads, the shares of a batch of a few hundred beats become too small. */
const MAX_THREADS = 8;

/** If the threads have not all started by then, the engine computes alone. */
const TEAM_START_MS = 15_000;

/** As many threads as there are processor cores, within reason. */
export function threadsHere(): number {
  return Math.min(MAX_THREADS, Math.max(1, globalThis.navigator?.hardwareConcurrency ?? 1));
}

export interface DoorOptions {
  /** Threads that share each batch, for engines that can do so; by default `threadsHere()`. */
  threads?: number | undefined;
}

/** A door that keeps a started thread ready for the next engine. */
export interface ThreadDoor extends EngineDoor {
  /** Ends a thread that was started but not used. */
  close(): void;
}

/** The engines of this browser: each in its own thread, or in the page if there is no other way. */
export function engineDoor({ threads = threadsHere() }: DoorOptions = {}): ThreadDoor {
  let spare: Promise<TrainingThread> | undefined;
  /** The reason why no thread can start in this browser. */
  let noThread: string | undefined;

  async function nextThread(): Promise<TrainingThread> {
    const thread = spare ?? startThread();
    spare = undefined;
    try {
      return await thread;
    } catch (error) {
      noThread = messageOf(error);
      throw error;
    }
  }

  async function openInThread(
    signal: AbortSignal,
    open: (thread: TrainingThread) => ReturnType<TrainingThread['open']>,
  ): Promise<OpenedEngine> {
    signal.throwIfAborted();
    const thread = await nextThread();
    let isOver = false;
    const end = () => {
      if (!isOver) thread.end();
      isOver = true;
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end);
    try {
      const info = await open(thread);
      const trainer = trainerIn(thread, info);
      return { info, trainer, measure: () => thread.guard(thread.remote.measure()) };
    } catch (error) {
      end();
      throw error;
    }
  }

  /** With all threads, or alone if they cannot be started. */
  async function openWasm(signal: AbortSignal): Promise<OpenedEngine> {
    const open = (count: number) =>
      openInThread(signal, async (thread) => {
        const opening = thread.open({ backend: 'wasm', threads: count, passedOver: [] });
        const info = await withLimit(TEAM_START_MS, signal, () => opening);
        if (!info) throw new Error(`It did not start within ${TEAM_START_MS / 1000} s.`);
        return info;
      });
    try {
      return await open(threads);
    } catch (error) {
      signal.throwIfAborted();
      if (noThread !== undefined || threads === 1) throw error;
      return open(1);
    }
  }

  /** In a thread, else in the page, which then responds slowly, but there is no other way. */
  async function elseInPage(backend: 'wasm' | 'cpu', signal: AbortSignal, open: () => Promise<OpenedEngine>) {
    try {
      return await open();
    } catch (error) {
      if (noThread === undefined) throw error;
      return openInPage(backend, signal);
    }
  }

  const opened: Record<EngineId, (signal: AbortSignal) => Promise<OpenedEngine>> = {
    'worker-webgl': (signal) =>
      openInThread(signal, (thread) => thread.open({ backend: 'webgl', passedOver: [] })),
    'page-webgl': (signal) => openInPage('webgl', signal),
    wasm: (signal) => elseInPage('wasm', signal, () => openWasm(signal)),
    cpu: (signal) =>
      elseInPage('cpu', signal, () =>
        openInThread(signal, (thread) => thread.open({ backend: 'cpu', passedOver: [] })),
      ),
  };

  return {
    async graphics(where) {
      if (where === 'page') return findGraphics('page');
      const thread = await nextThread();
      spare = Promise.resolve(thread);
      return thread.guard(thread.remote.graphics());
    },
    open: (engine, signal) => opened[engine](signal),
    close() {
      spare?.then((thread) => thread.end()).catch(() => undefined);
      spare = undefined;
    },
  };
}

/** The page loads tfjs only here, when no worker can be used. */
async function openInPage(backend: 'webgl' | 'wasm' | 'cpu', signal: AbortSignal): Promise<OpenedEngine> {
  const { LocalTrainer } = await import('../training/run/trainer');
  signal.throwIfAborted();
  const local = new LocalTrainer();
  const info = await local.open({ backend, where: 'page', passedOver: [] });
  const end = () => local.close();
  if (signal.aborted) end();
  signal.throwIfAborted();
  signal.addEventListener('abort', end);
  const trainer: Trainer = {
    engine: async () => info,
    clearBeats: async () => local.clearBeats(),
    addBeats: async (part) => local.addBeats(part),
    run: (settings, classCount, onEvent, options) => local.run(settings, classCount, onEvent, options),
    classify: (beats, request, onProgress) => local.classify(beats, request, onProgress),
    explain: (beats, request, onPart) => local.explain(beats, request, onPart),
    compareSeeds: (beats, request) => local.compareSeeds(beats, request),
    hidden: (beats, network, rows, head) => local.hidden(beats, network, rows, head),
    curves: (beats, network, span) => local.curves(beats, network, span),
    openWhatIf: async (beats, request) => local.openWhatIf(beats, request),
    whatIf: (change) => local.whatIf(change),
    closeWhatIf: async () => local.closeWhatIf(),
    attribute: (beats, request) => local.attribute(beats, request),
    pause: async () => local.pause(),
    resume: async () => local.resume(),
    step: async () => local.step(),
    stop: async () => local.stop(),
    dispose: end,
  };
  return { info, trainer, measure: () => local.measure() };
}
