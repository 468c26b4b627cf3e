import { isMaskedRenderer } from './renderer';
import type { EngineId, Finding, Outcome } from './types';

/** An engine without GPU is preferred to graphics hardware only if it is more than this many times as fast. */
export const HARDWARE_PREFERENCE = 1.5;

/**
 * Chooses the engine to train with: the fastest of those that compute correctly, except that a GPU (through WebGL) is
 * preferred as long as no other engine is more than one and a half times as fast, because it leaves the processor free.
 * A renderer whose name the browser masks gets no such preference; only its speed counts.
 *
 * @param findings in order of preference among equals
 * @returns undefined if no engine computes correctly
 */
export function chooseEngine(findings: readonly Finding[]): EngineId | undefined {
  const fastest = fastestOf(findings);
  const hardware = fastestOf(findings.filter(isHardware));
  if (fastest && hardware && paceOf(fastest) <= HARDWARE_PREFERENCE * paceOf(hardware)) {
    return hardware.engine;
  }
  return fastest?.engine;
}

/** Why an engine was not chosen. */
export type WhyNot =
  /** The chosen engine is `times` times as fast. */
  | { kind: 'slower'; beatsPerSec: number; times: number }
  /** `times` times as fast as the chosen hardware, which is not enough. */
  | { kind: 'hardware-preferred'; beatsPerSec: number; times: number }
  /** Correct, but not timed. */
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

/** Training speed in beats per second; 0 if the engine does not work or was not timed. */
export const paceOf = ({ outcome }: Finding): number =>
  outcome.kind === 'right' ? (outcome.beatsPerSec ?? 0) : 0;

/** A GPU, as far as the name of the driver shows; a name that the browser masks shows nothing. */
function isHardware({ facts }: Finding): boolean {
  return facts?.backend === 'webgl' && !facts.software && !isMaskedRenderer(facts.renderer);
}

/** The fastest engine that works; the first among equals. */
function fastestOf(findings: readonly Finding[]): Finding | undefined {
  return findings
    .filter(({ outcome }) => outcome.kind === 'right')
    .reduce<Finding | undefined>(
      (best, one) => (best && paceOf(best) >= paceOf(one) ? best : one),
      undefined,
    );
}
