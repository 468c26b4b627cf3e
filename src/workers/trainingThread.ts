import * as Comlink from 'comlink';
import type { BeatSet } from '../beats/types';
import type { EngineInfo } from '../experiment/engines/types';
import type { Trainer } from '../experiment/run/trainer';
import type { TrainingBeats } from '../training/input/types';
import { watchLock } from './lifeLock';
import type { TrainingWorker } from './trainingWorker';

/** Time limit for a worker to load. */
const WORKER_START_MS = 30_000;

/** The thread has ended by itself: it crashed, was killed, or ran out of memory. A new one can resume its work. */
class ThreadDied extends Error {
  override readonly name = 'ThreadDied';
}

/** A training worker that has answered. */
export interface TrainingThread {
  remote: Comlink.Remote<TrainingWorker>;
  open: TrainingWorker['open'];
  /** Rejects with `ThreadDied` if the thread has died, or dies before the work is done. */
  guard<T>(work: Promise<T>): Promise<T>;
  end(): void;
}

/** Starts a training worker and waits for its first answer; throws if it does not start. */
export async function startThread(): Promise<TrainingThread> {
  const worker = new Worker(new URL('./training.worker.ts', import.meta.url), {
    type: 'module',
    name: 'training',
  });
  const waiting = new Set<(error: Error) => void>();
  let over: Error | undefined;
  const finish = (error: Error) => {
    over ??= error;
    for (const reject of waiting) reject(over);
    waiting.clear();
  };
  const fail = (message: string) => finish(new ThreadDied(message));
  worker.addEventListener('error', (event) =>
    fail(`The training worker failed: ${event.message || 'it could not be loaded'}.`),
  );
  worker.addEventListener('messageerror', () =>
    fail('The training worker failed: its answer could not be read.'),
  );
  const remote = Comlink.wrap<TrainingWorker>(worker);
  const guard = <T>(work: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      if (over) {
        work.catch(() => undefined);
        reject(over);
        return;
      }
      waiting.add(reject);
      work.then(resolve, reject).finally(() => waiting.delete(reject));
    });
  let unwatch = () => {};
  const end = () => {
    unwatch();
    remote[Comlink.releaseProxy]();
    worker.terminate();
    finish(new Error('The training was ended.'));
  };

  const timer = setTimeout(() => fail('The training worker did not start.'), WORKER_START_MS);
  try {
    // A killed thread sends no event: the release of its lock is the only sign.
    const lockName = `ecg-lab-thread-${crypto.randomUUID?.()}`;
    if (await guard(remote.hold(lockName))) {
      unwatch = watchLock(lockName, () => fail('The training worker ended unexpectedly.'));
    }
  } catch (error) {
    end();
    throw error;
  } finally {
    clearTimeout(timer);
  }
  return { remote, guard, end, open: (request) => guard(remote.open(request)) };
}

/** The trainer of a thread whose engine is open. */
export function trainerIn({ remote, guard, end }: TrainingThread, info: EngineInfo): Trainer {
  return {
    engine: async () => info,
    clearBeats: () => guard(remote.clearBeats()),
    addBeats: (part) => guard(remote.addBeats(trainingColumns(part))),
    run: (settings, classCount, onEvent, options = {}) =>
      guard(remote.run(settings, classCount, Comlink.proxy(onEvent), options)),
    classify: (beats, request, onProgress) =>
      guard(remote.classify(trainingColumns(beats), request, Comlink.proxy(onProgress))),
    explain: (beats, request, onPart) =>
      guard(remote.explain(trainingColumns(beats), request, Comlink.proxy(onPart))),
    compareSeeds: (beats, request) => guard(remote.compareSeeds(trainingColumns(beats), request)),
    hidden: (beats, network, rows, head) => guard(remote.hidden(trainingColumns(beats), network, rows, head)),
    curves: (beats, network, span) => guard(remote.curves(trainingColumns(beats), network, span)),
    openWhatIf: (beats, request) => guard(remote.openWhatIf(trainingColumns(beats), request)),
    whatIf: (change) => guard(remote.whatIf(change)),
    closeWhatIf: () => guard(remote.closeWhatIf()),
    attribute: (beats, request) => guard(remote.attribute(trainingColumns(beats), request)),
    pause: () => guard(remote.pause()),
    resume: () => guard(remote.resume()),
    step: () => guard(remote.step()),
    stop: () => guard(remote.stop()),
    dispose: end,
  };
}

/** Symbols are not sent. What is in shared memory is not copied. */
export function trainingColumns(part: BeatSet): TrainingBeats {
  const { symbol: _symbol, ...needed } = part;
  return needed;
}
