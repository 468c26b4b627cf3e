import type { Yielder } from '../../base/createYielder';
import type { NetworkSettings } from '../../experiment/network/types';
import type { TrainSettings } from '../../experiment/settings/types';
import type { BeatStore } from '../input/beatStore';
import type { RowDealer } from '../input/dealtRows';
import type { InputLayout } from '../input/inputLayout';
import type { Team } from '../team/team';
import type { CheckpointPace } from './checkpointPace';
import type { RunControl } from './control';
import type { RunClock } from './runClock';
import type { RunMonitor } from './runMonitor';

/** Shared by all parts of one run. */
export interface RunContext {
  beats: BeatStore;
  /** Class of every beat of the store. */
  labels: Uint8Array;
  settings: TrainSettings;
  /** The input of the network for a beat. */
  layout: InputLayout;
  /** Classes of beats; the network may have a further output for no beat. */
  classCount: number;
  /** With the run's seed; each fold replaces it by its own. */
  network: NetworkSettings;
  /** Which beats are in the rows of the batches. */
  rows: RowDealer;
  /** Rows of every batch, also in validation and test. */
  batchSize: number;
  checkpoints: CheckpointPace;
  control: RunControl;
  clock: RunClock;
  monitor: RunMonitor;
  yielder: Yielder;
  /** Threads that take a share of every batch; undefined if this one computes alone. */
  team: Team | undefined;
  /** Rejects if the GPU is lost while waiting, which would otherwise never end. */
  guard<T>(work: Promise<T>): Promise<T>;
}

/** To be awaited between two batches: yields the thread for a moment, and waits here while the run is paused. */
export async function pausePoint({ control, clock, monitor, yielder }: RunContext): Promise<void> {
  await yielder.yield();
  if (!control.paused) return;
  clock.pause();
  monitor.reportStep();
  monitor.emit({ kind: 'paused' });
  await control.whenResumed();
  clock.resume();
  monitor.emit({ kind: 'resumed', isStepping: control.isStepping });
}
