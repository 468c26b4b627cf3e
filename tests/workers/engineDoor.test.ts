import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineInfo } from '../../src/experiment/engines/types';
import type { Trainer } from '../../src/experiment/run/trainer';
import { engineDoor, threadsHere } from '../../src/workers/chooseEngineDoor';
import * as trainingThread from '../../src/workers/trainingThread';

vi.mock('../../src/workers/trainingThread', () => ({ startThread: vi.fn(), trainerIn: vi.fn() }));

/** Threads of a browser, without threads: what is asked of them is written down. */
function fakeThreads(open: (request: { backend: string; threads?: number }) => void) {
  const calls: string[] = [];
  let started = 0;
  vi.mocked(trainingThread.startThread).mockImplementation(async () => {
    const name = `thread ${++started}`;
    calls.push(`start ${name}`);
    return {
      remote: {
        graphics: async () => ({ renderer: 'GeForce', software: false }),
        measure: async () => 7,
      },
      guard: <T>(work: Promise<T>) => work,
      end: () => void calls.push(`end ${name}`),
      async open(request: { backend: string; threads?: number }) {
        calls.push(`${request.backend} × ${request.threads ?? 1} in ${name}`);
        open(request);
        return { backend: request.backend, threads: request.threads ?? 1 } as unknown as EngineInfo;
      },
    } as unknown as trainingThread.TrainingThread;
  });
  vi.mocked(trainingThread.trainerIn).mockImplementation(() => ({}) as Trainer);
  return calls;
}

const stay = new AbortController().signal;

describe('the door to the engines of a browser', () => {
  beforeEach(() => vi.clearAllMocks());
  afterEach(() => vi.unstubAllGlobals());

  it('uses one thread per processor core, at least one and at most eight', () => {
    for (const [cores, threads] of [
      [undefined, 1],
      [2, 2],
      [64, 8],
    ]) {
      vi.stubGlobal('navigator', { hardwareConcurrency: cores });
      expect(threadsHere()).toBe(threads);
    }
  });

  it('opens the next engine in the thread that queried the graphics', async () => {
    const calls = fakeThreads(() => {});
    const door = engineDoor({ threads: 2 });
    expect(await door.graphics('worker')).toEqual({ renderer: 'GeForce', software: false });
    const opened = await door.open('wasm', stay);
    expect(calls).toEqual(['start thread 1', 'wasm × 2 in thread 1']);
    expect(await opened.measure()).toBe(7);
    await door.open('worker-webgl', stay);
    expect(calls.slice(2)).toEqual(['start thread 2', 'webgl × 1 in thread 2']);
  });

  it('ends a thread that queried the graphics and is not needed', async () => {
    const calls = fakeThreads(() => {});
    const door = engineDoor();
    await door.graphics('worker');
    door.close();
    await vi.waitFor(() => expect(calls).toEqual(['start thread 1', 'end thread 1']));
  });

  it('lets WebAssembly work alone if a worker cannot start further ones', async () => {
    const calls = fakeThreads(({ threads = 1 }) => {
      if (threads > 1) throw new Error('WebAssembly is there, but Worker is not defined.');
    });
    const { info } = await engineDoor({ threads: 4 }).open('wasm', stay);
    expect(info.threads).toBe(1);
    expect(calls).toEqual([
      'start thread 1',
      'wasm × 4 in thread 1',
      'end thread 1',
      'start thread 2',
      'wasm × 1 in thread 2',
    ]);
  });

  it('refuses WebAssembly with its reason, and leaves no thread', async () => {
    const calls = fakeThreads(() => {
      throw new Error('This browser has no WebAssembly with SIMD.');
    });
    await expect(engineDoor({ threads: 2 }).open('wasm', stay)).rejects.toThrow('no WebAssembly with SIMD');
    expect(calls.filter((call) => call.startsWith('end'))).toHaveLength(2);
  });

  it('ends the thread of an engine that has lost', async () => {
    const calls = fakeThreads(() => {});
    const turn = new AbortController();
    await engineDoor().open('worker-webgl', turn.signal);
    turn.abort();
    expect(calls.at(-1)).toBe('end thread 1');
  });

  it('trains in the page if no worker starts at all', async () => {
    vi.mocked(trainingThread.startThread).mockRejectedValue(new Error('The training worker did not start.'));
    const door = engineDoor();
    await expect(door.graphics('worker')).rejects.toThrow('did not start');
    await expect(door.open('worker-webgl', stay)).rejects.toThrow('did not start');
    const { info, trainer } = await door.open('cpu', stay);
    expect([info.backend, info.where]).toEqual(['cpu', 'page']);
    trainer.dispose();
  });
});
