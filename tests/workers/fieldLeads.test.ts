import { expect, it } from 'vitest';
import { createPreparer, defaultPrepareSettings, type PrepareSettings } from '../../src/beats';
import { openSource } from '../../src/workers/records/openSource';
import { createRecordsWorker } from '../../src/workers/records/recordsWorker';
import type { SourceFile } from '../../src/workers/records/types';
import { describeWithShared } from '../shared';
import { type DroppedRecords, dropFiles, filesIn } from './fieldRecords';

const settings = (change: Partial<PrepareSettings> = {}) => ({ ...defaultPrepareSettings, ...change });

/** Height of R in the mean beat of class N, mV. */
async function heightOfR({ record }: DroppedRecords, name: string): Promise<number> {
  const { beats } = await createRecordsWorker().prepare(record(name).source, settings());
  const mean = new Float64Array(beats.lengthSamples);
  beats.waveform.forEach((value, i) => {
    if (beats.label[Math.floor(i / mean.length)] === 0) mean[i % mean.length]! += value;
  });
  const count = beats.label.filter((label) => label === 0).length;
  expect(count).toBeGreaterThan(700);
  return Math.max(...mean) / count;
}

describeWithShared('the lead that is an ECG', (shared) => {
  it('is cut, not the respiration before it, and each has its unit', async () => {
    const { facts, record } = await dropFiles(filesIn(shared, '26-fantasia-resp-first'));
    expect(facts[0]!.leads).toEqual([
      { name: 'RESP', units: 'l' },
      { name: 'ECG', units: 'mV' },
    ]);
    const worker = createRecordsWorker();
    const { source } = record('f1o01');
    for (const lead of [{ kind: 'first' }, { kind: 'mlii' }] as const) {
      const prepared = await worker.prepare(source, settings({ lead, secondLead: true }));
      expect(prepared).toMatchObject({ leadName: 'ECG', secondLeadName: undefined });
      expect(prepared.beats.count).toBeGreaterThan(50);
      expect(Math.max(...prepared.beats.waveform)).toBeGreaterThan(0.5);
    }
    const view = await worker.view(source, defaultPrepareSettings.denoise, {
      startSec: 0,
      endSec: 10,
      buckets: 800,
    });
    expect(
      view.leads.map(({ name, units, isEcg, denoised }) => [name, units, isEcg, denoised !== undefined]),
    ).toEqual([
      ['RESP', 'l', false, false],
      ['ECG', 'mV', true, true],
    ]);
  });

  it('is found by its samples where names do not tell', async () => {
    const files = filesIn(shared, '26-fantasia-resp-first').map((file) =>
      renamed(file, ['channel 1', 'channel 2']),
    );
    const { record } = await dropFiles(await Promise.all(files));
    const { source } = record('f1o01');
    expect((await createRecordsWorker().prepare(source, settings())).leadName).toBe('channel 2');
    // The same of a record in memory.
    const reader = await openSource(source);
    const { signals } = await reader.read();
    const annotations = (await reader.annotations()) ?? { count: 0 };
    expect(annotations.count).toBe(0);
    const preparer = createPreparer(settings());
    const inMemory = preparer.prepare({
      record: {
        ...{
          name: 'f1o01',
          samplingHz: 250,
          lengthSamples: 15_000,
          startTime: undefined,
          comments: [],
          warnings: [],
        },
        signals: signals.map(({ samples }) => samples),
        signalNames: ['channel 1', 'channel 2'],
        units: ['mV', 'mV'],
      },
      annotations: noAnnotations,
    });
    expect(inMemory.leadName).toBe('channel 2');
  });

  it('is not the EEG before it in an EDF file', async () => {
    const { facts, record } = await dropFiles(filesIn(shared, '23-edf-quirks'));
    const found = facts.find(({ name }) => name === 'label-lead-II')!;
    expect(found.leads.map(({ name }) => name)).toEqual(['EEG Fp1', 'ECG EKG1-EKG2']);
    expect(found.samplingHz).toBe(200);
    const prepared = await createRecordsWorker().prepare(record('label-lead-II').source, settings());
    expect(prepared.leadName).toBe('ECG EKG1-EKG2');
  });

  it('has the same R at 360, 250 and 128 Hz', async () => {
    const dropped = await dropFiles(filesIn(shared, '32b-record-100-at-128'));
    const heights = [];
    for (const name of ['r360', 'r250', 'r128']) heights.push(await heightOfR(dropped, name));
    expect(heights.map((mV) => mV.toFixed(3))).toEqual(['1.157', '1.164', '1.138']);
    expect(Math.max(...heights) / Math.min(...heights)).toBeLessThan(1.03);
  });
});

const noAnnotations = {
  ...{
    count: 0,
    sample: new Float64Array(0),
    symbol: [],
    subtype: new Int8Array(0),
    channel: new Uint8Array(0),
  },
  ...{ num: new Int8Array(0), aux: [], samplingHz: undefined },
};

/** A header whose signals are called something else, in mV; other files as they are. */
async function renamed(file: SourceFile, names: readonly string[]): Promise<SourceFile> {
  if (!file.name.endsWith('.hea')) return file;
  let next = 0;
  const text = (await file.blob.text()).replace(/\/\w+ (16 0 \S+ \S+ 0) \w+$/gm, (_, rest) => {
    return `/mV ${rest} ${names[next++]}`;
  });
  expect(next).toBe(names.length);
  return { ...file, blob: new Blob([text]) };
}

describeWithShared('flat and missing stretches', (shared) => {
  const prepared = async (name: string, change: Partial<PrepareSettings> = {}) => {
    const { record } = await dropFiles(filesIn(shared, '14-flat-and-missing'));
    return createRecordsWorker().prepare(record(name).source, settings(change));
  };

  it('are counted, and their beats left out', async () => {
    const flat = await prepared('flat');
    expect(flat.beats.count).toBe(0);
    expect(flat.dropped.flat).toBeGreaterThan(50);
    expect(flat.dropped.missingSamples).toBe(0);
    const missing = await prepared('allnan');
    expect(missing.beats.count).toBe(0);
    expect(missing.dropped).toMatchObject({ flat: 0, missingSamples: flat.dropped.flat });
    const gaps = await prepared('gaps');
    expect(gaps.leadName).toBe('MLII');
    expect(gaps.beats.count).toBeGreaterThan(20);
    expect(gaps.beats.count + gaps.dropped.missingSamples + gaps.dropped.flat).toBe(flat.dropped.flat);
  });

  it('give beats as before where that is chosen', async () => {
    const flat = await prepared('flat', { leaveOutFlat: false });
    expect(flat.dropped.flat).toBe(0);
    expect(flat.beats.count).toBeGreaterThan(50);
    expect(flat.beats.waveform.every((value) => value === 0)).toBe(true);
  });
});

describeWithShared('a record without signals', (shared) => {
  it('is named as one, beside a whole record', async () => {
    const { record } = await dropFiles(filesIn(shared, '03-afdb'));
    const { facts } = record('00735');
    expect(facts.state).toBe('unreadable');
    expect(facts.problems.map(({ message }) => message)).toEqual([
      '00735.hea announces no signals, so there is nothing to read. Choose a record that has an ECG.',
    ]);
    expect(record('04015').facts.state).toBe('ready');
  });
});
