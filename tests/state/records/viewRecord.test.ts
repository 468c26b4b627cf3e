import { beforeEach, describe, expect, it } from 'vitest';
import { defaultPrepareSettings } from '../../../src/beats';
import { PRESETS } from '../../../src/experiment/settings/presets';
import { commands } from '../../../src/state/commands';
import { readViewSettings } from '../../../src/state/records/readViewSettings';
import { initialViewSettings } from '../../../src/state/records/viewTypes';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { freshLab } from '../labInNode';

freshLab();

const view = () => labStore.getState().view!;

describe('a record is viewed', () => {
  beforeEach(() => commands.loadDemo());
  const [name, other] = ['demo01', 'demo02'];
  const hz = () => labStore.getState().records.find(({ id }) => id === name)!.samplingHz;

  it('at ten seconds of paper, with the outline and every annotation of the complete record', async () => {
    await commands.viewRecord(name!);
    expect([view().startSec, view().endSec]).toEqual([0, 10]);
    expect(view().data!.endSec).toBeLessThan(view().durationSec);
    expect([view().overview!.startSec, view().overview!.endSec]).toEqual([0, view().durationSec]);
    expect(view().marks!.timeSec).toHaveLength(view().overview!.annotationCount);
    expect(labStore.getState().step).toBe('records');
  });

  it('at as much time as a sheet has at the chosen speed', async () => {
    commands.setViewSettings({ speedMmPerSec: 50 });
    await commands.viewRecord(name!, { atSec: 60 });
    expect([view().startSec, view().endSec]).toEqual([57.5, 62.5]);
  });

  it('at a place, with a beat marked; the window stays inside the record', async () => {
    await commands.viewRecord(name!, { atSec: 60, markSample: 60 * hz() });
    expect([view().startSec, view().endSec, view().markSample]).toEqual([55, 65, 60 * hz()]);
    await commands.viewRecord(name!, { atSec: 1e6, spanSec: 20 });
    expect([view().endSec - view().startSec, view().endSec]).toEqual([20, view().durationSec]);
    expect(view().markSample).toBeUndefined();
  });

  it('stays where it is if it is open and no place is given', async () => {
    await commands.viewRecord(name!, { atSec: 60 });
    const { marks } = view();
    await commands.viewRecord(name!, { markSample: 7 });
    expect([view().startSec, view().markSample, view().marks]).toEqual([55, 7, marks]);
    await commands.viewRecord(other!);
    expect([view().recordId, view().startSec, view().markSample]).toEqual([other, 0, undefined]);
    expect(view().marks).not.toBe(marks);
  });

  it('not if there is none of that name', async () => {
    await commands.viewRecord('nothing');
    expect(labStore.getState().view).toBeUndefined();
  });

  it('says that a run is gone, and shows none', async () => {
    await commands.viewRecord(name!, { runId: 'gone' });
    expect(view().run).toBeUndefined();
  });

  it('with the predictions of a run, unless that was made with other files', async () => {
    const entry = labStore.getState().records.find(({ id }) => id === name)!;
    const run = (sha256: string) =>
      ({
        id: 'run',
        title: 'a run',
        classCount: 5,
        experiment: {
          prepare: defaultPrepareSettings,
          records: [{ name, files: entry.files.map((file) => ({ ...file, sha256 })) }],
        },
        beats: {
          recordNames: [other, name],
          recordHz: [hz(), hz()],
          record: Uint16Array.of(0, 1, 1),
          sample: Int32Array.of(5, 900, 300),
          label: Uint8Array.of(0, 2, 0),
          symbol: ['N', 'V', 'N'],
        },
        folds: [
          {
            fold: 0,
            testIndex: Uint32Array.of(0, 1, 2),
            probabilities: Float32Array.of(1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0),
          },
        ],
      }) as never;
    labStore.setState({ openRun: run('other') });
    await commands.viewRecord(name!, { runId: 'run' });
    expect(view().run).toEqual({ id: 'run', beats: [], isOtherRecord: true });
    await commands.setViewRun(undefined);
    expect(view().run).toBeUndefined();
    const same = run('');
    const records = [{ name, files: entry.files }];
    (same as { experiment: unknown }).experiment = { prepare: defaultPrepareSettings, records };
    labStore.setState({ openRun: same });
    await commands.setViewRun('run');
    expect(view().run!.beats).toEqual([
      { sample: 300, timeSec: 300 / hz(), truth: 0, predicted: 0 },
      { sample: 900, timeSec: 900 / hz(), truth: 2, predicted: 1 },
    ]);
    // What a run says of pieces is about no beat.
    const ofPieces = run('');
    const { prepare } = PRESETS.rhythmPieces;
    (ofPieces as { experiment: unknown }).experiment = { prepare, records };
    await commands.setViewRun(undefined);
    labStore.setState({ openRun: ofPieces });
    await commands.setViewRun('run');
    expect(view().run).toEqual({ id: 'run', beats: [], isOtherRecord: false });
  });

  it('and is closed with the lab unharmed while it is read', async () => {
    const reading = commands.viewRecord(name!);
    commands.closeRecord();
    await reading;
    expect(labStore.getState().problems).toEqual([]);
    expect(services.sources.has(name!)).toBe(true);
  });
});

describe('stored view settings', () => {
  it.each([
    [undefined, {}],
    [null, {}],
    ['text', {}],
    [
      { gainMmPerMv: 20, speedMmPerSec: 50 },
      { gainMmPerMv: 20, speedMmPerSec: 50 },
    ],
    [{ gainMmPerMv: 7, speedMmPerSec: '25' }, {}],
    [{ hiddenLeads: ['V1', 3] }, { hiddenLeads: ['V1'] }],
    [{ hiddenLeads: 'V1', showRr: false, showRaw: 0 }, { showRr: false }],
  ])('%j are read, and what is unknown gets its default', (stored, expected) => {
    expect(readViewSettings(stored)).toEqual({ ...initialViewSettings, ...expected });
  });
});
