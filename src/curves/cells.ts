/** Sampling frequency of a trace, Hz: QRS complexes are below 40 Hz. */
export const TRACE_HZ = 125;

/** Samples of a cell, the step of the curves: 32 ms, well within the 150 ms of EC57. */
export const CELL_SAMPLES = 4;

export const CELL_SEC = CELL_SAMPLES / TRACE_HZ;

/** 72 a minute: what sections are counted as where beats are counted before any are known, in batch sizes and speeds. */
export const USUAL_BEATS_PER_SEC = 1.2;

/** Where a time lies in cells: the middle of cell i is at i. */
export const cellAt = (timeSec: number): number => timeSec / CELL_SEC - (CELL_SAMPLES - 1) / 2 / CELL_SAMPLES;

/** The inverse of `cellAt`. */
export const timeOfCell = (cell: number): number => (cell + (CELL_SAMPLES - 1) / 2 / CELL_SAMPLES) * CELL_SEC;
