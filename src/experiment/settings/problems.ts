/** What prevents a run from starting, as a sentence and as its parts for a translation. */
export interface TrainSettingsProblem {
  code: TrainSettingsProblemCode;
  message: string;
  values: Record<string, string | number>;
}

export type TrainSettingsProblemCode =
  /** A value that breaks its declaration; `setting` names it. */
  | 'setting-invalid'
  | 'weights-invalid'
  | 'sampling-of-stretches'
  | 'adaptation-of-images'
  | 'sampling-of-sections'
  | 'shift-of-sections'
  | 'adaptation-of-sections'
  | 'sections-on-both-sides'
  | 'no-beats'
  | 'one-class'
  | 'too-few-beats'
  | 'own-part-too-long'
  | 'records-both'
  | 'records-no-training'
  | 'records-no-test'
  | 'records-no-pool'
  | 'items-unknown'
  | 'items-none-left'
  | 'databases-too-few'
  | 'persons-too-few'
  | 'nothing-tested'
  | 'nothing-learnt';

export type AddProblem = (
  code: TrainSettingsProblemCode,
  message: string,
  values: TrainSettingsProblem['values'],
) => void;

/** An empty list and the function that adds to it. */
export function problemList(): { problems: TrainSettingsProblem[]; addProblem: AddProblem } {
  const problems: TrainSettingsProblem[] = [];
  return {
    problems,
    addProblem: (code, message, values) => problems.push({ code, message, values }),
  };
}
