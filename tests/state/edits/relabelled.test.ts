import { expect, it } from 'vitest';
import { relabel } from '../../../src/edits/makeEdits';
import { commands } from '../../../src/state/commands';
import { relabelledStamp } from '../../../src/state/edits/relabelled';
import { isNetworkLabelled } from '../../../src/state/records/networkLabels';
import { stampOf } from '../../../src/state/results/stampOf';
import { labStore } from '../../../src/state/store';
import { preflightOf } from '../../../src/state/train/preflight';
import { mark } from '../../edits/marks';
import { smallRecord } from '../fakes';
import { freshLab } from '../labInNode';
import { recordRun } from '../results/recordRun';

freshLab();

const state = () => labStore.getState();

it('labels that were edited are stamped on what is trained on them, with the number of beats', async () => {
  await commands.importFiles([...smallRecord('208'), ...smallRecord('210')]);
  const beats = [0, 1].map((i) => mark(Math.round((i + 0.75) * 360), 'N'));
  await commands.makeEdit('208', relabel(beats, 'V')!);
  await commands.prepareBeats();
  const { prepared, prepareSettings, trainSettings } = state();
  expect(prepared!.relabelled).toEqual({ '208': 2 });
  const leaks = preflightOf(prepared, prepareSettings, trainSettings).leaks;
  expect(leaks.find(({ code }) => code === 'relabelled')).toMatchObject({
    level: 'protocol',
    values: { beats: 2, records: '208' },
  });
  const run = recordRun({ records: { a: [3, 1, 0, 0, 2, 0, 0, 0, 1] } });
  expect(stampOf({ ...run, leaks: [relabelledStamp(prepared!.relabelled)!] })).toContain(
    'relabelled-2-beats',
  );
  // Back to the reference: nothing is stamped.
  await commands.chooseAnnotator('208', 'atr');
  await commands.prepareBeats();
  expect(state().prepared!.relabelled).toEqual({});
  expect(relabelledStamp({})).toBeUndefined();
});

it('labels of a network of which some were edited are still those of a network', () => {
  const labNote = (note: string) => isNetworkLabelled({ labNote: note });
  expect(labNote('edits of lab: 2 beats relabelled; labels by the network of run "x"; beats of found')).toBe(
    true,
  );
  expect(labNote('edits of atr: 2 beats relabelled')).toBe(false);
});
