import { expect, it } from 'vitest';
import {
  chooseLeads,
  createPreparer,
  defaultPrepareSettings,
  denoiseAt,
  type PrepareSettings,
} from '../../src/beats';
import { createDenoiser } from '../../src/signal';
import { byteSource, openWfdb, readAnnotations, recordOf } from '../../src/wfdb';
import { createLongView } from '../../src/workers/records/longView';
import { makeOverview } from '../../src/workers/records/overview';
import { prepareLong } from '../../src/workers/records/prepareLong';
import { viewData, viewSource } from '../../src/workers/records/viewData';
import { describeWithShared } from '../shared';

/** Bit for bit, and quickly. */
const same = (a: Float32Array, b: Float32Array) =>
  Buffer.compare(Buffer.from(Float32Array.from(a).buffer), Buffer.from(Float32Array.from(b).buffer)) === 0;

describeWithShared('a record read in pieces', (shared) => {
  async function open(name: string) {
    const bytes = (extension: string) => shared.bytes('data', 'mitdb', `${name}.${extension}`);
    const files = new Map([
      [`${name}.hea`, byteSource(bytes('hea'))],
      [`${name}.dat`, byteSource(bytes('dat'))],
    ]);
    const reader = await openWfdb({ headerName: `${name}.hea`, files });
    return {
      reader,
      annotations: readAnnotations(bytes('atr'), `${name}.atr`),
      record: await recordOf(reader),
    };
  }

  it.each([
    ['100', defaultPrepareSettings],
    ['207', { ...defaultPrepareSettings, classCount: 4, normalise: 'zscore' }],
    ['102', { ...defaultPrepareSettings, lead: { kind: 'mlii' }, window: { beforeSec: 1.2, afterSec: 1.5 } }],
    ['119', { ...defaultPrepareSettings, denoise: { ...defaultPrepareSettings.denoise, wavelet: 'none' } }],
    ['102', { ...defaultPrepareSettings, classCount: 4, normalise: 'record', secondLead: true }],
    ['114', { ...defaultPrepareSettings, lead: { kind: 'mlii' }, secondLead: true, align: 'deflection' }],
    ['208', { ...defaultPrepareSettings, windowRule: 'tutorial', normalise: 'record', align: 'deflection' }],
    // Half a level is removed: D3, from 33.75 Hz on.
    ['208', { ...defaultPrepareSettings, denoise: { kind: 'band', wavelet: 'db6', lowHz: 0.7, highHz: 30 } }],
  ] as [string, PrepareSettings][])('gives the beats of %s bit for bit', async (name, settings) => {
    const { reader, annotations, record } = await open(name);
    const lead = chooseLeads(record.signalNames, [true, true], settings);
    const preparer = createPreparer(settings);
    const whole = preparer.prepare({ record, annotations, lead });
    const source = { reader, annotations, lead, name, settings, preparer, partSamples: 50_000 };
    const { moments, ...pieces } = await prepareLong(source);
    const [found, expected] = [pieces, whole].map((prepared) => {
      const columns = Object.entries(prepared.beats);
      const isWindows = ([, column]: [string, unknown]) =>
        column instanceof Float32Array && column.length > 5000;
      return {
        windows: columns.filter(isWindows) as [string, Float32Array][],
        rest: { ...prepared, beats: Object.fromEntries(columns.filter((column) => !isWindows(column))) },
      };
    });
    expect(found!.rest).toEqual(expected!.rest);
    expect(found!.windows.map(([column]) => column)).toEqual(expected!.windows.map(([column]) => column));
    found!.windows.forEach(([column, rows], i) => {
      expect(same(rows, expected!.windows[i]![1]), column).toBe(true);
    });
    expect(moments.count.reduce((sum, count) => sum + count, 0)).toBe(whole.beats.count);
  });

  it('without beats gives none', async () => {
    const { reader, annotations, record } = await open('100');
    const settings: PrepareSettings = { ...defaultPrepareSettings, secondLead: true };
    const none = { ...annotations, count: 0, symbol: [], sample: new Float64Array(0) };
    const lead = chooseLeads(record.signalNames, [true, true], settings);
    const preparer = createPreparer(settings);
    const source = { reader, annotations: none, lead, name: '100', settings, preparer };
    const { moments, ...prepared } = await prepareLong(source);
    expect(prepared).toEqual(preparer.prepare({ record, annotations: none, lead }));
    expect(moments.count).toEqual([0, 0, 0, 0, 0]);
  });

  it('shows a short range exactly like the complete record', async () => {
    const { reader, annotations, record } = await open('208');
    const settings = defaultPrepareSettings.denoise;
    const denoiser = createDenoiser(denoiseAt(settings, 360));
    const source = viewSource(
      record,
      record.signals.map((signal) => denoiser.run(signal)),
      annotations,
    );
    const long = createLongView(reader, annotations, [true, true]);
    for (const [startSec, endSec] of [
      [0, 5],
      [733.3, 743.3],
      [735, 741],
      [1700, 1900],
    ] as const) {
      const range = { startSec, endSec, buckets: 1200 };
      const expected = viewData(source, range);
      const found = await long.view(settings, range);
      found.leads.forEach((lead, i) => {
        expect(lead.raw).toEqual(expected.leads[i]!.raw);
        expect(lead.denoised).toEqual(expected.leads[i]!.denoised);
      });
      expect(found.annotations).toEqual(expected.annotations);
      expect([found.startSec, found.endSec]).toEqual([expected.startSec, expected.endSec]);
    }
  });

  it('shows the complete record from one pass, with every peak', async () => {
    const { reader, annotations, record } = await open('203');
    const long = createLongView(reader, annotations, [true, true]);
    const data = await long.view(defaultPrepareSettings.denoise, { startSec: 0, endSec: 1e9, buckets: 1200 });
    data.leads.forEach(({ raw, denoised, medianValue }, i) => {
      const signal = record.signals[i]!;
      expect(denoised).toBeUndefined();
      expect(raw.value.length).toBeLessThanOrEqual(2400);
      expect(raw.value.reduce((a, b) => Math.min(a, b))).toBe(signal.reduce((a, b) => Math.min(a, b)));
      expect(raw.value.reduce((a, b) => Math.max(a, b))).toBe(signal.reduce((a, b) => Math.max(a, b)));
      raw.timeSec.forEach((sec, k) => {
        expect(signal[Math.round(sec * 360)]).toBe(raw.value[k]);
        if (k > 0) expect(sec).toBeGreaterThanOrEqual(raw.timeSec[k - 1]!);
      });
      expect(Math.abs(medianValue - signal.slice().sort()[325_000]!)).toBeLessThan(0.02);
    });
    expect(data.annotationCount).toBe(annotations.count);
  });

  it('leaves gaps as gaps in both', async () => {
    const folder = ['data', 'wfdb-samples', 'multi-segment', 's25047'];
    const names = ['layout', ...Array.from({ length: 18 }, (_, i) => `00${`${i + 1}`.padStart(2, '0')}`)];
    const headerName = 's25047-2704-05-04-10-44.hea';
    const files = new Map([[headerName, byteSource(shared.bytes(...folder, headerName))]]);
    for (const name of names) {
      for (const extension of name === 'layout' ? ['hea'] : ['hea', 'dat']) {
        const file = `3234460_${name}.${extension}`;
        files.set(file, byteSource(shared.bytes(...folder, file)));
      }
    }
    const reader = await openWfdb({ headerName, files });
    const overview = await makeOverview(reader);
    const { signals } = await reader.read();
    overview.leads.forEach(({ value }, lead) => {
      const { samples } = signals[lead]!;
      for (let block = 0; block * overview.blockSamples < samples.length; block++) {
        const own = samples.slice(block * overview.blockSamples, (block + 1) * overview.blockSamples);
        const all = own.every(Number.isNaN);
        expect(Number.isNaN(value[3 * block]!)).toBe(all);
        expect(Number.isNaN(value[3 * block + 1]!)).toBe(own.some(Number.isNaN));
      }
    });
  });
});
