/** Beats the demo can draw, by their WFDB mnemonic. */
export type DemoBeatSymbol = 'N' | 'L' | 'R' | 'A' | 'V' | 'F' | '/';

/** Leads the demo can draw, named as the MIT-BIH database names them. */
export type DemoLead = 'MLII' | 'V1' | 'V5';

/** Part of the beat an event belongs to: what may be varied together. */
export type Wave = 'P' | 'spike' | 'QRS' | 'T';

/** One Gaussian of the model: a wave or a part of it. */
export interface GaussianEvent {
  wave: Wave;
  /** Centre, seconds from the R peak. */
  atSec: number;
  /** Standard deviation, seconds. */
  widthSec: number;
  /** Signed height. */
  mV: number;
}

/** A beat as each lead sees it. */
export type Morphology = Record<DemoLead, GaussianEvent[]>;

/** Where an ectopic ventricular beat starts, and so what it looks like. */
export type VentricularFocus = 'rightOutflow' | 'leftApex' | 'leftLateral';

/** What the premature P wave of an atrial ectopic looks like. */
export type AtrialFocus = 'low' | 'high';

/** One beat of a planned rhythm. */
export interface PlannedBeat {
  symbol: DemoBeatSymbol;
  /** Time of the R peak from the start of the record. */
  atSec: number;
  /** Length of the sinus (or pacing) cycle the beat belongs to; sets where its T wave lies. */
  cycleSec: number;
}

/** Everything that decides one record. */
export interface RecordPlan {
  name: string;
  /** One sentence for the header. */
  description: string;
  leads: [DemoLead, DemoLead];
  beatCount: number;
  heartRatePerMin: number;
  /** Beats of the undisturbed rhythm. */
  dominant: 'N' | 'L' | 'R' | '/';
  /** How many groups of other beats come in, each between two dominant beats. */
  groups: { symbols: DemoBeatSymbol[]; count: number }[];
  ventricularFoci: VentricularFocus[];
  atrialFocus: AtrialFocus;
  noise: NoisePlan;
}

/** Disturbances of one record; amplitudes in mV. */
export interface NoisePlan {
  /** Height of the slow baseline wander (below 0.15 Hz). */
  wanderMv: number;
  /** Height of the respiratory baseline wander, A of the paper. */
  respirationMv: number;
  /** Standard deviation of the muscle noise at rest. */
  muscleMv: number;
  /** How many bursts of muscle noise per minute. */
  burstsPerMin: number;
  mainsMv: number;
  mainsHz: 50 | 60;
}
