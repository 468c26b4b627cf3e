import { expect, it } from 'vitest';
import { addBeat, comment, move, relabel, remove } from '../../../src/edits/makeEdits';
import type { Leak } from '../../../src/experiment/plan/types';
import { en } from '../../../src/i18n/en';
import { zh } from '../../../src/i18n/zh';
import { leakSentence } from '../../../src/panels/leakSentence';
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

it('labels that were edited are stamped on what is trained on them, with the numbers of beats by what was done', async () => {
  await commands.importFiles([...smallRecord('208'), ...smallRecord('210')]);
  const beats = [0, 1].map((i) => mark(Math.round((i + 0.75) * 360), 'N'));
  await commands.makeEdit('208', relabel(beats, 'V')!);
  await commands.makeEdit('210', remove(beats)!);
  await commands.makeEdit('210', addBeat(450, 'V'));
  await commands.makeEdit('210', move(mark(990, 'N'), 1000)!);
  await commands.makeEdit('210', comment(990, 'late')!);
  await commands.prepareBeats();
  const { prepared, prepareSettings, trainSettings } = state();
  expect(prepared!.relabelled).toEqual({
    '208': { relabelled: 2, added: 0, deleted: 0, moved: 0 },
    '210': { relabelled: 0, added: 1, deleted: 2, moved: 1 },
  });
  const leaks = preflightOf(prepared, prepareSettings, trainSettings).leaks;
  const stamp = leaks.find(({ code }) => code === 'relabelled')!;
  expect(stamp).toEqual({
    code: 'relabelled',
    level: 'protocol',
    message:
      'The beats are edited (208, 210): 2 relabelled, 1 added, 2 deleted, 1 moved. Results are not comparable with those on the annotator’s own beats.',
    values: { beats: 6, records: '208, 210', relabelled: 2, added: 1, deleted: 2, moved: 1 },
  });
  expect(leakSentence(stamp, en)).toBe(stamp.message);
  expect(leakSentence(stamp, zh)).toContain('改标签 2 个，添加 1 个，删除 2 个，移动 1 个');
  const run = recordRun({ records: { a: [3, 1, 0, 0, 2, 0, 0, 0, 1] } });
  expect(stampOf({ ...run, leaks: [stamp] })).toContain(
    'relabelled-2-beats+added-1-beats+deleted-2-beats+moved-1-beats',
  );
  // Back to the reference: nothing is stamped.
  for (const id of ['208', '210']) await commands.chooseAnnotator(id, 'atr');
  await commands.prepareBeats();
  expect(state().prepared!.relabelled).toEqual({});
  expect(relabelledStamp({})).toBeUndefined();
});

it('comments and rhythms stamp nothing, since no beat is another one', async () => {
  await commands.importFiles(smallRecord('208'));
  await commands.makeEdit('208', comment(990, 'late')!);
  await commands.prepareBeats();
  expect(state().records[0]!.labNote).toBe('edits of atr: 1 other annotation changed');
  expect(state().prepared!.relabelled).toEqual({});
});

it('a run of an earlier version of the lab says how many beats were relabelled', () => {
  const stamp: Leak = {
    code: 'relabelled',
    level: 'protocol',
    message: '',
    values: { beats: 3, records: '208' },
  };
  const run = recordRun({ records: { a: [3, 1, 0, 0, 2, 0, 0, 0, 1] } });
  expect(stampOf({ ...run, leaks: [stamp] })).toContain('relabelled-3-beats');
  expect(leakSentence(stamp, en)).toContain('(208): 3 relabelled.');
});

it('labels of a network of which some were edited are still those of a network', () => {
  const labNote = (note: string) => isNetworkLabelled({ labNote: note });
  expect(labNote('edits of lab: 2 beats relabelled; labels by the network of run "x"; beats of found')).toBe(
    true,
  );
  expect(labNote('edits of atr: 2 beats relabelled')).toBe(false);
});
