import type { en } from './en';

/** All words of the page, by panel; English is the template for the other languages. */
export type Words = typeof en;
