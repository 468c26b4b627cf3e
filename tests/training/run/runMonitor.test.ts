import { expect, it } from 'vitest';
import type { TrainingEvent } from '../../../src/experiment/run/types';
import type { RunClock } from '../../../src/training/run/runClock';
import { RunMonitor } from '../../../src/training/run/runMonitor';

it('counts steps that are not needed as done, and expects them no more', () => {
  const events: TrainingEvent[] = [];
  let nowMs = 0;
  const clock = { nowMs: () => nowMs } as RunClock;
  const monitor = new RunMonitor((event) => events.push(event), clock);
  monitor.expect({ steps: 5, forwards: 0 });
  monitor.pace.start(0);
  monitor.stepsSpared(2);
  nowMs = 3000;
  monitor.stepsFinished({ fold: 0, epoch: 1, steps: 3, beats: 30, loss: 1, accuracy: 0.5 });
  monitor.reportStep();
  const steps = events.filter((event) => event.kind === 'step');
  expect(steps.at(-1)).toMatchObject({ stepsDone: 5, secondsLeft: 0 });
});
