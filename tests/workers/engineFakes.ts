import type { EngineId, EngineInfo } from '../../src/experiment/engines/types';
import type { Trainer, TrainingResult } from '../../src/experiment/run/trainer';
import type { EngineDoor, OpenedEngine } from '../../src/workers/chooseEngine';

/** How a fake engine behaves; left out, it is not there. */
export interface FakeEngine {
  info?: Partial<EngineInfo>;
  beatsPerSec?: number;
  /** Refuses with this sentence. */
  refuses?: string;
  /** Never answers: while it opens, or while it is timed. */
  hangs?: 'opening' | 'measuring';
}

export interface FakeBrowser {
  engines: Partial<Record<EngineId, FakeEngine>>;
  /** WebGL's renderer in a worker and in the page; left out, there is no WebGL 2. */
  renderer?: { worker?: string; page?: string };
}

const never = <T>() => new Promise<T>(() => undefined);

/** A browser of fakes, and the list of what was done with it. */
export function fakeDoor({ engines, renderer = {} }: FakeBrowser) {
  const calls: string[] = [];
  /** Engines that were opened and not ended. */
  const open = new Set<EngineId>();
  const door: EngineDoor = {
    async graphics(where) {
      const name = renderer[where];
      if (name === undefined) throw new Error(`There is no WebGL 2 in this ${where}.`);
      return { renderer: name, software: /swiftshader/i.test(name) };
    },
    async open(engine, signal) {
      calls.push(`open ${engine}`);
      signal.throwIfAborted();
      const fake = engines[engine];
      if (!fake) throw new Error(`${engine} is not there.`);
      if (fake.refuses) throw new Error(fake.refuses);
      open.add(engine);
      signal.addEventListener('abort', () => open.delete(engine));
      if (fake.hangs === 'opening') await never();
      return openedEngine(engine, fake, renderer, calls);
    },
  };
  return { door, calls, open };
}

function openedEngine(
  engine: EngineId,
  fake: FakeEngine,
  renderer: FakeBrowser['renderer'] = {},
  calls: string[],
): OpenedEngine {
  const where = engine === 'page-webgl' ? 'page' : 'worker';
  const backend = engine === 'wasm' || engine === 'cpu' ? engine : 'webgl';
  const name = backend === 'webgl' ? renderer[where] : undefined;
  const info: EngineInfo = {
    backend,
    where,
    renderer: name,
    software: backend !== 'webgl' || /swiftshader/i.test(name ?? ''),
    threads: backend === 'wasm' ? 2 : 1,
    passedOver: [],
    tfjsVersion: '4',
    ...fake.info,
  };
  return {
    info,
    trainer: fakeTrainerOf(info, calls),
    measure() {
      calls.push(`measure ${engine}`);
      return fake.hangs === 'measuring' ? never() : Promise.resolve(fake.beatsPerSec ?? 1);
    },
  };
}

function fakeTrainerOf(info: EngineInfo, calls: string[]): Trainer {
  const nothing = async () => undefined;
  return {
    engine: async () => info,
    clearBeats: nothing,
    addBeats: nothing,
    run: async () => ({ engine: info }) as TrainingResult,
    classify: async () => undefined,
    explain: async () => true,
    compareSeeds: async () => undefined,
    curves: async () => ({ fromSec: 0, stepSec: 1, values: new Float32Array(0) }),
    hidden: async () => undefined,
    openWhatIf: nothing,
    whatIf: async () => new Float32Array(),
    closeWhatIf: nothing,
    attribute: async () => undefined,
    pause: nothing,
    step: nothing,
    resume: nothing,
    stop: nothing,
    dispose: () => void calls.push(`dispose ${info.backend}`),
  };
}
