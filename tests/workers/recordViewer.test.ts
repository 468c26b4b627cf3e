import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { beatAt, defaultPrepareSettings, type PreparedRecord, type PrepareSettings } from '../../src/beats';
import { parseHeader, readAnnotations, readRecord } from '../../src/wfdb';
import { createRecordsWorker } from '../../src/workers/records/recordsWorker';
import type { RecordSource } from '../../src/workers/records/types';
import type { RecordsWorker } from '../../src/workers/records/workerTypes';
import { prepareRecord } from '../beats/prepareRecord';
import { describeWithShared } from '../shared';

const limits = vi.hoisted(() => ({ longSamples: 2 ** 24 }));
vi.mock('../../src/workers/records/longRecords', async (original) => ({
  ...(await original<object>()),
  get LONG_SAMPLES() {
    return limits.longSamples;
  },
}));

describeWithShared('a beat that is viewed', (shared) => {
  const bytes = (name: string) => shared.bytes('data', 'mitdb', name);
  const strip = { beforeSec: 5, afterSec: 5 };
  const file = (name: string) => ({ name, path: name, blob: new Blob([bytes(name)]) });
  const sourceOf = (name: string, key: string): RecordSource => ({
    key,
    name,
    header: file(`${name}.hea`),
    segments: [],
    signals: [file(`${name}.dat`)],
    annotation: file(`${name}.atr`),
    annotators: [file(`${name}.atr`)],
    source: '',
    unlisted: false,
  });
  const prepare = (name: string, settings: PrepareSettings): PreparedRecord =>
    prepareRecord({
      record: readRecord({
        header: parseHeader(bytes(`${name}.hea`), `${name}.hea`),
        files: new Map([[`${name}.dat`, bytes(`${name}.dat`)]]),
      }),
      annotations: readAnnotations(bytes(`${name}.atr`), `${name}.atr`),
      settings,
    });

  describe.each([
    ['in memory whole', 2 ** 24],
    ['too long for that', 1000],
  ])('of a record %s', (how, longSamples) => {
    let worker: RecordsWorker;
    beforeAll(() => {
      limits.longSamples = longSamples;
      worker = createRecordsWorker();
    });
    afterAll(() => {
      limits.longSamples = 2 ** 24;
    });

    it.each([
      ['208', defaultPrepareSettings],
      ['208', { ...defaultPrepareSettings, normalise: 'record', windowRule: 'tutorial', classCount: 4 }],
      ['208', { ...defaultPrepareSettings, normalise: 'zscore', secondLead: true, lengthSamples: 128 }],
      ['102', { ...defaultPrepareSettings, normalise: 'record', classCount: 4, secondLead: true }],
    ] as [string, PrepareSettings][])(
      'is what the network saw, with its neighbours: %s',
      async (name, settings) => {
        const { beats } = prepare(name, settings);
        const zeros = new Float32Array(settings.lengthSamples);
        const last = beats.count - 1;
        const fusion = beats.label.indexOf(3);
        const nextToExtra = [...beats.neighbours].findIndex((row) => row >= beats.count) >> 1;
        for (const row of new Set([0, fusion, nextToExtra, 77, last])) {
          if (row < 0) continue;
          const { waveform, previous, next, sample } = beatAt(beats, row);
          const view = await worker.beat(sourceOf(name, `${name} ${how}`), settings, sample, strip);
          expect(view.waveform).toEqual(waveform);
          expect(view.context).toEqual({ previous: previous ?? zeros, beat: waveform, next: next ?? zeros });
          expect(view.strip.annotations.some(({ timeSec }) => timeSec === sample / 360)).toBe(true);
        }
      },
    );

    it('is reported if there is none', async () => {
      const source = sourceOf('100', `100 ${how}`);
      await expect(worker.beat(source, defaultPrepareSettings, 3, strip)).rejects.toThrow(
        'no beat at sample 3',
      );
    });

    it('is prepared in the same way', async () => {
      const settings: PrepareSettings = {
        ...defaultPrepareSettings,
        secondLead: true,
        lead: { kind: 'mlii' },
        lengthSamples: 16,
      };
      const { moments, ...prepared } = await worker.prepare(sourceOf('114', `114 ${how}`), settings);
      expect(prepared).toEqual(prepare('114', settings));
      expect(moments.count).toEqual(prepared.counts);
    });
  });
});
