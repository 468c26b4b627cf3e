/** The stamps of a board as seconds that go on. */
export interface MicrosClock {
  /** @param micros by the board's clock, which turns after 2³² of them */
  secOf(micros: number, came: StampArrival): number;
}

/** How a stamp came. */
interface StampArrival {
  /** Since something came before. */
  waitedSec: number;
  /** Of what came together: before it the clock may have turned unheard. */
  isFirst: boolean;
  /** So many came together that none is missing: what came before was not long ago by the board's clock. */
  isHeap: boolean;
}

const TURN_MICROS = 2 ** 32;
/** A clock that goes back by more was not read late, but has turned or begun anew; the latter takes at least so long. */
const BACK_MICROS = 1e6;
/** It has turned only if then as much time has passed as between the arrivals, but for what may have been late. */
const LATE_MICROS = 2e6;

export function createMicrosClock(): MicrosClock {
  let last: number | undefined;
  /** To stamps. */
  let added = 0;

  /** How much is to be added more to a stamp that is `step` after the last. */
  function leap(step: number, { waitedSec, isFirst, isHeap }: StampArrival): number {
    const waited = 1e6 * waitedSec;
    const isBack = step < -BACK_MICROS;
    const unheard = isFirst ? Math.round((waited - step) / TURN_MICROS) : 0;
    const turns = TURN_MICROS * Math.max(isBack ? 1 : 0, unheard);
    const passed = step + turns;
    const isTooLittle = isFirst && !isHeap && passed < waited - LATE_MICROS;
    const hasBegunAnew = isBack && (passed > waited + LATE_MICROS || isTooLittle);
    // Then time goes on by when lines come.
    return hasBegunAnew ? Math.max(BACK_MICROS, waited) - step : turns;
  }

  return {
    secOf(micros, came) {
      if (last !== undefined) added += leap(micros - last, came);
      last = micros;
      return (micros + added) / 1e6;
    },
  };
}
