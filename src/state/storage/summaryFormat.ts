/**
 * Raised with every change of what a summary holds (a test says so) or of how its numbers are computed: stored ones of another format
 * are made anew from their runs. New settings need no other format: what hangs on them is made when a summary is read.
 */
export const SUMMARY_FORMAT = 1;
