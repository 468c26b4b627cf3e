import { beforeEach, expect, it, vi } from 'vitest';
import { makeDemoRecords } from '../../../src/demo';
import { defaultUnetChoice } from '../../../src/experiment/settings/defaults';
import { commands } from '../../../src/state/commands';
import { stampOf } from '../../../src/state/results/stampOf';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { readAnnotations } from '../../../src/wfdb';
import { fakeTrainer } from '../fakes';
import { dropped, freshLab } from '../labInNode';

freshLab();

const state = () => labStore.getState();
const entry = (id: string) => state().records.find((record) => record.id === id)!;
let fake: ReturnType<typeof fakeTrainer>;
let unmarked = '';
let marked = '';

/** A run of the lab on the record with annotations, and another record without. */
beforeEach(async () => {
  fake = fakeTrainer();
  services.trainer = async () => fake.trainer;
  const files = makeDemoRecords();
  const names = [...new Set(files.map(({ fileName }) => fileName.replace(/\.\w+$/, '')))];
  [unmarked, marked] = [names[0]!, names[1]!];
  const isWanted = (fileName: string) =>
    fileName.startsWith(`${marked}.`) || (fileName.startsWith(`${unmarked}.`) && !fileName.endsWith('.atr'));
  await commands.importFiles(
    files.filter(({ fileName }) => isWanted(fileName)).map((file) => dropped(file.fileName, file.bytes)),
  );
  commands.setTrainSettings({ protocol: { kind: 'kfold', folds: 2, stratified: true }, epochs: 1 });
  const training = commands.startTraining();
  await vi.waitFor(() => expect(fake.calls).toContain('run'), { timeout: 30_000 });
  fake.finish();
  await training;
  expect(state().runs).toHaveLength(1);
});

async function labelsOf(id: string) {
  const { annotation } = services.sources.get(id)!;
  return readAnnotations(new Uint8Array(await annotation!.blob.arrayBuffer()), annotation!.name);
}

it('labels found beats as the network says, and says so in the file and in the table', async () => {
  await commands.findBeats([unmarked]);
  const found = entry(unmarked).beatCount;
  await commands.labelBeats([unmarked]);
  expect(state().problems).toEqual([]);
  const labelled = entry(unmarked);
  expect(labelled).toMatchObject({ annotator: 'lab', annotators: ['found', 'lab'], beatCount: found });
  const { title } = state().runs[0]!;
  expect(labelled.labNote).toBe(`labels by the network of run "${title}"; beats of found`);
  // A network's own answers are no labels to train on.
  expect(labelled).toMatchObject({ state: 'ready', ticked: false, untickedBecause: 'network-labels' });
  const { symbol, sample } = await labelsOf(unmarked);
  // The fake says SVEB; beats at the ends of the record have no window, and so no class.
  expect(new Set(symbol.slice(2, -1))).toEqual(new Set(['S']));
  expect(labelled.classCounts[1]).toBeGreaterThan(found - 3);
  expect(sample).toHaveLength(found + 1);
  expect(state().activities).toEqual([]);
});

it('labels the beats of a reference without touching it', async () => {
  const before = entry(marked);
  await commands.labelBeats([marked]);
  expect(entry(marked)).toEqual({ ...before, annotators: ['atr', 'lab'] });
  await commands.chooseAnnotator(marked, 'lab');
  expect(entry(marked)).toMatchObject({ beatCount: before.beatCount, ticked: false });
  // The network may have learnt from these very beats.
  expect(entry(marked).labNote).toMatch(/, which had this record; beats of atr$/);
  // Labelled again, they are still the beats of the reference.
  await commands.labelBeats([marked]);
  expect(entry(marked).labNote).toMatch(/; beats of atr$/);
});

it('stamps a run that is tested against labels of a network', async () => {
  // Of two classes in turn: there is nothing to learn of one.
  fake.trainer.classify = async ({ count }, { classCount }) =>
    Float32Array.from({ length: count * classCount }, (_, i) =>
      i % classCount === Math.floor(i / classCount) % 2 ? 1 : 0,
    );
  await commands.labelBeats([marked]);
  await commands.chooseAnnotator(marked, 'lab');
  commands.setTicked([marked], true);
  await commands.prepareBeats();
  expect(state().prepared!.networkLabelled).toEqual([marked]);
  await commands.startTraining();
  expect(state().problems.at(-1)).toMatchObject({ code: 'faults-unaccepted' });
  commands.acceptFaults(true);
  fake.calls.length = 0;
  const training = commands.startTraining();
  await vi.waitFor(() => expect(fake.calls).toContain('run'), { timeout: 30_000 });
  fake.finish();
  await training;
  expect(stampOf(state().openRun!)).toMatch(/^network-labels\+/);
  expect(state().openRun!.leaks[0]).toMatchObject({ values: { records: marked, how: 'tested' } });
});

it('says where there is nothing to label, and what failed', async () => {
  await commands.labelBeats([unmarked]);
  expect(state().problems.at(-1)).toMatchObject({ code: 'label-no-beats', file: unmarked });
  fake.trainer.classify = async () => {
    throw new Error('A training is running.');
  };
  const before = entry(marked);
  await commands.labelBeats([marked]);
  expect(state().problems.at(-1)).toMatchObject({ code: 'label-failed', file: marked });
  expect(entry(marked)).toEqual(before);
});

it('adds nothing after Stop', async () => {
  const before = entry(marked);
  fake.trainer.classify = async () => {
    const { id } = state().activities.find(({ kind }) => kind === 'labelling')!;
    commands.stopActivity(id);
    return undefined;
  };
  await commands.labelBeats([marked]);
  expect(fake.calls).toContain('stop');
  expect(entry(marked)).toEqual(before);
  expect(state().problems.map(({ code }) => code)).toEqual(['annotations-missing']);
});

it('writes the beats that a beat-free network finds, also where none are marked', async () => {
  const beatFree = { ...defaultUnetChoice, threshold: 0.5 };
  const run = state().runs[0]!;
  const { title } = run;
  const { experiment } = state().openRun!;
  services.networks.set('own', {
    ...{ title, classCount: 2, by: 'file "own"' },
    experiment: {
      ...experiment,
      prepare: { ...experiment.prepare, trace: true },
      train: { ...experiment.train, network: beatFree },
    },
    models: [{ topology: {}, weightSpecs: [], weights: new ArrayBuffer(0) }],
  });
  const opened = [{ id: 'own', title }];
  labStore.setState(({ label }) => ({ label: { ...label, opened, networkId: 'own' } }));
  // Two beats, 2 and 3 s after the first cell: N, and SVEB.
  fake.trainer.curves = async (beats) => {
    const values = Float32Array.from({ length: (beats.trace!.samples / 4) * 3 }, (_, i) =>
      i % 3 === 2 ? 1 : 0,
    );
    for (const [cell, own] of [
      [62, 0],
      [94, 1],
    ] as const)
      values.set([own === 0 ? 0.9 : 0, own, 0.1 - 0.1 * own], 3 * cell);
    return { fromSec: 0.012, stepSec: 0.032, values };
  };
  await commands.labelBeats([unmarked]);
  expect(state().problems).toEqual([]);
  const { symbol, sample } = await labelsOf(unmarked);
  expect([...symbol].slice(1)).toEqual(['N', 'S']);
  const { samplingHz } = entry(unmarked);
  expect([...sample].slice(1)).toEqual(
    [62, 94].map((cell) => Math.round((cell * 0.032 + 0.012) * samplingHz)),
  );
  expect(entry(unmarked)).toMatchObject({
    annotator: 'lab',
    ticked: false,
    untickedBecause: 'network-labels',
  });
  expect(entry(unmarked).labNote).toBe('labels by the network of file "own"; beats of the same network');
});
