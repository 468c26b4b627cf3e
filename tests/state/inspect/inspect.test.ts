import { expect, it } from 'vitest';
import type { TrainingResult } from '../../../src/experiment/run/trainer';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import { prepareBeats } from '../../../src/state/beats/prepareBeats';
import { inspectCell, showListed } from '../../../src/state/inspect/inspect';
import { importFiles } from '../../../src/state/records/importFiles';
import { removeRecords } from '../../../src/state/records/tickRecords';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { makeRun } from '../../../src/state/train/makeRun';
import { describeWithShared } from '../../shared';
import { dropped, freshLab } from '../labInNode';

const state = () => labStore.getState();
const shown = () => expect.poll(() => state().inspect.status);

/** A result that predicts VEB for every 100th beat, with increasing confidence, and the true class for the others. */
function resultWithErrors(): TrainingResult {
  const label = services.parts.flatMap((part) => [...part.label]);
  const probabilities = new Float32Array(label.length * 5);
  label.forEach((truth, i) => {
    const wrong = i % 100 === 0;
    probabilities[i * 5 + (wrong ? 2 : truth)] = wrong ? 0.5 + i / (2 * label.length) : 1;
  });
  return {
    folds: [
      {
        fold: 0,
        history: [],
        bestEpoch: 1,
        ended: 'all',
        trainBeats: 0,
        validationBeats: 0,
        testIndex: Int32Array.from(label, (_, i) => i),
        probabilities,
        model: { topology: {}, weightSpecs: [], weights: new ArrayBuffer(0) },
      },
    ],
    state: 'finished',
    engine: {
      backend: 'cpu',
      where: 'page',
      renderer: undefined,
      software: false,
      passedOver: [],
      tfjsVersion: '4',
    },
    trainingSec: 1,
    beatsPerSec: 1,
    leakedTensors: 0,
  };
}

describeWithShared('inspecting beats of a run', (shared) => {
  freshLab();

  async function openRun(): Promise<void> {
    await importFiles(
      ['hea', 'dat', 'atr'].map((extension) =>
        dropped(`100.${extension}`, shared.bytes('data', 'mitdb', `100.${extension}`)),
      ),
    );
    await prepareBeats();
    const given = { prepared: state().prepared!, parts: services.parts };
    labStore.setState({ openRun: makeRun(resultWithErrors(), defaultTrainSettings, given) });
  }

  it('lists the errors, the most confident first, and shows the beat that the network saw with its strip', async () => {
    await openRun();
    inspectCell(undefined);
    expect(state().step).toBe('inspect');
    expect(state().inspect.list.length).toBe(23);
    await shown().toBe('shown');
    const beat = state().inspect.beat!;
    expect(beat.index).toBe(2200);
    const part = services.parts[0]!;
    expect(beat.sample).toBe(part.sample[2200]);
    expect(beat.waveform).toEqual(part.waveform.slice(2200 * 251, 2201 * 251));
    expect(beat.strip.startSec).toBeCloseTo(beat.timeSec - 5, 6);
    expect(beat.strip.leads.map(({ name }) => name)).toEqual(['MLII', 'V5']);
    expect(beat.stripPredictions.find(({ timeSec }) => timeSec === beat.timeSec)).toMatchObject({
      truth: 0,
      predicted: 2,
    });
  });

  it('moves in the list, and stops at both ends', async () => {
    await openRun();
    inspectCell({ truth: 0, predicted: 2 });
    showListed(1);
    await shown().toBe('shown');
    expect(state().inspect.beat?.index).toBe(2100);
    showListed(1000);
    await shown().toBe('shown');
    expect(state().inspect.position).toBe(state().inspect.list.length - 1);
    showListed(-1);
    expect(state().inspect.position).toBe(0);
  });

  it('reports a record that was removed', async () => {
    await openRun();
    removeRecords(['100']);
    inspectCell(undefined);
    await shown().toBe('failed');
    expect(state().inspect.failed?.message).toContain('Drop its files again');
  });
});
