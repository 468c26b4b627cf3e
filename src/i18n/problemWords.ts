/** The numbers and names in the sentence of a problem. */
export type ProblemValues = Record<string, string | number>;

/** Sentences by code; for other codes the English message of the problem is shown. */
export type ProblemWords = Record<string, ProblemSentence>;

export type ProblemSentence = (values: ProblemValues, file: string) => string;

/** Sentences for several problems of one kind, by code; the number of files is passed in formatted. */
export type ProblemGroupWords = Record<string, (count: string) => string>;
