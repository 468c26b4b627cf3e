import type { Trainer } from '../../experiment/run/types';

/** What is in hand between Start and the end of the run, the preparing before it included. */
export const activeRun: {
  isBusy: boolean;
  /** While it runs: what Pause and Stop reach. */
  trainer: Trainer | undefined;
  /** How often Stop was pressed. */
  stops: number;
} = { isBusy: false, trainer: undefined, stops: 0 };

/** A wish that a thread which has just died cannot hear; the run itself says that it died. */
export function quietly(wish: Promise<void>): void {
  wish.catch(() => undefined);
}
