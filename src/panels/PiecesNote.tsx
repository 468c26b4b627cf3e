import { useWords } from './useWords';

/** Says that the rows of a run are pieces of rhythm, where the page speaks of beats. */
export function PiecesNote() {
  return <p role="note">{useWords().results.pieces}</p>;
}
