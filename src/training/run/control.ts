/**
 * What a person wants of a run, set from outside at any time and honoured by the run between two batches.
 * Pause and Stop therefore never tear a batch apart.
 */
export class RunControl {
  #paused = false;
  #stops = 0;
  #wake: (() => void) | undefined;

  get paused(): boolean {
    return this.#paused;
  }

  /** Stop was pressed: no further training step; what was trained is still tested. */
  get stopped(): boolean {
    return this.#stops > 0;
  }

  /** Stop was pressed again: the test is given up as well, and the fold in hand with it. */
  get abandoned(): boolean {
    return this.#stops > 1;
  }

  pause(): void {
    if (!this.stopped) this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#wake?.();
  }

  stop(): void {
    this.#stops++;
    this.resume();
  }

  /** Resolves at once, or when Resume or Stop ends the pause. */
  whenResumed(): Promise<void> {
    if (!this.#paused) return Promise.resolve();
    return new Promise((resolve) => {
      this.#wake = () => {
        this.#wake = undefined;
        resolve();
      };
    });
  }
}

/** Lets everything else that waits in this thread have its turn. */
export interface Yielder {
  yield(): Promise<void>;
  close(): void;
}

/**
 * Yields by a message to oneself: a macrotask without the delays that a browser gives to timers and animation frames
 * in a hidden tab. Messages to a worker (Pause, Stop) and a person's clicks come in between.
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
