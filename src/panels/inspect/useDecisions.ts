import { type Decision, decisionsOf } from '../../state/doubts/decisions';
import { useLab } from '../useLab';

const NONE: readonly (Decision | undefined)[] = [];

/** What was decided of each beat of the list; nothing of beats that are not listed as doubtful. */
export function useDecisions(): readonly (Decision | undefined)[] {
  return useLab(({ inspect: { list, doubts }, edits }) =>
    doubts ? decisionsOf(list, doubts.bases, edits.rows) : NONE,
  );
}
