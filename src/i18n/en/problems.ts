import type { ProblemWords } from '../problemWords';

/** None: every problem carries its English sentence. */
export const problems: ProblemWords = {};
