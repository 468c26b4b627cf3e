import { beforeEach, expect, it } from 'vitest';
import { makeDemoRecords } from '../../../src/demo';
import { commands } from '../../../src/state/commands';
import { beatTargets } from '../../../src/state/records/beatTargets';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { dropped, freshLab } from '../labInNode';

freshLab();

const state = () => labStore.getState();
const entry = (id: string) => state().records.find((record) => record.id === id)!;

/** Two records of one minute: `demo-…` with annotations, the other without. */
let unmarked = '';
let marked = '';
beforeEach(async () => {
  const files = makeDemoRecords();
  const names = [...new Set(files.map(({ fileName }) => fileName.replace(/\.\w+$/, '')))];
  [unmarked, marked] = [names[0]!, names[1]!];
  await commands.importFiles(
    files
      .filter(({ fileName }) => fileName.startsWith(`${marked}.`) || /^(?!.*\.atr$)/.test(fileName))
      .filter(({ fileName }) => fileName.startsWith(`${marked}.`) || fileName.startsWith(`${unmarked}.`))
      .map(({ fileName, bytes }) => dropped(fileName, bytes)),
  );
});

it('takes found beats where nobody has marked any, and forgets that they were missing', async () => {
  expect(entry(unmarked)).toMatchObject({ state: 'no-annotations', beatCount: 0, ticked: false });
  expect(state().problems.map(({ code }) => code)).toEqual(['annotations-missing']);
  expect(beatTargets(state().records)).toEqual([unmarked, marked].sort());

  await commands.findBeats([unmarked]);
  const found = entry(unmarked);
  expect(found).toMatchObject({ state: 'ready', annotator: 'found', annotators: ['found'] });
  expect(found.beatCount).toBeGreaterThan(100);
  expect(found.labNote).toMatch(/^beats found by the lab's detector on /);
  // Without classes they give nothing to train on.
  expect(found).toMatchObject({ classCounts: [0, 0, 0, 0, 0], ticked: false, untickedBecause: 'no-classes' });
  expect(found.files.map(({ name }) => name)).toContain(`${unmarked}.found`);
  expect(state().problems).toEqual([]);
  expect(state().activities).toEqual([]);
});

it('keeps the annotations in use where there are any, and offers the found beats', async () => {
  const before = entry(marked);
  await commands.findBeats([marked]);
  expect(entry(marked)).toEqual({ ...before, annotators: ['atr', 'found'] });
  await commands.chooseAnnotator(marked, 'found');
  const chosen = entry(marked);
  expect(chosen).toMatchObject({ annotator: 'found', ticked: true });
  expect(chosen.labNote).toMatch(/labels of atr within 150 ms: \d+ matched, \d+ missed, \d+ invented$/);
  // Again, by the other detector: one more annotator; by the same: in its place.
  commands.setDetector('pan-tompkins');
  await commands.findBeats([marked]);
  expect(entry(marked).annotators).toEqual(['atr', 'found', 'pt']);
  await commands.findBeats([marked]);
  expect(entry(marked)).toMatchObject({ annotators: ['atr', 'found', 'pt'], annotator: 'found' });
});

it('reports a record without beats, and leaves it as it was', async () => {
  const source = services.sources.get(unmarked)!;
  const { blob } = source.signals[0]!;
  source.signals[0] = { ...source.signals[0]!, blob: new Blob([new Uint8Array(blob.size)]) };
  const before = entry(unmarked);
  await commands.findBeats([unmarked]);
  expect(entry(unmarked)).toEqual(before);
  expect(state().problems.map(({ code }) => code)).toContain('beats-not-found');
});
