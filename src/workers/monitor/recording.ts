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
  /** Nothing if there is no such file. */
  read(name: string): Promise<Uint8Array<ArrayBuffer>>;
  sizeBytes(name: string): Promise<number>;
}

/** Format 32, in tenths of a microvolt: nothing that a device sends is clipped. */
const FORMAT = 32;
export const SAMPLE_BYTES = 4;
const UNITS_PER_MV = 10_000;
const MISSING = -(2 ** 31);
const MOST = 2 ** 31 - 1;
/** Missing samples written at once. */
const PIECE = 2 ** 16;

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
      write(Int32Array.from(raw, toAdc));
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
  const bytes = await folder.read(FILES.samples);
  const length = Math.floor(bytes.length / SAMPLE_BYTES);
  if (length === 0) return undefined;
  const signal = bytes.subarray(0, SAMPLE_BYTES * length);
  // Lowest byte first, as the format and every machine that a browser runs on.
  const adc = new Int32Array(bytes.buffer, bytes.byteOffset, length);
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
          initialValue: adc[0]!,
          checksum: checksumOf(adc),
          description: facts.lead,
        },
      },
    ],
    comments: facts.comments,
  });
  const marks = marksOf(new TextDecoder().decode(await folder.read(FILES.marks)), length);
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
  const file = (fileName: string, content: Uint8Array<ArrayBuffer>): SourceFile => ({
    name: nameOf(fileName),
    path: `monitor/${fileName}`,
    blob: new Blob([content]),
  });
  return [
    file(`${name}.hea`, utf8(header)),
    file(`${name}.dat`, signal),
    file(annotationFileName(name, facts.annotator), annotations),
  ];
}

/** @throws Error if the folder holds no recording */
export async function factsOf(folder: RecordingFolder): Promise<RecordingFacts> {
  const facts: RecordingFacts = JSON.parse(new TextDecoder().decode(await folder.read(FILES.facts)));
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
