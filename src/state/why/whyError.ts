import { messageOf } from '../../base/messageOf';
import type { LabProblem } from '../problemTypes';

/** Something that a person can do something about keeps a beat from being explained or compared. */
export class WhyError extends Error {
  readonly problem: LabProblem;

  constructor(problem: LabProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** What is said of an error; of one that was not foreseen, `unforeseen` with its reason. */
export function problemOfWhy(error: unknown, unforeseen: (reason: string) => LabProblem): LabProblem {
  return error instanceof WhyError ? error.problem : unforeseen(messageOf(error));
}

export const recordGone = (name: string): LabProblem => ({
  code: 'why-record-gone',
  file: name,
  message: `Record ${name} of this run is not in the lab any more (or has other content). Drop its files again.`,
  values: { name },
});

export const annotationsChanged = (name: string): LabProblem => ({
  code: 'why-annotations',
  file: name,
  message: `Record ${name} has other beats than in this run, and the annotations of the run are not among its files any more. Drop them again, or undo the edits that were made since.`,
  values: { name },
});

export const dealtOtherwise = (title: string): LabProblem => ({
  code: 'why-folds',
  file: '',
  message: `This version of the lab would deal the beats of ${title} to other folds, so that it is not known which beats a network learnt from. Repeat the run to compare with them.`,
  values: { run: title },
});
