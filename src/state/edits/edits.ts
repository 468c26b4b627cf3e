import { rememberLast } from '../../base/remember';
import { editHistory } from '../../edits/editHistory';
import { rowsOver } from './layers';

export {
  addBeat,
  comment,
  type EditDraft,
  markRhythm,
  move,
  relabel,
  remove,
  sampleOf,
} from '../../edits/makeEdits';

/** What was done over these annotations, and what the next undo and redo are. */
export const historyOver = rememberLast((...over: Parameters<typeof rowsOver>) =>
  editHistory(rowsOver(...over)),
);
