import { deepStrictEqual } from 'node:assert';
import { createRandom, type Random } from '../../src/base/random';
import {
  annotationSamplesAt,
  checkAnnotations,
  contentBytes,
  expectedFileBytes,
  groupFiles,
  isAnnotationTable,
  listedIn,
  openIshne,
  openMatlab,
  openTable,
  openWfdb,
  openZip,
  outlineOfMatlab,
  parseHeader,
  planRecord,
  readAnnotations,
  readAnnotationTable,
  readRecord,
  signalFilesOf,
  WfdbError,
  writeAnnotations,
} from '../../src/wfdb';
import { openEdf } from '../../src/wfdb/edf';
import type { RecordReader } from '../../src/wfdb/recordReader';
import type { TableOutline } from '../../src/wfdb/table/types';
import type { WfdbProblem } from '../../src/wfdb/types';
import { byteSource } from '../../src/wfdb/zip/byteSource';
import { readAdcSignals } from '../wfdb/readAdcSignals';
import { pick } from './mutateBytes';
import type { FuzzFinding, FuzzInput, FuzzKind } from './types';

/** Readers may allocate memory for this many samples; the guard allows little more. */
const maxSamples = 2 ** 19;
const longestMessage = 2000;

/**
 * Hands an input to every reader it is for.
 *
 * @returns how it ended well (the codes of what was thrown, or "value"), or what is wrong: an exception that is no
 *   WfdbError, or a value that contradicts itself
 */
export async function runInput(input: FuzzInput): Promise<{ outcome: string } | { finding: FuzzFinding }> {
  const random = createRandom(input.choice);
  const outcomes = new Set<string>();
  for (const job of jobs[input.kind](input, random)) {
    try {
      await job();
      outcomes.add('value');
    } catch (error) {
      if (!(error instanceof WfdbError)) return { finding: findingOf(error) };
      const odd = oddProblem(error.problem);
      if (odd) return { finding: { key: `${input.kind}: ${odd}`, message: odd, stack: error.stack ?? '' } };
      outcomes.add(error.problem.code);
    }
  }
  return { outcome: [...outcomes].sort().join(' ') };
}

type Job = () => unknown;

const jobs: Record<FuzzKind, (input: FuzzInput, random: Random) => Job[]> = {
  header: ({ files }, random) => [
    () => {
      const header = parseHeader(files[0]!.bytes, files[0]!.name);
      if (header.segments) return;
      const sizes = new Map<string, number>();
      for (const { fileName } of signalFilesOf(header)) sizes.set(fileName, random.below(100_000));
      checkProblems(planRecord(header, (name) => sizes.get(name)).problems);
      expectedFileBytes(header);
    },
  ],
  signals: wfdbJobs,
  record: wfdbJobs,
  segments: wfdbJobs,
  annotations: ({ files }, random) => [
    () => {
      const { bytes, name } = files[0]!;
      const { warnings, ...annotations } = readAnnotations(bytes, name);
      checkProblems(warnings);
      const samplingHz = pick([0.001, 1, 360, 1e9], random);
      annotationSamplesAt(annotations, samplingHz);
      checkProblems(
        checkAnnotations(annotations, { name, samplingHz, lengthSamples: random.below(1e6) }, name),
      );
      if (annotations.count === 0) return;
      const written = writeAnnotations(annotations);
      const { warnings: _, ...again } = readAnnotations(written, name);
      deepStrictEqual(again, annotations, 'annotations that were written and read again');
    },
  ],
  printed: ({ files }) => [
    () => {
      const { bytes, name } = files[0]!;
      isAnnotationTable(bytes.subarray(0, contentBytes));
      const { annotations, problems } = readAnnotationTable(new TextDecoder().decode(bytes), name);
      checkProblems(problems);
      if (annotations.count === 0) return;
      const { warnings: _, ...again } = readAnnotations(writeAnnotations(annotations), name);
      deepStrictEqual(again, annotations, 'annotations that were written and read again');
    },
  ],
  zip: ({ files }, random) => [
    async () => {
      const { bytes, name } = files[0]!;
      const source = random.below(20) === 0 ? new Blob([bytes as Uint8Array<ArrayBuffer>]) : bytes;
      const limits = { maxEntryBytes: 2 ** 20, maxTotalBytes: 2 ** 21, ratioFloorBytes: 2 ** 18 };
      let produced = 0;
      for await (const item of openZip(source, name, { limits })) {
        if ('problem' in item) {
          checkProblems([item.problem]);
          check(item.problem.code !== 'file-unreadable', `told as unreadable: ${item.problem.message}`);
        } else produced += item.bytes.length;
      }
      check(produced <= limits.maxTotalBytes, `${produced} bytes came out of a zip`);
    },
  ],
  edf: ({ files }, random) => [
    async () => {
      const reader = await openEdf(byteSource(files[0]!.bytes), files[0]!.name);
      await readAll(reader, random);
      for (const { onsetSec } of await reader.events()) check(Number.isFinite(onsetSec), `onset ${onsetSec}`);
    },
  ],
  table: ({ files }, random) => {
    const source = byteSource(files[0]!.bytes);
    const reading = {
      samplingHz: pick([0.5, 250, 1e6], random),
      leads: [0, 1, 2, 40],
      unit: pick(['mV', 'stored'] as const, random),
    };
    return [
      async () => readAll(await openTable(source, files[0]!.name), random),
      async () => readAll(await openTable(source, files[0]!.name, reading), random),
    ];
  },
  ishne: ({ files }, random) => [
    async () => {
      const { bytes, name } = files[0]!;
      if (name.endsWith('.ann')) checkProblems(readAnnotations(bytes, name).warnings);
      else await readAll(await openIshne(byteSource(bytes), name), random);
    },
  ],
  matlab: ({ files }, random) => {
    const source = byteSource(files[0]!.bytes);
    const reading = { samplingHz: 500, leads: [0, 1], unit: 'stored' as const };
    return [
      async () => checkOutline(await outlineOfMatlab(source, files[0]!.name)),
      async () =>
        readAll(await openMatlab(source, files[0]!.name, pick([reading, undefined], random)), random),
    ];
  },
  names: ({ files }) => [
    () => {
      const listed = new TextDecoder().decode(files[0]!.bytes);
      groupFiles(listed.split('\n').map((path, size) => ({ path, size })));
      listedIn(new Map([['RECORDS', listed]]), 'a/b', '100');
    },
  ],
};

function checkOutline({ columns, preview }: TableOutline): void {
  check(columns.length > 0, 'a matrix without leads');
  for (const row of preview) check(row.length === columns.length, 'a row that is not as wide as the matrix');
}

/** A record by each way that there is to read one. */
function wfdbJobs({ files }: FuzzInput, random: Random): Job[] {
  const [first] = files;
  const byName = new Map(files.map(({ name, bytes }) => [name, bytes]));
  const sources = new Map(files.map(({ name, bytes }) => [name, byteSource(bytes)]));
  const whole = (resolution: 'frame' | 'own' | 'high') => {
    const header = parseHeader(first!.bytes, first!.name);
    const record = readRecord({ header, files: byName, maxSamples, resolution });
    checkProblems(record.warnings);
    check(record.signals.length === header.signals.length, 'as many signals as in the header');
    for (const samples of record.signals) {
      const right = resolution === 'own' || samples.length === record.lengthSamples;
      check(right, `${samples.length} samples in a record of ${record.lengthSamples}`);
    }
  };
  return [
    () => whole(pick(['frame', 'own', 'high'] as const, random)),
    () => readAdcSignals({ header: parseHeader(first!.bytes, first!.name), files: byName, maxSamples }),
    async () => {
      const reader = await openWfdb({ headerName: first!.name, files: sources });
      await readAll(reader, random);
      checkProblems(await reader.checkSums());
    },
  ];
}

async function readAll(reader: RecordReader, random: Random): Promise<void> {
  const { facts } = reader;
  checkProblems(facts.problems);
  check(
    Number.isSafeInteger(facts.lengthSamples) && facts.lengthSamples >= 0,
    `length ${facts.lengthSamples}`,
  );
  check(facts.samplingHz > 0 && Number.isFinite(facts.samplingHz), `frequency ${facts.samplingHz}`);
  const startSample = random.below(Math.max(1, Math.min(facts.lengthSamples, 2 ** 31)));
  const range = pick(
    [
      {},
      { startSample, endSample: startSample + random.below(500) },
      { startSample: -5 },
      { startSample: facts.lengthSamples - 3 },
    ],
    random,
  );
  const grid = pick(['record', 'highest', 'own'] as const, random);
  const part = await reader.read({ ...range, grid, maxSamples });
  checkProblems(part.problems);
  check(part.signals.length === facts.signals.length, 'as many signals as there are');
  if (grid === 'record') {
    const length = part.endSample - part.startSample;
    for (const { samples } of part.signals)
      check(samples.length === length, `${samples.length} of ${length} samples`);
  }
  const annotations = await reader.annotations();
  if (annotations) checkProblems(annotations.warnings);
}

function checkProblems(problems: readonly WfdbProblem[]): void {
  for (const found of problems) {
    const odd = oddProblem(found);
    check(odd === undefined, odd ?? '');
  }
}

/** What a problem lacks to be shown to a person. */
function oddProblem({ code, file, message, values }: WfdbProblem): string | undefined {
  if (!code || typeof file !== 'string' || !message) return `a problem ${code} without a file or a sentence`;
  if (message.length > longestMessage)
    return `a sentence of more than ${longestMessage} characters (${code})`;
  if (/undefined|\[object/.test(message)) return `a sentence with a hole in it: ${message}`;
  const wrong = Object.entries(values).find(([, value]) => value === undefined || Number.isNaN(value));
  return wrong && `a problem ${code} with the value ${wrong[0]} = ${wrong[1]}`;
}

function check(condition: boolean, message: string): void {
  if (!condition) throw new Error(`Contradiction: ${message}`);
}

function findingOf(error: unknown): FuzzFinding {
  const thrown = error instanceof Error ? error : new Error(`thrown: ${String(error)}`);
  const stack = thrown.stack ?? thrown.message;
  const place = /\n\s+at (?!check)([^\n]*)/.exec(stack)?.[1] ?? '';
  const message = thrown.message.split('\n')[0]!.slice(0, 300);
  return {
    key: `${thrown.name}: ${message.replaceAll(/\d+/g, '#')} | ${place.replaceAll(/[^\s(]*\//g, '')}`,
    message,
    stack,
  };
}
