import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import { addNoise } from '../../src/demo/addNoise';
import { readAnnotations } from '../../src/wfdb';
import { findBeats } from '../../src/workers/records/findBeats';
import { findDisagreements } from '../../src/workers/records/findDisagreements';
import { labNoteOf } from '../../src/workers/records/labAnnotator';
import { createRecordsWorker } from '../../src/workers/records/recordsWorker';
import type { SourceFile } from '../../src/workers/records/types';
import { realLead } from '../detection/realLead';
import { describeWithShared } from '../shared';
import { dropFiles, filesIn, writtenRecord } from './fieldRecords';

const HZ = 250;
const silent = () => undefined;
const lab = { detector: 'lab', carriesLabels: true } as const;

/** A beat a second: a narrow spike on a quiet line. */
const spikes = (seconds: number) =>
  Float32Array.from({ length: seconds * HZ }, (_, i) => {
    const fromPeak = ((i % HZ) - HZ / 2) / HZ;
    return Math.exp(-((fromPeak / 0.015) ** 2)) + 0.001 * Math.sin(i);
  });

describe('finding beats', () => {
  it('writes an annotation file that says who found the beats, and joins the record', async () => {
    const source = await writtenRecord('s', spikes(30));
    for (const [detector, annotator] of [
      ['lab', 'found'],
      ['pan-tompkins', 'pt'],
    ] as const) {
      const heard: number[] = [];
      const { file } = await findBeats(source, { detector, carriesLabels: true }, (sec) => heard.push(sec));
      expect(file).toMatchObject({ name: `s.${annotator}`, path: `db/s.${annotator}` });
      const read = readAnnotations(new Uint8Array(await file!.blob.arrayBuffer()), file!.name);
      expect(read.warnings).toEqual([]);
      expect(labNoteOf(read)).toMatch(/^beats found by .* on MLII$/);
      const beats = [...read.sample].slice(1);
      expect(beats.length).toBeGreaterThanOrEqual(28);
      for (const at of beats) expect(Math.abs((at % HZ) - HZ / 2)).toBeLessThanOrEqual(2);
      // Nobody has said what they are.
      expect(new Set(read.symbol.slice(1))).toEqual(new Set(['?']));
      expect(heard.at(-1)).toBe(30);

      const facts = await createRecordsWorker().inspect({ ...source, annotators: [file!], annotation: file });
      expect(facts).toMatchObject({ annotator, state: 'ready', beatCount: beats.length });
      expect(facts.classCounts).toEqual([0, 0, 0, 0, 0]);
    }
  });

  it('leaves a file of another author alone, and replaces its own', async () => {
    const source = await writtenRecord('s', spikes(10));
    const theirs = { name: 's.found', path: 'db/s.found', blob: new Blob([Uint8Array.of(100, 4, 0, 0)]) };
    const { file } = await findBeats({ ...source, annotators: [theirs] }, lab, silent);
    expect(file!.name).toBe('s.foundb');
    const again = await findBeats({ ...source, annotators: [theirs, file!] }, lab, silent);
    expect(again.file!.name).toBe('s.foundb');
  });

  it('says why there are none, and writes nothing', async () => {
    const random = createRandom(3);
    const noise = Float32Array.from({ length: 120 * HZ }, () => random.normal());
    const quiet = (seconds: number, value: number) => new Float32Array(seconds * HZ).fill(value);
    const cases: [string, Float32Array, RegExp, string?][] = [
      ['flat', quiet(60, 0.2), /MLII is a flat line from beginning to end/],
      ['gone', quiet(60, Number.NaN), /every sample of MLII is missing/],
      ['noise', noise, /MLII is noise: nothing in it stands out/],
      ['short', spikes(1), /it lasts 1 s, and at least 3 s are needed/],
      ['breath', spikes(30), /none of its signals \(RESP\) is an ECG/, 'RESP'],
    ];
    for (const [name, signal, sentence, signalName] of cases) {
      const { file, problem } = await findBeats(await writtenRecord(name, signal, signalName), lab, silent);
      expect(file).toBeUndefined();
      expect(problem).toMatchObject({ code: 'beats-not-found', file: name });
      expect(problem!.message).toMatch(sentence);
    }
  });
});

it('finds beats before and after twelve hours of missing samples, and none where nothing else is', async () => {
  const hz = 100;
  const gap = new Float32Array(12 * 3600 * hz).fill(Number.NaN);
  const minute = Float32Array.from({ length: 60 * hz }, (_, i) => {
    return Math.exp(-((((i % hz) - hz / 2) / 1.5) ** 2)) + 0.001 * Math.sin(i);
  });
  const gone = await writtenRecord('gone', gap, 'MLII', hz);
  expect((await findBeats(gone, lab, silent)).problem!.message).toContain('every sample of MLII is missing');
  const whole = new Float32Array(gap.length + 2 * minute.length).fill(Number.NaN);
  whole.set(minute);
  whole.set(minute, minute.length + gap.length);
  const source = await writtenRecord('gap', whole, 'MLII', hz);
  const { file } = await findBeats(source, lab, silent);
  const read = readAnnotations(new Uint8Array(await file!.blob.arrayBuffer()), file!.name);
  const beats = [...read.sample].slice(1);
  const [before, after] = [minute.length, minute.length + gap.length];
  expect(beats.filter((at) => at < before).length).toBeGreaterThanOrEqual(58);
  expect(beats.filter((at) => at >= after).length).toBeGreaterThanOrEqual(57);
  expect(beats.filter((at) => at >= before && at < after)).toEqual([]);
});

describeWithShared('finding the beats of real records', (shared) => {
  const files = (name: string): SourceFile[] =>
    ['hea', 'dat', 'atr'].map((extension) => ({
      name: `${name}.${extension}`,
      path: `${name}.${extension}`,
      blob: new Blob([shared.bytes('data', 'mitdb', `${name}.${extension}`)]),
    }));

  it('gives them the labels of the reference, and says how the two compare', async () => {
    const { source, facts } = (await dropFiles(files('100'))).record('100');
    const { file } = await findBeats(source, lab, silent);
    const read = readAnnotations(new Uint8Array(await file!.blob.arrayBuffer()), file!.name);
    // Record 100: 2239 N, 33 A, 1 V. The detector misses none of them (docs/DETECTION.md).
    expect(labNoteOf(read)).toBe(
      "beats found by the lab's detector on MLII, V5; labels of atr within 150 ms: 2273 matched, 0 missed, 0 invented",
    );
    // What the detector itself says, if that is wanted: the counts, but no labels.
    const own = (await findBeats(source, { ...lab, carriesLabels: false }, silent)).file!;
    const ownBeats = readAnnotations(new Uint8Array(await own.blob.arrayBuffer()), own.name);
    expect(new Set(ownBeats.symbol.slice(1))).toEqual(new Set(['?']));
    expect(labNoteOf(ownBeats)).toContain('; against atr within 150 ms: 2273 matched');
    const found = await createRecordsWorker().inspect({
      ...source,
      annotators: [...source.annotators, file!],
      annotation: file,
    });
    expect(found.classCounts).toEqual(facts.classCounts);
  });

  it('finds those of a short record that is noisy all through', async () => {
    const { leads, hz, beats } = realLead(shared, 'mitdb', '119');
    const part = Float64Array.from(leads[0]!.subarray(300 * hz, 310 * hz));
    const quiet = { wanderMv: 0, respirationMv: 0, mainsMv: 0, mainsHz: 50, burstsPerMin: 0 } as const;
    addNoise(part, hz, { ...quiet, muscleMv: 0.3 }, createRandom(1));
    const noisy = await writtenRecord('n', Float32Array.from(part), 'MLII', hz);
    // Of poor quality everywhere, by the slope.
    const { quality } = await findDisagreements(noisy, silent);
    expect(quality).toMatchObject([{ fromSec: 0, toSec: 10, reasons: ['noise'] }]);
    const { file, problem } = await findBeats(noisy, lab, silent);
    expect(problem).toBeUndefined();
    const read = readAnnotations(new Uint8Array(await file!.blob.arrayBuffer()), file!.name);
    const marked = beats.map((at) => at - 300 * hz).filter((at) => at >= 0 && at < 10 * hz);
    expect(read.count - 1).toBe(marked.length);
  });

  it('gives beats to a record whose annotations are of the rhythm alone', async () => {
    const { source } = (await dropFiles(filesIn(shared, '10-vfdb-rhythm-only'))).record('418');
    const { file } = await findBeats(source, lab, silent);
    const worker = createRecordsWorker();
    const chosen = { ...source, annotators: [...source.annotators, file!], annotation: file, key: 'chosen' };
    expect(await worker.inspect(chosen)).toMatchObject({ state: 'ready', annotator: 'found' });
    // The rhythm of the other annotator is drawn beside the beats.
    const marks = await worker.marks(chosen);
    expect(marks.symbols).toContain('+');
  });
});
