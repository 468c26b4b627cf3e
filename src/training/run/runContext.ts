import type { NetworkSettings } from '../../experiment/network/types';
import type { TrainSettings } from '../../experiment/settings/types';
import type { BeatStore } from '../input/beatStore';
import type { InputLayout } from '../input/inputLayout';
import type { Team } from '../team/team';
import type { CheckpointPace } from './checkpointPace';
import type { RunControl, Yielder } from './control';
import type { RunClock } from './runClock';
import type { RunMonitor } from './runMonitor';

/** What every part of one run shares. */
export interface RunContext {
  beats: BeatStore;
  /** Class of every beat of the store. */
  labels: Uint8Array;
  settings: TrainSettings;
  /** What of a beat the network is fed. */
  layout: InputLayout;
  /** Length of the beats' window, where it is known. */
  windowSec: number | undefined;
  /** Without a seed of its own: each fold has one. */
  network: NetworkSettings;
  /** Rows of every batch, also in validation and test. */
  batchSize: number;
  checkpoints: CheckpointPace;
  control: RunControl;
  clock: RunClock;
  monitor: RunMonitor;
  yielder: Yielder;
  /** Threads that take a share of every batch; undefined where this one computes alone. */
  team: Team | undefined;
  /** Rejects where the GPU is lost while something is waited for, which would otherwise be waited for for ever. */
  guard<T>(work: Promise<T>): Promise<T>;
}

/** Between two batches: gives the thread away for a moment, and waits here while the run is paused. */
export async function checkpoint({ control, clock, monitor, yielder }: RunContext): Promise<void> {
  await yielder.yield();
  if (!control.paused) return;
  clock.pause();
  monitor.emit({ kind: 'paused' });
  await control.whenResumed();
  clock.resume();
  monitor.emit({ kind: 'resumed' });
}
