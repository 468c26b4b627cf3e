/** In which way Pan and Tompkins' detector is run. */
export interface PanTompkinsWay {
  /** The baseline that is subtracted is the mean over so much. */
  baselineSec: number;
  /** Window over which the squared slope is averaged. */
  integrationSec: number;
  /**
   * A peak above the threshold is reported once the integrated waveform has fallen to this share of it; without it, and below the threshold, when the refractory
   * time has brought no higher one.
   */
  fallenTo?: number;
}

/**
 * `paper`: lengths and decisions as published. `early`: a peak counts when the waveform has fallen to half of it, after Hamilton PS, Tompkins WJ.
 * Quantitative investigation of QRS detection rules using the MIT/BIH arrhythmia database. IEEE Trans Biomed Eng 33(12):1157-1165 (1986), doi 10.1109/TBME.1986.325695. The shorter
 * baseline has the length of EP Limited's detector (Hamilton 2002), chosen on DS1 and the even records of SVDB (docs/DETECTION.md).
 */
export const PAN_TOMPKINS_WAYS = {
  paper: { baselineSec: 0.16, integrationSec: 0.15 },
  early: { baselineSec: 0.125, integrationSec: 0.15, fallenTo: 0.5 },
} as const satisfies Record<string, PanTompkinsWay>;

export type PanTompkinsWayName = keyof typeof PAN_TOMPKINS_WAYS;
