import { isMaskedRenderer } from './renderer';
import type { EngineId, Finding, Outcome } from './types';

/** How many times as fast another engine must be before it is taken instead of the graphics hardware. */
export const HARDWARE_PREFERENCE = 1.5;

/**
 * The engine to train with: of those that give right answers the fastest, except that a GPU, reached through WebGL, is
 * preferred as long as none is more than half again as fast: it leaves the processor to the person. A renderer whose name
 * the browser masks gets no such preference, only its speed.
 *
 * @param findings in order of preference among equals
 * @returns undefined where none gives right answers
 */
export function chooseEngine(findings: readonly Finding[]): EngineId | undefined {
  const fastest = fastestOf(findings);
  const hardware = fastestOf(findings.filter(isHardware));
  if (fastest && hardware && paceOf(fastest) <= HARDWARE_PREFERENCE * paceOf(hardware)) {
    return hardware.engine;
  }
  return fastest?.engine;
}

/** Why an engine is not the one that was taken. */
export type WhyNot =
  /** The one that was taken is so many times as fast. */
  | { kind: 'slower'; beatsPerSec: number; times: number }
  /** So many times as fast as the hardware that was taken, which is not enough. */
  | { kind: 'hardware-preferred'; beatsPerSec: number; times: number }
  /** Right, but not timed. */
  | { kind: 'untimed' }
  | Exclude<Outcome, { kind: 'right' }>;

export function whyNot({ outcome }: Finding, taken: Finding): WhyNot {
  if (outcome.kind !== 'right') return outcome;
  const { beatsPerSec } = outcome;
  const winner = paceOf(taken);
  if (beatsPerSec === undefined || winner <= 0) return { kind: 'untimed' };
  return beatsPerSec > winner
    ? { kind: 'hardware-preferred', beatsPerSec, times: beatsPerSec / winner }
    : { kind: 'slower', beatsPerSec, times: winner / beatsPerSec };
}

/** Training beats a second; 0 where it does not work or was not timed. */
export const paceOf = ({ outcome }: Finding): number =>
  outcome.kind === 'right' ? (outcome.beatsPerSec ?? 0) : 0;

/** A GPU, as far as the driver's name tells; a name that the browser has masked tells nothing. */
function isHardware({ facts }: Finding): boolean {
  return facts?.backend === 'webgl' && !facts.software && !isMaskedRenderer(facts.renderer);
}

/** The first of the fastest that work. */
function fastestOf(findings: readonly Finding[]): Finding | undefined {
  return findings
    .filter(({ outcome }) => outcome.kind === 'right')
    .reduce<Finding | undefined>(
      (best, one) => (best && paceOf(best) >= paceOf(one) ? best : one),
      undefined,
    );
}
