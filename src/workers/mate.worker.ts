import { openWasm } from '../kernels/wasm/openWasm';
import type { FromMate, ToMate } from '../training/team/messages';
import { serveMate } from '../training/team/serveMate';
import { holdLock } from './lifeLock';

/** The worker's `postMessage` without a target origin, which the page's types do not have. */
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
    // The worker's name is the name of its lock: whoever gets that lock knows that this thread is gone.
    await holdLock(scope.name);
    return features;
  },
);
