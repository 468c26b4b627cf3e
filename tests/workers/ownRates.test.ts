import { expect, it } from 'vitest';
import { defaultPrepareSettings, type PrepareSettings } from '../../src/beats';
import { openSource } from '../../src/workers/records/openSource';
import { createRecordsWorker } from '../../src/workers/records/recordsWorker';
import { describeWithShared } from '../shared';
import { dropFiles, filesIn } from './fieldRecords';

const raw: PrepareSettings = {
  ...defaultPrepareSettings,
  denoise: { ...defaultPrepareSettings.denoise, wavelet: 'none' },
};

describeWithShared('an ECG in frames of slow signals', (shared) => {
  it.each([
    ['drive02', 496, [496, 15.5, 31, 15.5], ['ECG', 'EMG', 'foot GSR', 'HR']],
    ['81739927', 249.89, [249.89, 249.89, 124.945, 62.4725], ['II', 'V', 'Pleth', 'Resp']],
  ])('is read at its own rate, and they keep theirs: %s', async (name, samplingHz, signalHz, leads) => {
    const { facts, source } = (await dropFiles(filesIn(shared, '34-slow-frames'))).record(name);
    expect(facts).toMatchObject({ samplingHz, state: 'ready' });
    expect(facts.leads.map((lead) => lead.name)).toEqual(leads);
    expect(facts.lengthSamples / facts.samplingHz).toBeCloseTo(name === 'drive02' ? 60 : 3748 / 62.4725, 9);
    const reader = await openSource(source);
    expect(reader.facts.signals.map((signal) => signal.samplingHz)).toEqual(signalHz);

    const worker = createRecordsWorker();
    const view = await worker.view(source, raw.denoise, { startSec: 10, endSec: 20, buckets: 100_000 });
    // Every sample, and one beyond each end.
    view.leads.forEach(({ raw: { timeSec } }, lead) => {
      expect(Math.abs(timeSec.length - (10 * signalHz[lead]! + 2))).toBeLessThanOrEqual(3);
      expect(timeSec[1]! - timeSec[0]!).toBeCloseTo(1 / signalHz[lead]!, 9);
    });
  });

  it.each(['drive02', '81739927'])('gives whole R peaks at the annotated beats: %s', async (name) => {
    const { facts, source } = (await dropFiles(filesIn(shared, '34-slow-frames'))).record(name);
    const worker = createRecordsWorker();
    const { beats } = await worker.prepare(source, { ...raw, lead: { kind: 'first' } });
    expect(beats.count).toBeGreaterThan(50);
    const [window, rPeakAt] = meanWindow(beats.waveform, beats.lengthSamples);
    // Where the window has R: beforeSec of its length.
    const { beforeSec, afterSec } = defaultPrepareSettings.window;
    const atR = Math.round((beforeSec / (beforeSec + afterSec)) * beats.lengthSamples);
    expect(Math.abs(rPeakAt - atR)).toBeLessThan(6);
    expect(window).toBeGreaterThan(0.8);
    const marks = await worker.marks(source);
    expect(beats.sample[1]! / facts.samplingHz).toBeCloseTo(marks.timeSec[1]!, 3);
  });

  it('is viewed the same around a beat', async () => {
    const { source } = (await dropFiles(filesIn(shared, '34-slow-frames'))).record('drive02');
    const worker = createRecordsWorker();
    const { beats } = await worker.prepare(source, defaultPrepareSettings);
    const view = await worker.beat(source, defaultPrepareSettings, beats.sample[3]!, {
      beforeSec: 2,
      afterSec: 2,
    });
    expect([...view.waveform]).toEqual([
      ...beats.waveform.slice(3 * beats.lengthSamples, 4 * beats.lengthSamples),
    ]);
    // The settings are levels of the ECG's frequency: a slow signal is shown as it is.
    expect(view.strip.leads.map(({ denoised }) => denoised !== undefined)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

/** The highest value of the mean window, and where it is. */
function meanWindow(rows: Float32Array, length: number): [number, number] {
  const mean = new Float64Array(length);
  for (let i = 0; i < rows.length; i++) mean[i % length]! += (rows[i]! * length) / rows.length;
  const highest = Math.max(...mean);
  return [highest, mean.indexOf(highest)];
}
