/** What keeps a run from being started, in a sentence and in its parts for a translation. */
export interface TrainSettingsProblem {
  code: TrainSettingsProblemCode;
  message: string;
  values: Record<string, string | number>;
}

export type TrainSettingsProblemCode =
  /** A value that breaks its declaration; `setting` says which. */
  | 'setting-invalid'
  | 'weights-invalid'
  | 'no-beats'
  | 'one-class'
  | 'too-few-beats'
  | 'own-part-too-long'
  | 'records-both'
  | 'records-no-training'
  | 'records-no-test'
  | 'records-no-pool'
  | 'persons-too-few'
  | 'nothing-tested'
  | 'nothing-learnt';

export type AddProblem = (
  code: TrainSettingsProblemCode,
  message: string,
  values: TrainSettingsProblem['values'],
) => void;

/** A list and what adds to it. */
export function problemList(): { problems: TrainSettingsProblem[]; addProblem: AddProblem } {
  const problems: TrainSettingsProblem[] = [];
  return {
    problems,
    addProblem: (code, message, values) => problems.push({ code, message, values }),
  };
}
