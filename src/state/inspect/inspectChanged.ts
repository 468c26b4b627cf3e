import { labelDifferenceOf } from '../results/labelDifference';
import { loadRunView } from '../results/loadRun';
import { chooseRun } from '../results/runs';
import type { ListedBeat } from '../types';
import { current, update } from '../update';
import { showListed } from './inspect';
import { listedBeat } from './listedBeat';

/** Opens the second run, and lists its tested beats whose label or prediction is not that of the first, in order of record and time. */
export async function inspectChanged(firstId: string, secondId: string): Promise<void> {
  const first = await loadRunView(firstId);
  await chooseRun(secondId);
  const run = current().openRun;
  const difference = first && run?.id === secondId && labelDifferenceOf(first, run);
  if (!difference) return;
  const { changed, index, columns } = difference;
  const found = new Map<number, ListedBeat>();
  for (const tested of run.folds) {
    for (const [row, beat] of tested.testIndex.entries())
      if (!found.has(beat)) found.set(beat, listedBeat(run, tested, row));
  }
  const list = changed.map(([, row]) => found.get(index[1][row]!)!);
  const before = changed.map(([row]) => ({
    truth: columns[0].label[row]!,
    predicted: columns[0].predicted[row]!,
  }));
  update({
    step: 'inspect',
    inspect: {
      ...{ cell: undefined, list, position: 0, changed: { runId: firstId, title: first.title, before } },
      ...{ beat: undefined, status: 'empty', failed: undefined },
    },
  });
  if (list.length > 0) showListed(0);
}
