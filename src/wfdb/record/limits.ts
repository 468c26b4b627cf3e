/** The most samples for which reading allocates memory: 2²⁸ take 1 GiB as float32, a day of eight leads at 360 Hz. */
export const defaultMaxSamples = 2 ** 28;
