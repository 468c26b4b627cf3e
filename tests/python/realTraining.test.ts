import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { type BeatSet, createPreparer, type PrepareSettings } from '../../src/beats';
import { defaultPrepareSettings } from '../../src/beats/defaults';
import { defaultNetworkChoice, defaultTrainSettings } from '../../src/experiment/settings/defaults';
import type { TrainSettings } from '../../src/experiment/settings/types';
import { capsuleText } from '../../src/state/capsule/capsuleText';
import { makeCapsule } from '../../src/state/capsule/makeCapsule';
import { parseHeader, readAnnotations, readRecord } from '../../src/wfdb';
import { withWasmBackend } from '../kernels/wasmBackend';
import { describeWithShared } from '../shared';
import { trainedRun } from './labRun';
import { describeWithPython, type Ending } from './python';

/**
 * How far two trainings may be apart that have first weights and dropout masks of their own. Measured over seeds 1 to 6: accuracy
 * 0.0006, 0.0112, 0.0012, 0.0012, 0.0088, 0.0006 apart, macro F1 0.0016, 0.0153, 0.0037, 0.0019, 0.0056, 0.0022.
 */
const FAR = { accuracy: 0.03, macroF1: 0.05 };

/** Every class of the four: N, SVEB (209, 232), VEB (119, 208), F (208). */
const NAMES = ['119', '208', '209', '232'];

const prepare: PrepareSettings = {
  ...defaultPrepareSettings,
  ...{ lead: { kind: 'mlii' }, classCount: 4, lengthSamples: 64, normalise: 'record' },
};
const train: TrainSettings = {
  ...defaultTrainSettings,
  ...{ protocol: { kind: 'holdout', testFraction: 0.4, stratified: true }, maxBeats: 4000 },
  input: {
    ...defaultTrainSettings.input,
    beat: true,
    difference: true,
    neighbours: false,
    features: 'whole',
    shape: false,
  },
  network: { ...defaultNetworkChoice, dense: [32, 16] },
  ...{ epochs: 4, batchSize: 32, classWeights: 'sqrt' },
};

withWasmBackend();

describeWithPython('an experiment on real records', (python) => {
  describeWithShared('in Python', (shared) => {
    const files = (name: string) =>
      ['hea', 'dat', 'atr'].map((extension) => {
        const file = `${name}.${extension}`;
        return { name: file, bytes: shared.bytes('data', 'mitdb', file) };
      });

    function prepared(): BeatSet[] {
      const preparer = createPreparer(prepare);
      return NAMES.map((name) => {
        const [hea, dat, atr] = files(name);
        const header = parseHeader(hea!.bytes, hea!.name);
        const record = readRecord({ header, files: new Map([[dat!.name, dat!.bytes]]) });
        return preparer.prepare({ record, annotations: readAnnotations(atr!.bytes, atr!.name) }).beats;
      });
    }

    it('lands where the lab lands, from the files to the table', async () => {
      const records = NAMES.map((name) => ({
        ...{ name, synthetic: false },
        files: files(name).map(({ name, bytes }) => {
          return { name, sha256: createHash('sha256').update(bytes).digest('hex') };
        }),
      }));
      const run = await trainedRun({ parts: prepared(), prepare, train, records });
      const capsule = python.file('run.capsule.json', capsuleText(makeCapsule(run, '')));
      const calls = [[shared.path('data', 'mitdb'), '--capsule', capsule]];
      const [{ end, printed: said }] = (await python.endings(calls)) as [Ending];

      expect(end).toBe('went through');
      expect(said.match(/\(as in the run\)/g)).toHaveLength(3);
      const table = said.slice(said.indexOf('all folds:'));
      const [here, lab] = [...table.matchAll(/: accuracy ([\d.]+), macro F1 ([\d.]+)/g)].map(
        ([, accuracy, macroF1]) => ({ accuracy: Number(accuracy), macroF1: Number(macroF1) }),
      );
      const { metrics } = makeCapsule(run, '').results.pooled;
      expect(lab).toEqual({
        accuracy: Number(metrics.accuracy!.toFixed(4)),
        macroF1: Number(metrics.macroF1!.toFixed(4)),
      });
      expect(Math.abs(here!.accuracy - lab!.accuracy)).toBeLessThan(FAR.accuracy);
      expect(Math.abs(here!.macroF1 - lab!.macroF1)).toBeLessThan(FAR.macroF1);
      // Both have learnt: to call every beat N would be right for 62 %.
      expect(Math.min(here!.accuracy, lab!.accuracy)).toBeGreaterThan(0.9);
    });
  });
});
