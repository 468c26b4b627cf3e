import { strFromU8, unzipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { foldOfBeat } from '../../../src/beats/splits';
import { planFolds } from '../../../src/experiment/plan/planFolds';
import type { Run } from '../../../src/experiment/run/types';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import { indexOfParts } from '../../../src/state/beats/beatIndices';
import { prepareBeats } from '../../../src/state/beats/prepareBeats';
import { setPrepareSettings } from '../../../src/state/beats/prepareSettings';
import { parseCapsule } from '../../../src/state/capsule/parseCapsule';
import { commands } from '../../../src/state/commands';
import { importFiles } from '../../../src/state/records/importFiles';
import { addRun } from '../../../src/state/results/runs';
import { summariseRun } from '../../../src/state/results/summariseRun';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { makeRun } from '../../../src/state/train/makeRun';
import { checkpointAt, finishedFold } from '../checkpoints';
import { smallRecord } from '../fakes';
import { freshLab } from '../labInNode';
import { memoryStorage } from '../memoryStorage';
import { catchSaved } from '../savedFiles';

const state = () => labStore.getState();
const RECORDS = 200;

/** Leave-one-out over the prepared records; the network of each fold is its number. */
function leaveOneOut(): Run {
  const settings = { ...defaultTrainSettings, protocol: { kind: 'leaveOneOut' } as const };
  const given = { prepared: state().prepared!, parts: services.parts };
  const folds = planFolds(indexOfParts(given.parts), settings).map(({ test }, fold) => {
    const probabilities = new Float32Array(test.length * 5).fill(0.2);
    const model = { topology: {}, weightSpecs: [], weights: Int32Array.of(fold).buffer };
    return { ...finishedFold(fold, 1), testIndex: test, probabilities, model };
  });
  const { engine } = checkpointAt(settings);
  const times = { trainingSec: 1, beatsPerSec: 1, leakedTensors: 0 };
  return makeRun({ folds, state: 'finished', engine, ...times }, settings, given);
}

describe('a leave-one-out of 200 records', () => {
  freshLab();
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('has every fold in every exported file', async () => {
    const files = catchSaved();
    vi.stubGlobal('navigator', { userAgent: 'A browser', language: 'en' });
    const names = Array.from({ length: RECORDS }, (_, i) => `r${String(i).padStart(3, '0')}`);
    await importFiles(names.flatMap((name) => smallRecord(name, { beats: 5, hz: 50, leads: ['MLII'] })));
    setPrepareSettings({
      denoise: { ...state().prepareSettings.denoise, wavelet: 'none' },
      lengthSamples: 16,
    });
    await prepareBeats();
    const run = leaveOneOut();
    expect(run.folds).toHaveLength(RECORDS);
    services.storage = memoryStorage().storage;
    labStore.setState({ storage: { status: 'on', usedBytes: undefined, quotaBytes: undefined } });
    await addRun(run, summariseRun(run));
    expect(services.unsaved.size).toBe(0);
    const expected = [
      ...foldOfBeat(
        run.folds.map(({ testIndex }) => testIndex),
        run.beats.label.length,
      ),
    ];
    const recordOf = (beat: number) => run.beats.recordNames[run.beats.record[beat]!];
    expect(new Set(expected).size).toBe(RECORDS);
    expect(Math.max(...expected)).toBe(RECORDS - 1);

    await commands.downloadBeats();
    await commands.downloadPredictions();
    await commands.downloadRun();
    await commands.downloadCapsule();
    for (const fold of [0, 127, 128, 199]) await commands.downloadModel(fold);
    expect(state().problems).toEqual([]);
    const fileOf = (ending: string) => [...files].find(([name]) => name.endsWith(ending))![1];
    const zipOf = async (ending: string) => unzipSync(new Uint8Array(await fileOf(ending).arrayBuffer()));

    const column = (await zipOf('beats.npz'))['fold.npy']!;
    expect(strFromU8(column.slice(0, 128))).toContain("'descr': '<i4'");
    expect([...new Int32Array(column.slice(128).buffer)]).toEqual(expected);

    const [head, ...rows] = (await fileOf('-predictions.csv').text()).trim().split('\n');
    const [foldAt, recordAt] = ['fold', 'record'].map((name) => head!.split(',').indexOf(name));
    const inCsv = rows.map((row) => [row.split(',')[recordAt!], Number(row.split(',')[foldAt!])]);
    expect(inCsv).toEqual(expected.map((fold, beat) => [recordOf(beat), fold]));

    const json = JSON.parse(await fileOf(`${run.createdAt.slice(0, 10)}.json`).text());
    const all = Array.from({ length: RECORDS }, (_, fold) => fold);
    expect(json.folds.map(({ fold }: { fold: number }) => fold)).toEqual(all);

    const { capsule, problem } = parseCapsule(await fileOf('.capsule.json').text(), 'a.capsule.json');
    expect(problem).toBeUndefined();
    expect(capsule!.splits.map(({ fold }) => fold)).toEqual(all);
    expect(capsule!.splits.map(({ test }) => test.records)).toEqual(
      all.map((fold) => [recordOf(run.folds[fold]!.testIndex[0]!)]),
    );
    expect(capsule!.results.folds.map(({ fold }) => fold)).toEqual(all);

    for (const fold of [0, 127, 128, 199]) {
      const zip = await zipOf(`-fold${fold + 1}-model.zip`);
      expect([...new Int32Array(zip['weights.bin']!.slice().buffer)]).toEqual([fold]);
      expect(JSON.parse(strFromU8(zip['metadata.json']!))).toMatchObject({ fold });
    }
  });
});
