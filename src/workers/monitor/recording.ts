import { nameOf } from '../../base/filePath';
import { UNCLASSED_BEAT } from '../../beats/classMap';
import { CLASS_SYMBOLS_OF_EC57 } from '../../beats/types';
import { annotationFileName, checksumOf, packSignals, writeHeader } from '../../wfdb';
import { notedBytes } from '../records/labAnnotator';
import type { SourceFile } from '../records/types';

/** What a recording says about itself. */
export interface RecordingFacts {
  name: string;
  /** `HH:MM:SS DD/MM/YYYY` */
  startedAt: string;
  samplingHz: number;
  lead: string;
  comments: string[];
  annotator: string;
  /** In the annotation file. */
  note: string;
}

/** A file that is only added to. */
export interface AppendFile {
  append(bytes: Uint8Array<ArrayBuffer>): void;
  /** What was added survives a crash. */
  flush(): void;
  close(): void;
}

/** Where the files of one recording lie. */
export interface RecordingFolder {
  open(name: string): Promise<AppendFile>;
  /** As it is now; empty if there is no such file. */
  file(name: string): Promise<Blob>;
}

/** Format 32, in tenths of a microvolt: nothing that a device sends is clipped. */
const FORMAT = 32;
export const SAMPLE_BYTES = 4;
const UNITS_PER_MV = 10_000;
const MISSING = -(2 ** 31);
const MOST = 2 ** 31 - 1;
/** Missing samples written at once. */
const PIECE = 2 ** 16;
/** A recording is read in pieces of so many bytes: one of a week is more than half a gigabyte. */
const READ_BYTES = 2 ** 22;

export const FILES = { facts: 'facts.json', samples: 'samples.dat', marks: 'marks.jsonl' } as const;

interface Mark {
  sample: number;
  symbol: string;
  aux?: string;
}

/**
 * A recording while it grows: samples as they came, not filtered, and marks. Each of its files is complete after every `flush`, so that what was
 * recorded can be read after a crash.
 */
export async function createRecording(facts: RecordingFacts, folder: RecordingFolder) {
  const head = await folder.open(FILES.facts);
  head.append(utf8(JSON.stringify(facts)));
  head.flush();
  head.close();
  const samples = await folder.open(FILES.samples);
  const marks = await folder.open(FILES.marks);
  let length = 0;
  const waiting: Int32Array<ArrayBuffer>[] = [];
  let lines = '';

  function write(values: Int32Array<ArrayBuffer>): void {
    waiting.push(values);
    length += values.length;
  }

  /** What was appended is taken out at once: it must not come twice if the next piece fails. */
  function flush(): void {
    for (let values = waiting[0]; values; values = waiting[0]) {
      samples.append(packSignals([values], FORMAT));
      waiting.shift();
    }
    if (lines !== '') marks.append(utf8(lines));
    lines = '';
    samples.flush();
    marks.flush();
  }

  const add = (mark: Mark) => {
    lines += `${JSON.stringify(mark)}\n`;
  };

  return {
    /** How many samples were recorded, gaps included. */
    get length() {
      return length;
    },
    /** @param sample index of the first; what was skipped since the last is missing */
    samples(sample: number, raw: Float32Array): void {
      while (length < sample) {
        write(new Int32Array(Math.min(PIECE, sample - length)).fill(MISSING));
        if (waiting.length > 1000) flush();
      }
      const values = new Int32Array(raw.length);
      for (let i = 0; i < raw.length; i++) values[i] = toAdc(raw[i]!);
      write(values);
    },
    /** @param classIndex 0…4, or NO_CLASS */
    beat(sample: number, classIndex: number): void {
      add({ sample, symbol: CLASS_SYMBOLS_OF_EC57[classIndex] ?? UNCLASSED_BEAT });
    },
    note(sample: number, aux: string): void {
      add({ sample, symbol: '"', aux });
    },
    flush,
    /** Of what was not flushed nothing is kept. */
    close(): void {
      samples.close();
      marks.close();
    },
  };
}

export type Recording = Awaited<ReturnType<typeof createRecording>>;

/**
 * The WFDB record of what a folder holds: a header, samples in format 32, annotations. What a crash cut, half a sample or half a line, is left out.
 *
 * @returns undefined if it has no sample
 * @throws Error if the folder holds no recording
 */
export async function recordOf(folder: RecordingFolder): Promise<SourceFile[] | undefined> {
  const facts = await factsOf(folder);
  const samples = await folder.file(FILES.samples);
  const length = Math.floor(samples.size / SAMPLE_BYTES);
  if (length === 0) return undefined;
  const { blob, initialValue, checksum } = await copyOf(samples.slice(0, SAMPLE_BYTES * length));
  const { name } = facts;
  const header = writeHeader({
    recordName: name,
    samplingHz: facts.samplingHz,
    counterHz: facts.samplingHz,
    baseCounter: 0,
    lengthFrames: length,
    baseTime: facts.startedAt.split(' ')[0],
    baseDate: facts.startedAt.split(' ')[1],
    segments: undefined,
    signals: [
      {
        ...{ fileName: `${name}.dat`, format: FORMAT, gain: UNITS_PER_MV, calibrated: true, baseline: 0 },
        ...{ samplesPerFrame: 1, skewFrames: 0, byteOffset: 0, blockSizeBytes: 0, units: 'mV' },
        ...{
          adcResolutionBits: 32,
          adcZero: 0,
          ...{ initialValue, checksum },
          description: facts.lead,
        },
      },
    ],
    comments: facts.comments,
  });
  const marks = marksOf(await (await folder.file(FILES.marks)).text(), length);
  const annotations = notedBytes(
    {
      count: marks.length,
      sample: Float64Array.from(marks, ({ sample }) => sample),
      symbol: marks.map(({ symbol }) => symbol),
      subtype: new Int8Array(marks.length),
      channel: new Uint8Array(marks.length),
      num: new Int8Array(marks.length),
      aux: marks.map(({ aux = '' }) => aux),
      samplingHz: undefined,
    },
    facts.note,
  );
  const file = (fileName: string, content: Blob): SourceFile => ({
    name: nameOf(fileName),
    path: `monitor/${fileName}`,
    blob: content,
  });
  return [
    file(`${name}.hea`, new Blob([header])),
    file(`${name}.dat`, blob),
    file(annotationFileName(name, facts.annotator), new Blob([annotations])),
  ];
}

/**
 * Samples apart from the file that they lie in, which is deleted once the record is stored. Only a piece is in the memory of the thread at a time; the
 * browser keeps large blobs on disk.
 */
async function copyOf(samples: Blob): Promise<{ blob: Blob; initialValue: number; checksum: number }> {
  const pieces: Blob[] = [];
  let initialValue = 0;
  let checksum = 0;
  for (let at = 0; at < samples.size; at += READ_BYTES) {
    const bytes = await samples.slice(at, at + READ_BYTES).arrayBuffer();
    // Lowest byte first, as the format and every machine that a browser runs on.
    const adc = new Int32Array(bytes);
    if (at === 0) initialValue = adc[0]!;
    checksum = checksumOf(Int32Array.of(checksum, checksumOf(adc)));
    pieces.push(new Blob([bytes]));
  }
  return { blob: new Blob(pieces), initialValue, checksum };
}

/** @throws Error if the folder holds no recording */
export async function factsOf(folder: RecordingFolder): Promise<RecordingFacts> {
  const facts: RecordingFacts = JSON.parse(await (await folder.file(FILES.facts)).text());
  const { startedAt, samplingHz } = facts;
  if (typeof startedAt !== 'string' || !(samplingHz > 0)) throw new Error('this is no recording of the lab');
  return facts;
}

/** In order of time; the last line may be half. */
function marksOf(text: string, length: number): Mark[] {
  const marks = text
    .split('\n')
    .slice(0, -1)
    .map((line): Mark => JSON.parse(line));
  return marks.filter(({ sample }) => sample >= 0 && sample < length).sort((a, b) => a.sample - b.sample);
}

const toAdc = (mV: number): number =>
  Number.isNaN(mV) ? MISSING : Math.min(MOST, Math.max(-MOST, Math.round(mV * UNITS_PER_MV)));

const utf8 = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
