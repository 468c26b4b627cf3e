import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotationSymbols } from '../../src/wfdb';
import { eventSymbol, readEdfHeader } from '../../src/wfdb/edf';
import { makeAnnotations } from './build';
import { eventsOfAnnotations } from './edf/eventsOfAnnotations';
import { writeEdf } from './edf/writeEdf';
import { openBytes } from './edfBuild';

/** Printable ASCII without blanks at the ends, as header fields have it. */
const field = (maxLength: number) =>
  fc.string({ unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)), maxLength });

/** Numbers that eight characters hold exactly. */
const shortNumber = fc
  .integer({ min: -99999, max: 99999 })
  .chain((value) => fc.constantFrom(1, 10, 100).map((scale) => value / scale + 0));

const kinds = fc.constantFrom('EDF' as const, 'BDF' as const);

const signalOf = (records: number, kind: 'EDF' | 'BDF') => {
  const limit = kind === 'BDF' ? 2 ** 23 : 2 ** 15;
  const digital = fc.integer({ min: -limit, max: limit - 1 });
  return fc
    .record({
      label: field(16).filter((label) => !/Annotations$/.test(label)),
      units: fc.constantFrom('mV', '%', 'mmHg', '', 'bpm'),
      transducer: field(80),
      prefilter: field(80),
      physicalMin: shortNumber,
      physicalMax: shortNumber,
      digitalMin: digital,
      digitalMax: digital,
      samplesPerRecord: fc.integer({ min: 1, max: 9 }),
    })
    .filter(
      ({ physicalMin, physicalMax, digitalMin, digitalMax }) =>
        physicalMin !== physicalMax && digitalMin !== digitalMax,
    )
    .chain((header) =>
      fc
        .array(digital, {
          minLength: records * header.samplesPerRecord,
          maxLength: records * header.samplesPerRecord,
        })
        .map((samples) => ({ ...header, samples })),
    );
};

/** Times that a decimal holds exactly. */
const timeSec = fc.integer({ min: -5_000_000, max: 50_000_000 }).map((micro) => micro / 1e6 + 0);
// biome-ignore lint/suspicious/noControlCharactersInRegex: annotations may hold no others
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;
const eventText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .filter((text) => !forbidden.test(text));
const events = fc.array(
  fc.record({
    onsetSec: timeSec,
    durationSec: fc.option(
      fc.integer({ min: 0, max: 1e9 }).map((micro) => micro / 1e6),
      { nil: undefined },
    ),
    text: eventText,
  }),
  { maxLength: 12 },
);

const contents = fc
  .record({ kind: kinds, records: fc.integer({ min: 1, max: 6 }) })
  .chain(({ kind, records }) =>
    fc.record({
      kind: fc.constant(kind),
      signals: fc.array(signalOf(records, kind), { minLength: 1, maxLength: 4 }),
      patient: field(80),
      recording: field(80),
      startTime: fc.constantFrom('00:00:00', '23:59:59', '07:08:09'),
      startDate: fc.constantFrom('29/02/2000', '31/12/1985', '01/01/2084'),
      recordSec: fc.constantFrom(1, 0.5, 0.1, 0.7, 30, 2.002),
      firstSampleSec: fc.constantFrom(0, 0.25, 0.999),
      events,
    }),
  );

describe('writeEdf and the reader', () => {
  it('are inverse to each other: header', () => {
    fc.assert(
      fc.property(contents, (content) => {
        const header = readEdfHeader(writeEdf(content), 'x');
        expect(header).toMatchObject({
          kind: content.kind,
          plus: 'C',
          patient: content.patient,
          recording: content.recording,
          startTime: content.startTime,
          startDate: content.startDate,
          recordSec: content.recordSec,
          problems: [],
        });
        expect(header.records).toBe(header.announcedRecords);
        content.signals.forEach(({ samples: _, ...fields }, index) => {
          expect(header.signals[index]).toMatchObject(fields);
        });
      }),
    );
  });

  it('are inverse to each other: samples', async () => {
    await fc.assert(
      fc.asyncProperty(contents, async (content) => {
        const reader = await openBytes(writeEdf(content));
        const { signals } = await reader.read({ grid: 'own' });
        content.signals.forEach((signal, index) => {
          const { physicalMin, physicalMax, digitalMin, digitalMax } = signal;
          const slope = (physicalMax - physicalMin) / (digitalMax - digitalMin);
          const { samples } = signals[index]!;
          expect(samples).toHaveLength(signal.samples.length);
          signal.samples.forEach((stored, k) => {
            const expected = physicalMin + (stored - digitalMin) * slope;
            const size =
              Math.abs(physicalMin) + Math.abs((stored - digitalMin) * slope) + Math.abs(digitalMin * slope);
            expect(Math.abs(samples[k]! - expected)).toBeLessThanOrEqual(
              Math.abs(expected) * 2 ** -23 + size * 1e-14 + 1e-30,
            );
          });
        });
      }),
    );
  });

  it('are inverse to each other: annotations', async () => {
    await fc.assert(
      fc.asyncProperty(contents, async (content) => {
        const reader = await openBytes(writeEdf(content));
        const read = await reader.events();
        const key = (event: { onsetSec: number; text: string }) => `${event.onsetSec} ${event.text}`;
        const sorted = (list: typeof read) => [...list].sort((a, b) => (key(a) < key(b) ? -1 : 1));
        expect(sorted(read).map(key)).toEqual(sorted(content.events).map(key));
        expect(new Set(read.map((event) => JSON.stringify(event)))).toEqual(
          new Set(content.events.map((event) => JSON.stringify(event))),
        );
        const annotations = await reader.annotations();
        expect(annotations?.count ?? 0).toBe(content.events.length);
      }),
    );
  });

  it('return annotations unchanged, at any frequency', async () => {
    const note = eventText.filter(
      (text) => eventSymbol(text).symbol === '"' && text.trim() !== '' && !text.includes('@@'),
    );
    const row = fc.oneof(
      fc.constantFrom(...annotationSymbols).map(({ symbol }) => [symbol, ''] as const),
      note.map((aux) => ['"', aux] as const),
      fc.constantFrom('(N', '(AFIB', '(VT').map((aux) => ['+', aux] as const),
    );
    const samplesPerRecord = fc.integer({ min: 1, max: 5000 });
    const recordSec = fc.constantFrom(1, 0.1, 0.7, 30, 2.002);
    const gaps = fc.array(fc.tuple(fc.integer({ min: 1, max: 100000 }), row), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(samplesPerRecord, recordSec, gaps, async (perRecord, duration, rows) => {
        let at = 0;
        const annotations = makeAnnotations(
          rows.map(([gap, [symbol, aux]]) => {
            at += gap;
            return [at, symbol, { aux }];
          }),
        );
        const hz = (perRecord * 1000) / Math.round(duration * 1000);
        const signal = {
          label: 'ECG',
          units: 'mV',
          physicalMin: -1,
          physicalMax: 1,
          digitalMin: -9,
          digitalMax: 9,
        };
        const bytes = writeEdf({
          recordSec: duration,
          signals: [{ ...signal, samplesPerRecord: perRecord, samples: new Int16Array(2 * perRecord) }],
          events: eventsOfAnnotations(annotations, hz),
        });
        const reader = await openBytes(bytes);
        expect(reader.facts.samplingHz).toBe(hz);
        expect(await reader.annotations()).toEqual(
          rows.length === 0 ? undefined : { ...annotations, warnings: [] },
        );
      }),
    );
  });
});
