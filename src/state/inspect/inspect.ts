import { problemOf } from '../records/problemOf';
import { current, update } from '../update';
import { beatsOfCell, type MatrixCell } from './beatsOfCell';
import { patchInspect } from './patchInspect';

/** Lists the beats of a cell, the most confident error first, and shows the first of them. */
export function inspectCell(cell: MatrixCell | undefined): void {
  const run = current().openRun;
  const list = run ? beatsOfCell(run, cell) : [];
  update({
    step: 'inspect',
    inspect: { cell, list, position: 0, beat: undefined, status: 'empty', failed: undefined },
  });
  if (list.length > 0) showListed(0);
}

/** Shows the beat at a position of the list, clamped to its length. */
export function showListed(position: number): void {
  const { inspect } = current();
  if (inspect.list.length === 0) return;
  const clamped = Math.min(Math.max(position, 0), inspect.list.length - 1);
  patchInspect({ position: clamped, status: 'loading', failed: undefined });
  // Not part of the first load: nothing can be inspected before there is a run.
  import('./loadBeat')
    .then(({ loadBeat }) => loadBeat(clamped))
    .catch((error) => {
      const { recordName } = inspect.list[clamped]!;
      if (current().inspect.list === inspect.list)
        patchInspect({ status: 'failed', failed: problemOf(error, recordName) });
    });
}
