/** Gives other tasks of this thread a turn. */
export interface Yielder {
  yield(): Promise<void>;
  close(): void;
}

/**
 * Yields by posting a message to itself: a macrotask without the delays that browsers impose on timers and animation
 * frames in a hidden tab. Messages to a worker (Pause, Stop) and a person's clicks get their turn in between.
 */
export function createYielder(): Yielder {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return {
    yield: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        port2.postMessage(null);
      }),
    close() {
      port1.close();
      port2.close();
      for (const resolve of waiting.splice(0)) resolve();
    },
  };
}

/** Goes on in another task of this thread, after those that wait for their turn; for a step now and then. Whoever yields often keeps a `Yielder`. */
export async function nextTask(): Promise<void> {
  const yielder = createYielder();
  await yielder.yield();
  yielder.close();
}
