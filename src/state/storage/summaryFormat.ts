/**
 * Raised with every change of the contents of a summary (a test checks this) or of how its numbers are computed:
 * stored summaries in another format are made again from their runs. New settings need no new format: what depends on
 * them is computed when a summary is read.
 */
export const SUMMARY_FORMAT = 4;
