import type { ScalogramGrid } from './types';

/** The input of the 2-D network: 128 scales from 45 down to 0.5 Hz, 128 time steps. */
export const defaultScalogramGrid: ScalogramGrid = { scales: 128, steps: 128, lowestHz: 0.5, highestHz: 45 };
