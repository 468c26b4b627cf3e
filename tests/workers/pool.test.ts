import * as Comlink from 'comlink';
import { describe, expect, it } from 'vitest';
import { createPool } from '../../src/workers/pool';

interface Counter {
  /** Holds the thread until the test opens the gate of that name. */
  hold(name: string): Promise<string>;
}

/** Threads without a browser: a message channel with the other end in this process. */
function fakeThreads() {
  const gates = new Map<string, () => void>();
  const started: string[] = [];
  let alive = 0;
  const errorListeners: ((event: { message: string }) => void)[] = [];
  const spawn = () => {
    alive++;
    const { port1, port2 } = new MessageChannel();
    const api: Counter = {
      hold(name) {
        started.push(name);
        return new Promise((resolve) => gates.set(name, () => resolve(name)));
      },
    };
    Comlink.expose(api, port2);
    port1.start();
    return {
      postMessage: port1.postMessage.bind(port1),
      addEventListener(type: string, listener: EventListener) {
        if (type === 'error')
          errorListeners.push(listener as unknown as (event: { message: string }) => void);
        else port1.addEventListener(type, listener);
      },
      removeEventListener: port1.removeEventListener.bind(port1),
      terminate() {
        alive--;
        port1.close();
        port2.close();
      },
    } as unknown as Worker;
  };
  return {
    spawn,
    started,
    alive: () => alive,
    open: (name: string) => gates.get(name)?.(),
    crash: () => errorListeners.at(-1)?.({ message: 'out of memory' }),
  };
}

/** Many turns of the event loop, in which messages arrive, however busy the machine is. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 25; turn++) await new Promise((resolve) => setTimeout(resolve, 2));
}

describe('createPool', () => {
  it('runs as many jobs at once as it has threads, the rest in order', async () => {
    const threads = fakeThreads();
    const pool = createPool<Counter>(threads.spawn, 2);
    const results = ['a', 'b', 'c', 'd'].map((name) => pool.run((worker) => worker.hold(name)));
    await settle();
    expect(threads.started).toEqual(['a', 'b']);
    threads.open('b');
    await settle();
    expect(threads.started).toEqual(['a', 'b', 'c']);
    threads.open('a');
    threads.open('c');
    await settle();
    threads.open('d');
    expect(await Promise.all(results)).toEqual(['a', 'b', 'c', 'd']);
    expect(threads.alive()).toBe(2);
    pool.dispose();
    expect(threads.alive()).toBe(0);
  });

  it('really stops a running job, drops a waiting one, and continues with the others', async () => {
    const threads = fakeThreads();
    const pool = createPool<Counter>(threads.spawn, 1);
    const stop = new AbortController();
    const running = pool.run((worker) => worker.hold('running'), stop.signal);
    const waiting = pool.run((worker) => worker.hold('waiting'), stop.signal);
    const other = pool.run((worker) => worker.hold('other'));
    await settle();
    stop.abort();
    await expect(running).rejects.toThrow('Stopped');
    await expect(waiting).rejects.toThrow('Stopped');
    await settle();
    expect(threads.started).toEqual(['running', 'other']);
    threads.open('other');
    expect(await other).toBe('other');
    pool.dispose();
  });

  it('reports a dead thread, and replaces it', async () => {
    const threads = fakeThreads();
    const pool = createPool<Counter>(threads.spawn, 1);
    const lost = pool.run((worker) => worker.hold('lost'));
    await settle();
    threads.crash();
    await expect(lost).rejects.toThrow('worker-died: out of memory');
    const next = pool.run((worker) => worker.hold('next'));
    await settle();
    threads.open('next');
    expect(await next).toBe('next');
    pool.dispose();
  });

  it('passes on what a job throws and keeps the thread', async () => {
    const threads = fakeThreads();
    const pool = createPool<Counter>(threads.spawn, 1);
    await expect(pool.run(() => Promise.reject(new Error('bad record')))).rejects.toThrow('bad record');
    const next = pool.run((worker) => worker.hold('next'));
    await settle();
    threads.open('next');
    expect(await next).toBe('next');
    expect(threads.alive()).toBe(1);
    pool.dispose();
  });
});
