import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { modelFiles } from '../../../src/experiment/network/modelFiles';
import { PRESETS } from '../../../src/experiment/settings/presets';
import { commands } from '../../../src/state/commands';
import { chosenNetwork } from '../../../src/state/label/chosenNetwork';
import { services } from '../../../src/state/services';
import { initialState, labStore } from '../../../src/state/store';
import { dropped, freshLab } from '../labInNode';

freshLab();

const state = () => labStore.getState();
const { prepareSettings: prepare, trainSettings: train } = initialState();
const artifacts = {
  topology: { class_name: 'Model' },
  weightSpecs: [{ name: 'kernel', shape: [2], dtype: 'float32' as const }],
  weights: Float32Array.of(1, 2).buffer,
};
const saved = {
  title: 'My run',
  fold: 1,
  classes: ['N', 'SVEB', 'VEB', 'F', 'Q'],
  experiment: {
    version: 2,
    records: [{ name: 'a', synthetic: true, files: [{ name: 'a.hea', sha256: 'ab'.repeat(32) }] }],
    classMap: 'aami',
    prepare,
    train,
  },
};
const zipOf = (metadata: object, halves = false) => {
  const files = modelFiles(artifacts, metadata, halves);
  const zip = zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), { level: 0 });
  return dropped('net-fold2-model.zip', zip as Uint8Array<ArrayBuffer>);
};

it('opens a network that was saved as a file, and chooses it', async () => {
  await commands.importFiles([zipOf(saved)]);
  expect(state().problems).toEqual([]);
  expect(state().records).toEqual([]);
  const chosen = chosenNetwork(state());
  expect(chosen).toMatchObject({ title: 'My run, fold 2 (net-fold2-model.zip)', folds: 1 });
  expect(services.networks.get(chosen.id)).toMatchObject({
    experiment: { prepare, train, records: saved.experiment.records },
    classCount: 5,
    models: [artifacts],
    by: 'run "My run", fold 2, from net-fold2-model.zip',
  });
});

it('opens one in half precision', async () => {
  await commands.importFiles([zipOf(saved, true)]);
  // 1 and 2 have few enough digits to be the same.
  expect([...services.networks.values()]).toMatchObject([{ models: [artifacts] }]);
});

it('says what is wrong with one that it cannot use', async () => {
  const { train: _train, ...rest } = saved.experiment;
  await commands.importFiles([zipOf({ ...saved, experiment: { ...rest, train: { epochs: -1 } } })]);
  expect(state().problems).toMatchObject([{ code: 'network-unreadable', severity: 'error' }]);
  expect(state().label.opened).toEqual([]);
});

it('refuses one that says the rhythm of pieces, and has no classes for beats', async () => {
  const { prepare, train } = PRESETS.rhythmPieces;
  const experiment = { ...saved.experiment, prepare, train };
  await commands.importFiles([zipOf({ ...saved, classes: ['N', 'AF', 'B', 'T'], experiment })]);
  expect(state().problems).toMatchObject([{ code: 'network-unreadable' }]);
  expect(state().problems[0]!.message).toContain(
    'it says the rhythm of pieces, and has no classes for beats',
  );
  expect(state().label.opened).toEqual([]);
});

it('leaves other zips to be read as records', async () => {
  const zip = zipSync({ 'a.txt': Uint8Array.of(1) }) as Uint8Array<ArrayBuffer>;
  await commands.importFiles([dropped('a.zip', zip)]);
  expect(state().problems.map(({ code }) => code)).not.toContain('network-unreadable');
  expect(state().label.opened).toEqual([]);
});
