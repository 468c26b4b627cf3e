import type { en } from './en';

/** Everything the page says, by panel; English is the pattern for the other languages. */
export type Words = typeof en;
