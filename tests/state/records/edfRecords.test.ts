import { describe, expect, it } from 'vitest';
import { prepareBeats } from '../../../src/state/beats/prepareBeats';
import { importFiles } from '../../../src/state/records/importFiles';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { writeAnnotations } from '../../../src/wfdb';
import { makeAnnotations } from '../../wfdb/build';
import { writeEdf } from '../../wfdb/edf/writeEdf';
import { dropped, freshLab } from '../labInNode';

const state = () => labStore.getState();
const record = (id: string) => state().records.find((entry) => entry.id === id);

/** A minute of one lead at 250 Hz, with a beat every second if `beats` is set. */
function edf(beats: boolean, plus = true) {
  const samples = Int16Array.from({ length: 60 * 250 }, (_, i) =>
    i % 250 < 10 ? 1000 : Math.round(50 * Math.sin(i / 40)),
  );
  const signal = {
    label: 'ECG II',
    units: 'uV',
    physicalMin: -3200,
    physicalMax: 3200,
    digitalMin: -32000,
    digitalMax: 32000,
    samplesPerRecord: 250,
    samples,
  };
  const events = beats
    ? Array.from({ length: 50 }, (_, i) => ({ onsetSec: i + 3, durationSec: undefined, text: 'N' }))
    : [];
  return writeEdf({ signals: [signal], events: events as never, plus });
}

describe('EDF and BDF files', () => {
  freshLab();

  it('become rows with their own annotations', async () => {
    await importFiles([dropped('night/one.edf', edf(true) as never)]);
    expect(state().problems).toEqual([]);
    expect(record('one')).toMatchObject({
      state: 'ready',
      ticked: true,
      samplingHz: 250,
      lengthSamples: 15_000,
      leads: [{ name: 'ECG II', units: 'mV' }],
      annotator: 'edf',
      annotators: ['edf'],
      annotationCount: 50,
      classCounts: [50, 0, 0, 0, 0],
    });
    expect(record('one')!.files.map(({ name }) => name)).toEqual(['one.edf']);
    await prepareBeats();
    expect(state().prepared).toMatchObject({ total: 50, recordIds: ['one'] });
    const range = { startSec: 3, endSec: 4, buckets: 1000 };
    const settings = { ...state().prepareSettings.denoise, wavelet: 'none' };
    const data = await services
      .viewer()
      .run((worker) => worker.view(services.sources.get('one')!, settings, range));
    expect(Math.max(...data.leads[0]!.raw.value)).toBeCloseTo(0.1, 3);
    expect(data.annotations.map(({ timeSec, symbol }) => [timeSec, symbol])).toEqual([
      [3, 'N'],
      [4, 'N'],
    ]);
  });

  it('use annotation files next to them, by either name', async () => {
    const marks = (times: number[]) => writeAnnotations(makeAnnotations(times.map((time) => [time, 'V'])));
    await importFiles([
      dropped('two.edf', edf(true) as never),
      dropped('two.qrs', marks([500, 900])),
      dropped('two.edf.atr', marks([700])),
    ]);
    expect(record('two')).toMatchObject({
      annotator: 'atr',
      annotationCount: 1,
      annotators: ['qrs', 'atr', 'edf'],
    });
    expect(state().problems).toEqual([]);
  });

  it('can be viewed without annotations', async () => {
    await importFiles([dropped('a.edf', edf(false) as never), dropped('b.EDF', edf(true, false) as never)]);
    for (const id of ['a', 'b']) expect(record(id)).toMatchObject({ state: 'no-annotations', ticked: false });
  });

  it('have their problems reported', async () => {
    await importFiles([
      dropped('not.edf', 'no EDF at all'),
      dropped('cut.edf', edf(true).slice(0, 300) as never),
    ]);
    expect(state().records).toEqual([]);
    expect(state().problems.map(({ file }) => file)).toEqual(['not.edf', 'cut.edf']);
  });
});
