import type { Trainer } from '../../experiment/run/trainer';

/** The state between Start and the end of the run, including the preparation before it. */
export const activeRun: {
  isBusy: boolean;
  /** Defined while the run is training: receives Pause and Stop. */
  trainer: Trainer | undefined;
  /** How often Stop was pressed. */
  stops: number;
} = { isBusy: false, trainer: undefined, stops: 0 };

/** Ignores the rejection of a request to a thread that has just died; the run itself reports its death. */
export function ignoreRejection(request: Promise<void>): void {
  request.catch(() => undefined);
}
