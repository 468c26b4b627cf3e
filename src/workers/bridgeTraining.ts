import * as Comlink from 'comlink';
import type { TrainingBeats } from '../training/beatStore';
import type { EngineInfo, Trainer } from '../training/types';
import type { TrainingWorker } from './trainingWorker';

/** The engines in the order in which they are tried. */
export const ENGINE_ORDER = ['worker-webgl', 'page-webgl', 'cpu'] as const;
export type EngineChoice = (typeof ENGINE_ORDER)[number];

export interface OpenTrainerOptions {
  /** Takes this engine or none. */
  only?: EngineChoice | undefined;
}

/** A worker that does not even load says so by then. */
const WORKER_START_MS = 30_000;

/**
 * Opens the best engine that works: WebGL in a worker, else WebGL in the page, else the cpu backend (in the worker, or in
 * the page where no worker starts). `engine()` of what comes back says which, and why the ones before it were passed over.
 *
 * @throws Error with every reason where no engine can be used
 */
export async function openTrainer({ only }: OpenTrainerOptions = {}): Promise<Trainer> {
  const passedOver: EngineInfo['passedOver'] = [];
  let thread: TrainingThread | undefined;
  const openIn: Record<EngineChoice, () => Promise<Trainer>> = {
    'worker-webgl': async () => {
      thread = await startThread();
      return trainerIn(thread, await thread.open({ backend: 'webgl', passedOver: [...passedOver] }));
    },
    'page-webgl': async () => {
      const trainer = await trainerInPage('webgl', [...passedOver]);
      thread?.end();
      return trainer;
    },
    cpu: async () => {
      thread ??= await startThread().catch(() => undefined);
      if (!thread) return trainerInPage('cpu', passedOver);
      return trainerIn(thread, await thread.open({ backend: 'cpu', passedOver }));
    },
  };

  for (const choice of ENGINE_ORDER) {
    if (only && choice !== only) {
      passedOver.push({ engine: choice, reason: `The engine ${only} was asked for.` });
      continue;
    }
    try {
      return await openIn[choice]();
    } catch (error) {
      passedOver.push({ engine: choice, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  thread?.end();
  const reasons = passedOver.map(({ engine, reason }) => `${engine}: ${reason}`).join(' ');
  throw new Error(`No engine to train with works here. ${reasons}`);
}

/** A training worker that has answered. */
interface TrainingThread {
  remote: Comlink.Remote<TrainingWorker>;
  open: TrainingWorker['open'];
  /** Rejects when the thread dies while work is in hand. */
  guard<T>(work: Promise<T>): Promise<T>;
  end(): void;
}

async function startThread(): Promise<TrainingThread> {
  const worker = new Worker(new URL('./training.worker.ts', import.meta.url), {
    type: 'module',
    name: 'training',
  });
  const waiting = new Set<(error: Error) => void>();
  const fail = (message: string) => {
    for (const reject of waiting) reject(new Error(message));
    waiting.clear();
  };
  worker.addEventListener('error', (event) =>
    fail(`The training worker failed: ${event.message || 'it could not be loaded'}.`),
  );
  worker.addEventListener('messageerror', () =>
    fail('The training worker failed: its answer could not be read.'),
  );
  const remote = Comlink.wrap<TrainingWorker>(worker);
  const guard = <T>(work: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      waiting.add(reject);
      work.then(resolve, reject).finally(() => waiting.delete(reject));
    });
  const end = () => {
    remote[Comlink.releaseProxy]();
    worker.terminate();
    fail('The training was ended.');
  };

  const timer = setTimeout(() => fail('The training worker did not start.'), WORKER_START_MS);
  try {
    await guard(remote.clearBeats());
  } catch (error) {
    end();
    throw error;
  } finally {
    clearTimeout(timer);
  }
  return { remote, guard, end, open: (request) => guard(remote.open(request)) };
}

function trainerIn({ remote, guard, end }: TrainingThread, info: EngineInfo): Trainer {
  return {
    engine: async () => info,
    clearBeats: () => guard(remote.clearBeats()),
    addBeats: (part) => guard(remote.addBeats(whatTrainingNeeds(part))),
    run: (settings, classCount, onEvent) => guard(remote.run(settings, classCount, Comlink.proxy(onEvent))),
    pause: () => guard(remote.pause()),
    resume: () => guard(remote.resume()),
    stop: () => guard(remote.stop()),
    dispose: end,
  };
}

/** tfjs comes into the page only here, where no worker can do without it. */
async function trainerInPage(
  backend: EngineInfo['backend'],
  passedOver: EngineInfo['passedOver'],
): Promise<Trainer> {
  const { LocalTrainer } = await import('../training/trainer');
  const trainer = new LocalTrainer();
  const info = await trainer.open({ backend, where: 'page', passedOver });
  return {
    engine: async () => info,
    clearBeats: async () => trainer.clearBeats(),
    addBeats: async (part) => trainer.addBeats(part),
    run: (settings, classCount, onEvent) => trainer.run(settings, classCount, onEvent),
    pause: async () => trainer.pause(),
    resume: async () => trainer.resume(),
    stop: async () => trainer.stop(),
    dispose: () => trainer.close(),
  };
}

/** Symbols, positions and RR intervals stay where they are. */
function whatTrainingNeeds({
  count,
  lengthSamples,
  waveform,
  label,
  recordNames,
}: TrainingBeats): TrainingBeats {
  return { count, lengthSamples, waveform, label, recordNames: recordNames ?? [] };
}
