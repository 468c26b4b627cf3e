export { editHistory } from '../../edits/editHistory';
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
