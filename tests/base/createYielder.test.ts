import { describe, expect, it } from 'vitest';
import { createYielder } from '../../src/base/createYielder';

describe('yielding', () => {
  it('lets other tasks run in between', async () => {
    const yielder = createYielder();
    let others = 0;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => others++;
    port2.postMessage(null);
    // Without a turn for other tasks this would never end.
    while (others === 0) await yielder.yield();
    expect(others).toBe(1);
    port1.close();
    yielder.close();
  });

  it('answers each who waits, also when it is closed', async () => {
    const yielder = createYielder();
    await Promise.all([yielder.yield(), yielder.yield(), yielder.yield()]);
    const last = yielder.yield();
    yielder.close();
    await last;
  });
});
