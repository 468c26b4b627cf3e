import type { NoisePlan, RecordPlan } from './types';

const quiet: NoisePlan = {
  wanderMv: 0.06,
  respirationMv: 0.05,
  muscleMv: 0.012,
  burstsPerMin: 1,
  mainsMv: 0.006,
  mainsHz: 60,
};
const usual: NoisePlan = {
  ...quiet,
  wanderMv: 0.12,
  respirationMv: 0.1,
  muscleMv: 0.022,
  burstsPerMin: 3,
  mainsMv: 0.012,
};
const restless: NoisePlan = {
  ...usual,
  wanderMv: 0.25,
  respirationMv: 0.15,
  muscleMv: 0.042,
  burstsPerMin: 6,
  mainsHz: 50,
};

/**
 * The demo's six records: about a thousand beats of four classes (more with the paced ones), few enough to train in two
 * minutes without a GPU, with at least 25 of each class, spread over two or more records.
 */
export const recordPlans: RecordPlan[] = [
  {
    name: 'demo01',
    description: 'Sinus rhythm with atrial premature beats.',
    leads: ['MLII', 'V5'],
    beatCount: 170,
    heartRatePerMin: 72,
    dominant: 'N',
    groups: [
      { symbols: ['A'], count: 30 },
      { symbols: ['V'], count: 3 },
    ],
    ventricularFoci: ['rightOutflow'],
    atrialFocus: 'low',
    noise: quiet,
  },
  {
    name: 'demo02',
    description: 'Sinus rhythm with ventricular premature beats, pairs of them, and fusion beats.',
    leads: ['MLII', 'V1'],
    beatCount: 190,
    heartRatePerMin: 78,
    dominant: 'N',
    groups: [
      { symbols: ['V'], count: 26 },
      { symbols: ['V', 'V'], count: 5 },
      { symbols: ['F'], count: 24 },
    ],
    ventricularFoci: ['rightOutflow'],
    atrialFocus: 'high',
    noise: usual,
  },
  {
    name: 'demo03',
    description: 'Left bundle branch block with ventricular premature beats.',
    leads: ['MLII', 'V1'],
    beatCount: 150,
    heartRatePerMin: 68,
    dominant: 'L',
    groups: [{ symbols: ['V'], count: 24 }],
    ventricularFoci: ['leftApex'],
    atrialFocus: 'low',
    noise: usual,
  },
  {
    name: 'demo04',
    description: 'Right bundle branch block with ventricular premature beats.',
    leads: ['MLII', 'V1'],
    beatCount: 140,
    heartRatePerMin: 64,
    dominant: 'R',
    groups: [{ symbols: ['V'], count: 14 }],
    ventricularFoci: ['leftLateral'],
    atrialFocus: 'high',
    noise: quiet,
  },
  {
    name: 'demo05',
    description: 'Restless recording: atrial and multiform ventricular premature beats, and fusion beats.',
    leads: ['MLII', 'V5'],
    beatCount: 230,
    heartRatePerMin: 84,
    dominant: 'N',
    groups: [
      { symbols: ['A'], count: 26 },
      { symbols: ['V'], count: 24 },
      { symbols: ['F'], count: 24 },
    ],
    ventricularFoci: ['leftApex', 'rightOutflow'],
    atrialFocus: 'high',
    noise: restless,
  },
  {
    name: 'demo06',
    description: 'Ventricular demand pacing with runs of sinus rhythm.',
    leads: ['MLII', 'V1'],
    beatCount: 150,
    heartRatePerMin: 70,
    dominant: '/',
    groups: [
      { symbols: ['N', 'N', 'N', 'N', 'N'], count: 13 },
      { symbols: ['V'], count: 4 },
    ],
    ventricularFoci: ['leftLateral'],
    atrialFocus: 'low',
    noise: usual,
  },
];
