import { openWasm } from '../kernels/wasm/openWasm';
import type { FromMate, ToMate } from '../training/team/messages';
import { serveMate } from '../training/team/serveMate';
import { holdLock } from './lifeLock';

/** What a worker's own global offers and the page's types do not: a post without a target origin. */
const scope = self as unknown as {
  name: string;
  postMessage(message: FromMate, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToMate>) => void): void;
};

serveMate(
  {
    post: (message, transfer) => scope.postMessage(message, transfer),
    listen: (onMessage) => scope.addEventListener('message', ({ data }) => onMessage(data)),
  },
  async () => {
    const { features } = await openWasm();
    // Its name is the name of its lock: whoever is given that lock knows that this thread is gone.
    await holdLock(scope.name);
    return features;
  },
);
