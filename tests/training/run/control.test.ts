import { describe, expect, it } from 'vitest';
import { RunControl } from '../../../src/training/run/control';

/** Whether a promise has settled by now. */
async function settled(promise: Promise<unknown>): Promise<boolean> {
  let done = false;
  void promise.then(() => {
    done = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 0));
  return done;
}

describe('the control of a run', () => {
  it('waits while paused and goes on at Resume', async () => {
    const control = new RunControl();
    expect(await settled(control.whenResumed())).toBe(true);
    control.pause();
    const waiting = control.whenResumed();
    expect(await settled(waiting)).toBe(false);
    control.resume();
    expect(await settled(waiting)).toBe(true);
    expect(control.paused).toBe(false);
  });

  it('ends a pause at Stop, and cannot be paused after it', async () => {
    const control = new RunControl();
    control.pause();
    const waiting = control.whenResumed();
    control.stop();
    expect(await settled(waiting)).toBe(true);
    control.pause();
    expect([control.paused, control.stopped, control.abandoned]).toEqual([false, true, false]);
    control.stop();
    expect(control.abandoned).toBe(true);
  });
});

describe('one step of a run', () => {
  it('goes on, and pauses when the epoch has ended', () => {
    const control = new RunControl();
    control.pause();
    control.step();
    expect(control.paused).toBe(false);
    control.epochEnded();
    expect(control.paused).toBe(true);
    control.resume();
    control.epochEnded();
    expect(control.paused).toBe(false);
  });

  it('is given up by Pause, Resume and Stop', () => {
    for (const press of ['resume', 'stop'] as const) {
      const control = new RunControl();
      control.step();
      control[press]();
      control.epochEnded();
      expect(control.paused).toBe(false);
    }
    const control = new RunControl();
    control.step();
    control.pause();
    control.resume();
    control.epochEnded();
    expect(control.paused).toBe(false);
    control.stop();
    control.step();
    control.epochEnded();
    expect(control.paused).toBe(false);
  });
});
