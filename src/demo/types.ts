/** Beats that the demo can synthesise, by their WFDB mnemonic. */
export type DemoBeatSymbol = 'N' | 'L' | 'R' | 'A' | 'V' | 'F' | '/';

/** Leads that the demo can synthesise, named as in the MIT-BIH database. */
export type DemoLead = 'MLII' | 'V1' | 'V5';

/** Part of the beat that an event belongs to; the events of one part vary together. */
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

/** Origin of a ventricular ectopic beat, which decides its shape. */
export type VentricularFocus = 'rightOutflow' | 'leftApex' | 'leftLateral';

/** Origin of an atrial ectopic beat, which decides the shape of its P wave. */
export type AtrialFocus = 'low' | 'high';

/** One beat of a planned rhythm. */
export interface PlannedBeat {
  symbol: DemoBeatSymbol;
  /** Time of the R peak from the start of the record. */
  atSec: number;
  /** Length of the sinus (or pacing) cycle that the beat belongs to; sets the time of its T wave. */
  cycleSec: number;
}

/** The complete description of one record. */
export interface RecordPlan {
  name: string;
  /** One sentence, for the header. */
  description: string;
  leads: [DemoLead, DemoLead];
  beatCount: number;
  heartRatePerMin: number;
  /** Beats of the undisturbed rhythm. */
  dominant: 'N' | 'L' | 'R' | '/';
  /** Number of groups of other beats, each inserted between two dominant beats. */
  groups: { symbols: DemoBeatSymbol[]; count: number }[];
  ventricularFoci: VentricularFocus[];
  atrialFocus: AtrialFocus;
  noise: NoisePlan;
}

/** Disturbances of one record; amplitudes in mV. */
export interface NoisePlan {
  /** Amplitude of the slow baseline wander (below 0.15 Hz). */
  wanderMv: number;
  /** Amplitude of the respiratory baseline wander (A in the paper). */
  respirationMv: number;
  /** Standard deviation of the muscle noise at rest. */
  muscleMv: number;
  /** Bursts of muscle noise per minute. */
  burstsPerMin: number;
  mainsMv: number;
  mainsHz: 50 | 60;
}
