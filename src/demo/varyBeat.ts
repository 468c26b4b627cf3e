import type { Random } from '../base/random';
import { morphologyOf } from './morphology';
import type { DemoLead, GaussianEvent, PlannedBeat, RecordPlan, Wave } from './types';

/** What makes one person's beats differ from another's: factors on the tables of `morphology.ts`. */
export interface Person {
  /** Factor on the height, per lead and wave. */
  height: Record<DemoLead, Record<Wave, number>>;
  /** Factor on the duration of the QRS. */
  qrsWidth: number;
  /** Seconds added to the time of P: a longer or shorter PR interval. */
  pShiftSec: number;
}

/** A beat's waves in the two leads of its record, ready for the model. */
export interface DrawnBeat {
  atSec: number;
  leads: [GaussianEvent[], GaussianEvent[]];
}

/** Draws a person: heights within ±20 %, P and T within ±30 %, PR within 24 ms, QRS duration within 8 %. */
export function createPerson(random: Random): Person {
  const between = (low: number, high: number) => low + (high - low) * random.uniform();
  const heights = () => ({ P: between(0.7, 1.3), spike: 1, QRS: between(0.8, 1.2), T: between(0.7, 1.3) });
  return {
    height: { MLII: heights(), V1: heights(), V5: heights() },
    qrsWidth: between(0.92, 1.08),
    pShiftSec: between(-0.012, 0.012),
  };
}

/**
 * One beat of one person: the table of its type, the person's factors, a little random variation, and T where the heart
 * rate puts it (QT grows with the square root of the cycle, Bazett).
 *
 * @param breath factor on every height, from the phase of respiration
 */
export function drawBeat(
  beat: PlannedBeat,
  plan: RecordPlan,
  person: Person,
  breath: number,
  random: Random,
): DrawnBeat {
  const ectopic = beat.symbol === 'V' || beat.symbol === 'F';
  const focus = plan.ventricularFoci[random.below(plan.ventricularFoci.length)]!;
  // From clear cases to those that experts disagree on: a demo without ambiguous beats would show little.
  const shares = { ventricular: 0.1 + 0.75 * random.uniform(), atrial: 0.1 + 0.9 * random.uniform() };
  const morphology = morphologyOf(beat.symbol, { ventricular: focus, atrial: plan.atrialFocus }, shares);

  // Ectopic beats take a slightly different path each time; conducted ones hardly vary.
  const spread = ectopic ? 0.08 : 0.035;
  const chance: Record<Wave, { height: number; shiftSec: number }> = {
    P: { height: 1 + 0.08 * random.normal(), shiftSec: 0.004 * random.normal() },
    spike: { height: 1, shiftSec: 0 },
    QRS: { height: 1 + spread * random.normal(), shiftSec: 0 },
    T: { height: 1 + 2 * spread * random.normal(), shiftSec: 0.005 * random.normal() },
  };
  const qrsWidth = person.qrsWidth * (1 + spread * random.normal());
  const qtFactor = Math.sqrt(Math.min(1.4, Math.max(0.45, beat.cycleSec)));

  const vary = (lead: DemoLead) =>
    morphology[lead].map((event): GaussianEvent => {
      const { height, shiftSec } = chance[event.wave];
      const stretch = event.wave === 'QRS' ? qrsWidth : event.wave === 'T' ? qtFactor : 1;
      const still = event.wave === 'P' ? person.pShiftSec : 0;
      // The pacemaker's spike does not come from tissue: neither respiration nor person changes it.
      const factor = event.wave === 'spike' ? 1 : breath * height * person.height[lead][event.wave];
      return {
        wave: event.wave,
        atSec: event.atSec * stretch + still + shiftSec,
        widthSec: event.widthSec * stretch,
        mV: event.mV * factor,
      };
    });
  return { atSec: beat.atSec, leads: [vary(plan.leads[0]), vary(plan.leads[1])] };
}
