/**
 * The pseudo-annotations of the MIT annotation format (annot(5)). Every word has 16 bits, low byte first: six bits of
 * code above ten bits of interval, in samples since the previous annotation.
 */
export const skipCode = 59;
export const numCode = 60;
export const subCode = 61;
export const chanCode = 62;
export const auxCode = 63;

/** The longest interval that fits into a word; longer ones (and steps back) need a SKIP. */
export const longestInterval = 1023;

/** The word has room for a longer text, but the WFDB library reads and writes its length as one byte. */
export const longestAuxBytes = 255;

/** Prefixes of the notes at sample 0 by which a file describes itself. */
export const timeResolutionNote = '## time resolution:';
export const definitionsNote = '## annotation type definitions';
export const definitionsEndNote = '## end of definitions';
