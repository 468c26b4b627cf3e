import type {
  AtrialFocus,
  DemoBeatSymbol,
  DemoLead,
  GaussianEvent,
  Morphology,
  VentricularFocus,
  Wave,
} from './types';

/** One row of a table: [wave, centre in s from the R peak, standard deviation in s, mV]. */
type Row = [wave: Wave, atSec: number, widthSec: number, mV: number];

/*
 * Waves and their usual timing at one beat per second: P about 100 ms long and 160 ms before R, QRS 90 ms (over 120 ms
 * with bundle branch block or ventricular origin), end of T 380 ms after R. A Gaussian is visible over about four
 * standard deviations. Polarities follow the usual reading of the leads: MLII looks along the heart's axis, V1 from the
 * right front, V5 from the left.
 */

const sinusP: Record<DemoLead, Row[]> = {
  MLII: [
    ['P', -0.172, 0.018, 0.09],
    ['P', -0.146, 0.02, 0.09],
  ],
  V1: [
    ['P', -0.176, 0.014, 0.07],
    ['P', -0.142, 0.016, -0.05],
  ],
  V5: [
    ['P', -0.17, 0.018, 0.05],
    ['P', -0.145, 0.02, 0.07],
  ],
};

/** From a low atrial focus the wave front runs upwards: P is inverted in MLII and close to the QRS. */
const lowAtrialP: Record<DemoLead, Row[]> = {
  MLII: [['P', -0.125, 0.018, -0.13]],
  V1: [['P', -0.125, 0.016, 0.08]],
  V5: [['P', -0.125, 0.018, -0.07]],
};

/** From a high atrial focus P stays upright but is narrow and peaked, and the AV node, not yet recovered, delays the QRS. */
const highAtrialP: Record<DemoLead, Row[]> = {
  MLII: [['P', -0.178, 0.015, 0.2]],
  V1: [['P', -0.18, 0.014, 0.1]],
  V5: [['P', -0.178, 0.015, 0.12]],
};

const normalQrst: Record<DemoLead, Row[]> = {
  MLII: [
    ['QRS', -0.027, 0.008, -0.09],
    ['QRS', 0, 0.0105, 1.15],
    ['QRS', 0.028, 0.009, -0.24],
    ['T', 0.22, 0.05, 0.1],
    ['T', 0.285, 0.036, 0.24],
  ],
  V1: [
    ['QRS', -0.014, 0.009, 0.26],
    ['QRS', 0.012, 0.013, -0.95],
    ['T', 0.22, 0.05, 0.08],
    ['T', 0.285, 0.038, 0.05],
  ],
  V5: [
    ['QRS', -0.026, 0.008, -0.12],
    ['QRS', 0.001, 0.011, 1.45],
    ['QRS', 0.03, 0.01, -0.3],
    ['T', 0.22, 0.05, 0.12],
    ['T', 0.285, 0.036, 0.32],
  ],
};

/** Left bundle branch block: broad notched R to the left, deep broad S in V1, T against the QRS. */
const leftBlockQrst: Record<DemoLead, Row[]> = {
  MLII: [
    ['QRS', -0.05, 0.017, 0.62],
    ['QRS', 0, 0.02, 0.85],
    ['T', 0.18, 0.055, -0.08],
    ['T', 0.28, 0.042, -0.2],
  ],
  V1: [
    ['QRS', -0.074, 0.01, 0.12],
    ['QRS', -0.036, 0.02, -0.7],
    ['QRS', -0.002, 0.024, -1.05],
    ['T', 0.17, 0.06, 0.2],
    ['T', 0.27, 0.045, 0.28],
  ],
  V5: [
    ['QRS', -0.054, 0.017, 0.9],
    ['QRS', -0.002, 0.02, 1.1],
    ['T', 0.18, 0.055, -0.1],
    ['T', 0.28, 0.042, -0.28],
  ],
};

/** Right bundle branch block: the right ventricle is activated late, a wide S to the left, rsR' in V1 with an inverted T. */
const rightBlockQrst: Record<DemoLead, Row[]> = {
  MLII: [
    ['QRS', -0.026, 0.008, -0.06],
    ['QRS', 0, 0.0115, 0.95],
    ['QRS', 0.05, 0.021, -0.34],
    ['T', 0.23, 0.05, 0.1],
    ['T', 0.295, 0.037, 0.2],
  ],
  V1: [
    ['QRS', -0.016, 0.009, 0.28],
    ['QRS', 0.008, 0.01, -0.5],
    ['QRS', 0.05, 0.018, 0.85],
    ['T', 0.22, 0.05, -0.08],
    ['T', 0.29, 0.04, -0.2],
  ],
  V5: [
    ['QRS', -0.025, 0.008, -0.1],
    ['QRS', 0, 0.012, 1.2],
    ['QRS', 0.052, 0.022, -0.42],
    ['T', 0.23, 0.05, 0.1],
    ['T', 0.295, 0.037, 0.24],
  ],
};

/** Ventricular ectopic beats: no P, QRS of 140 to 170 ms (conduction through muscle), ST and T against it. */
const ventricularQrst: Record<VentricularFocus, Record<DemoLead, Row[]>> = {
  rightOutflow: {
    MLII: [
      ['QRS', -0.045, 0.022, 0.5],
      ['QRS', 0, 0.026, 1.45],
      ['QRS', 0.068, 0.02, -0.28],
      ['T', 0.2, 0.06, -0.25],
      ['T', 0.32, 0.055, -0.45],
    ],
    V1: [
      ['QRS', -0.05, 0.012, 0.14],
      ['QRS', 0.004, 0.032, -1.25],
      ['T', 0.2, 0.06, 0.25],
      ['T', 0.32, 0.055, 0.38],
    ],
    V5: [
      ['QRS', -0.036, 0.022, 0.45],
      ['QRS', 0.008, 0.028, 1.3],
      ['T', 0.2, 0.06, -0.2],
      ['T', 0.32, 0.055, -0.4],
    ],
  },
  leftApex: {
    MLII: [
      ['QRS', -0.058, 0.013, 0.26],
      ['QRS', 0, 0.029, -1.3],
      ['QRS', 0.066, 0.022, -0.3],
      ['T', 0.21, 0.06, 0.22],
      ['T', 0.325, 0.055, 0.4],
    ],
    V1: [
      ['QRS', -0.02, 0.024, 0.85],
      ['QRS', 0.036, 0.024, 0.5],
      ['T', 0.21, 0.06, -0.2],
      ['T', 0.325, 0.055, -0.32],
    ],
    V5: [
      ['QRS', -0.048, 0.013, 0.3],
      ['QRS', 0.01, 0.03, -1.0],
      ['T', 0.21, 0.06, 0.2],
      ['T', 0.325, 0.055, 0.34],
    ],
  },
  leftLateral: {
    MLII: [
      ['QRS', -0.05, 0.018, -0.3],
      ['QRS', 0, 0.024, 0.95],
      ['QRS', 0.06, 0.024, -0.7],
      ['T', 0.21, 0.055, -0.1],
      ['T', 0.32, 0.055, -0.26],
    ],
    V1: [
      ['QRS', -0.03, 0.022, 0.8],
      ['QRS', 0.03, 0.026, 1.2],
      ['T', 0.21, 0.06, -0.22],
      ['T', 0.325, 0.055, -0.4],
    ],
    V5: [
      ['QRS', -0.045, 0.014, 0.25],
      ['QRS', 0.008, 0.03, -1.15],
      ['T', 0.21, 0.06, 0.22],
      ['T', 0.325, 0.055, 0.36],
    ],
  },
};

/** Paced from the apex of the right ventricle: a spike, then a broad complex negative in MLII and V1. */
const pacedQrst: Record<DemoLead, Row[]> = {
  MLII: [
    ['spike', -0.088, 0.0028, 0.75],
    ['QRS', 0, 0.03, -1.05],
    ['QRS', 0.06, 0.022, -0.3],
    ['T', 0.21, 0.06, 0.2],
    ['T', 0.33, 0.052, 0.42],
  ],
  V1: [
    ['spike', -0.088, 0.0028, -0.5],
    ['QRS', 0.004, 0.034, -1.1],
    ['T', 0.21, 0.06, 0.2],
    ['T', 0.33, 0.052, 0.3],
  ],
  V5: [
    ['spike', -0.088, 0.0028, 0.4],
    ['QRS', -0.045, 0.016, 0.2],
    ['QRS', 0.01, 0.032, -0.9],
    ['T', 0.21, 0.06, 0.18],
    ['T', 0.33, 0.052, 0.3],
  ],
};

/**
 * The waves of one beat type in every lead, before the variation between persons and between beats.
 *
 * A fusion beat is the sum of a sinus beat and a ventricular one that start almost together: each wave front activates
 * its part of the heart, so the waves add in proportion to these parts.
 *
 * @param shares for `F`: the ventricular front's share, 0 (all sinus) … 1 (all ventricular); for `A`: how far the focus
 *   is from the sinus node, 0 (P as in sinus rhythm) … 1 (fully ectopic P)
 */
export function morphologyOf(
  symbol: DemoBeatSymbol,
  foci: { ventricular: VentricularFocus; atrial: AtrialFocus },
  shares: { ventricular: number; atrial: number },
): Morphology {
  const tables: Record<DemoBeatSymbol, Record<DemoLead, Row[]>[]> = {
    N: [sinusP, normalQrst],
    L: [sinusP, leftBlockQrst],
    R: [sinusP, rightBlockQrst],
    A: [
      scaled(sinusP, 1 - shares.atrial),
      scaled(foci.atrial === 'low' ? lowAtrialP : highAtrialP, shares.atrial),
      normalQrst,
    ],
    V: [ventricularQrst[foci.ventricular]],
    F: [
      sinusP,
      scaled(normalQrst, 1 - shares.ventricular),
      scaled(ventricularQrst[foci.ventricular], shares.ventricular),
    ],
    '/': [pacedQrst],
  };
  const events = (lead: DemoLead) => tables[symbol].flatMap((table) => table[lead].map(toEvent));
  return { MLII: events('MLII'), V1: events('V1'), V5: events('V5') };
}

function scaled(table: Record<DemoLead, Row[]>, factor: number): Record<DemoLead, Row[]> {
  const scale = (rows: Row[]) =>
    rows.map(([wave, atSec, widthSec, mV]): Row => [wave, atSec, widthSec, mV * factor]);
  return { MLII: scale(table.MLII), V1: scale(table.V1), V5: scale(table.V5) };
}

function toEvent([wave, atSec, widthSec, mV]: Row): GaussianEvent {
  return { wave, atSec, widthSec, mV };
}
