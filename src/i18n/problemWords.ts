/** The numbers and names of a problem's sentence. */
export type ProblemValues = Record<string, string | number>;

/** Sentences by code; where a code has none, the problem's own English message is shown. */
export type ProblemWords = Record<string, ProblemSentence>;

export type ProblemSentence = (values: ProblemValues, file: string) => string;
