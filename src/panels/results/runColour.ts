import { useLab } from '../useLab';
import { runLetter } from './runLetter';

/** Colours for compared runs in the tokens; after that they repeat, and the letters tell the runs apart. */
const COLOURS = 6;

/** The colour of the run with this place in a comparison, in tables, plots and curves. */
export const runColour = (index: number): string => `var(--run-${(index % COLOURS) + 1})`;

/** How a run is shown while it is compared: its letter and colour; undefined if it is not. */
export function useComparedAs(runId: string): { letter: string; colour: string } | undefined {
  const index = useLab(({ comparison: { ids } }) => (ids.length < 2 ? -1 : ids.indexOf(runId)));
  return index < 0 ? undefined : { letter: runLetter(index), colour: runColour(index) };
}
