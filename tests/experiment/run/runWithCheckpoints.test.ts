import { describe, expect, it, vi } from 'vitest';
import { epochsIn } from '../../../src/experiment/run/checkpoint';
import { type AttemptFailure, runWithCheckpoints } from '../../../src/experiment/run/runWithCheckpoints';
import type { Checkpoint, EpochCheckpoint, TrainingEvent } from '../../../src/experiment/run/types';

/** The checkpoint after so many epochs of the first fold. */
const after = (epochs: number) =>
  ({
    version: 1,
    activeFold: { fold: 0, history: new Array(epochs).fill({}) },
  }) as unknown as EpochCheckpoint;
const epochOf = (epochs: number): TrainingEvent => ({ kind: 'checkpoint', checkpoint: after(epochs) });
const step = { kind: 'step', fold: 0, epoch: 1 } as TrainingEvent;

type Attempt = (report: (event: TrainingEvent) => void) => Promise<string>;

/** Runs these attempts one after the other; a recovery that is hopeless gives up. */
async function run(attempts: Attempt[], resume?: Checkpoint) {
  const from: number[] = [];
  const events: [TrainingEvent['kind'], number | undefined][] = [];
  const failures: Omit<AttemptFailure, 'checkpoint'>[] = [];
  const ended = runWithCheckpoints({
    resume,
    attempt: (checkpoint, report) => {
      from.push(epochsIn(checkpoint));
      return attempts.shift()!(report);
    },
    onEvent: (event, checkpoint) => events.push([event.kind, checkpoint && epochsIn(checkpoint)]),
    recover: ({ checkpoint: _checkpoint, ...failure }) => {
      failures.push(failure);
      if (failure.isHopeless) throw failure.error;
    },
  });
  const result = await ended.catch((error: Error) => error.message);
  return { result, from, events, failures };
}

const fails: Attempt = () => Promise.reject(new Error('lost'));

describe('a run with checkpoints', () => {
  it('goes on from the newest checkpoint, and hands each on with the event that completes it', async () => {
    const { result, from, events } = await run([
      async (report) => {
        report(step);
        report(epochOf(1));
        report(epochOf(2));
        throw new Error('lost');
      },
      async (report) => {
        report(epochOf(3));
        return 'done';
      },
    ]);
    expect(result).toBe('done');
    expect(from).toEqual([0, 2]);
    expect(events).toEqual([
      ['step', undefined],
      ['checkpoint', 1],
      ['checkpoint', 2],
      ['checkpoint', 3],
    ]);
  });

  it('starts where an earlier page has left it', async () => {
    const { from } = await run([async () => 'done'], { ...after(4), folds: [] });
    expect(from).toEqual([4]);
  });

  it('is hopeless at the fourth failure without an epoch in between, and tells attempts apart', async () => {
    const { result, failures } = await run([fails, fails, fails, fails, fails]);
    expect(result).toBe('lost');
    expect(failures.map(({ attempt, isHopeless }) => [attempt, isHopeless])).toEqual([
      [1, false],
      [2, false],
      [3, false],
      [4, true],
    ]);
    const advances: Attempt = async (report) => {
      report(epochOf(1));
      throw new Error('lost');
    };
    expect((await run([fails, fails, fails, advances, fails, fails, fails])).failures).toHaveLength(7);
  });

  it('drops what an attempt reports after it has ended', async () => {
    const late = vi.fn<(event: TrainingEvent) => void>();
    const { events, from } = await run([
      (report) => {
        late.mockImplementation(report);
        return Promise.reject(new Error('lost'));
      },
      async (report) => {
        late(epochOf(7));
        report(epochOf(1));
        late.mockImplementation(report);
        return 'done';
      },
    ]);
    late(step);
    expect(from).toEqual([0, 0]);
    expect(events).toEqual([['checkpoint', 1]]);
  });
});
