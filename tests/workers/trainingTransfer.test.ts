import { describe, expect, it } from 'vitest';
import type { TrainingEvent } from '../../src/experiment/run/types';
import { checkpointsInTurn } from '../../src/workers/trainingTransfer';

const checkpoint = (epochs: number) =>
  ({ kind: 'checkpoint', checkpoint: { trainingSec: epochs } }) as TrainingEvent;
const paused: TrainingEvent = { kind: 'paused' };

/** The receiver, which accepts a checkpoint when the test lets it. */
function slowPage() {
  const sent: string[] = [];
  const taken: (() => void)[] = [];
  const send = checkpointsInTurn((event) => {
    sent.push(event.kind === 'checkpoint' ? `checkpoint ${event.checkpoint.trainingSec}` : event.kind);
    return event.kind === 'checkpoint' ? new Promise<void>((resolve) => taken.push(resolve)) : undefined;
  });
  const take = async () => {
    taken.shift()!();
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { sent, send, take };
}

describe('checkpoints sent to another thread', () => {
  it('are sent one at a time, skipping all but the newest, and do not delay other events', async () => {
    const { sent, send, take } = slowPage();
    send(checkpoint(1));
    send(checkpoint(2));
    send(paused);
    send(checkpoint(3));
    expect(sent).toEqual(['checkpoint 1', 'paused']);
    await take();
    expect(sent).toEqual(['checkpoint 1', 'paused', 'checkpoint 3']);
    await take();
    send(checkpoint(4));
    expect(sent.at(-1)).toBe('checkpoint 4');
  });

  it('continue after one was not taken, and so do other events', async () => {
    const sent: TrainingEvent[] = [];
    const send = checkpointsInTurn((event) => {
      sent.push(event);
      return Promise.reject(new Error('Nobody is there.'));
    });
    send(checkpoint(1));
    await new Promise((resolve) => setTimeout(resolve, 0));
    send(paused);
    send(checkpoint(2));
    // A rejection that nobody hears would fail the whole run of the tests.
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(sent).toHaveLength(3);
  });
});
