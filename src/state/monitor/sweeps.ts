import { createSweep, type EventStrip, type Sweep } from './sweep';

/** Samples and strips of the session: outside the store, as they change all the time or are large. */
let sweep: ReturnType<typeof createSweep> | undefined;
let strips = new Map<number, EventStrip>();

/** Begins anew; what was drawn last stays until then, to be looked at. */
export function startSweep(samplingHz: number): ReturnType<typeof createSweep> {
  sweep = createSweep(samplingHz);
  strips = new Map();
  return sweep;
}

/** What is drawn: of the session that runs, or of the last one. */
export const currentSweep = (): Sweep | undefined => sweep;

export const keepStrip = (event: number, strip: EventStrip): void => {
  strips.set(event, strip);
};

export const dropStrip = (event: number): void => {
  strips.delete(event);
};

/** The strip of an event: as it was kept, or, if it is too new for that, what there is of it now. */
export function stripOf(event: number, aroundSec: number): EventStrip | undefined {
  return strips.get(event) ?? sweep?.strip(aroundSec);
}
