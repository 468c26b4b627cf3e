import { annotatorOf } from '../../base/filePath';
import { CLASS_NAMES, classOf, marksBeat } from '../../beats';
import {
  type ByteSource,
  byteSource,
  checkAnnotations,
  frameGrid,
  problem,
  toProblem,
  WfdbError,
} from '../../wfdb';
import type { Annotations, WfdbProblem } from '../../wfdb/types';
import { holdsBeats } from './annotators';
import { flatTimes } from './flatTimes';
import { hashBytes, hashFile } from './hashFile';
import { labNoteOf } from './labAnnotator';
import {
  type Bytes,
  fromDisk,
  headerOf,
  isCompleteFile,
  openSource,
  type SourceReader,
  usedAnnotations,
} from './openSource';
import type { RecordFacts, RecordSource, SourceFile } from './types';

/** Records up to this size are read into memory once, for everything; larger ones stay on disk and are read in pieces. */
const IN_MEMORY_BYTES = 64 * 2 ** 20;

/** A week of twelve leads at 128 Hz. */
const MAX_BYTES = 2 ** 31;

/** Facts for the table, what is missing or wrong, and hashes of the files. All samples are read, but not kept. */
export async function inspectRecord(source: RecordSource): Promise<RecordFacts> {
  const facts = emptyFacts(source);
  try {
    refuseTooLarge(source);
    const bytes = await hashFiles(facts, source);
    await readInto(facts, source, bytes);
  } catch (error) {
    facts.state = 'unreadable';
    facts.problems.push(toProblem(error, source.header.name));
  }
  return facts;
}

/**
 * The facts of a record of which only the annotations in use have changed: nothing else is read again.
 *
 * @throws WfdbError as `openSource`
 */
export async function inspectAnnotations(source: RecordSource, known: RecordFacts): Promise<RecordFacts> {
  const { annotation } = source;
  const others = filesInUse({ ...source, annotation: undefined }).length;
  const isOfAnnotations = ({ code }: WfdbProblem) => /^(?:annotations|beats)-/.test(code);
  const facts: RecordFacts = {
    ...known,
    ...annotationFacts(source),
    state: 'ready',
    problems: known.problems.filter((found) => !isOfAnnotations(found)),
    files: known.files.slice(0, others),
  };
  for (const file of filesInUse(source).slice(others)) {
    facts.files.push({ name: file.name, sizeBytes: file.blob.size, sha256: await hashFile(file) });
  }
  const reader = await openSource(source);
  if (annotation) await readAnnotationsInto(facts, source, reader, fromDisk);
  return facts;
}

/** Checked before anything is read: hashing alone would take minutes. */
function refuseTooLarge({ name, header, signals }: RecordSource): void {
  const sizeBytes = signals.reduce((sum, { blob }) => sum + blob.size, header.blob.size);
  if (sizeBytes <= MAX_BYTES) return;
  const megabytes = Math.round(sizeBytes / 2 ** 20);
  throw new WfdbError(
    'record-too-large',
    header.name,
    `The signals of ${name} take ${megabytes} MB, more than the ${MAX_BYTES / 2 ** 20} MB that a record may have here. Split the record into shorter ones.`,
    { megabytes },
  );
}

/** The files that determine the record's beats, without the annotations that were not chosen. */
function filesInUse({ header, segments, signals, annotation }: RecordSource): SourceFile[] {
  const inOwnFile = annotation === undefined || annotation.path === header.path;
  return [header, ...segments, ...signals, ...(inOwnFile ? [] : [annotation])];
}

async function hashFiles(facts: RecordFacts, source: RecordSource): Promise<Bytes> {
  const files = filesInUse(source);
  const fits = files.reduce((sum, { blob }) => sum + blob.size, 0) <= IN_MEMORY_BYTES;
  const inMemory = new Map<string, ByteSource>();
  const hash = async (file: SourceFile): Promise<RecordFacts['files'][number]> => {
    const entry = { name: file.name, sizeBytes: file.blob.size };
    try {
      if (!fits) return { ...entry, sha256: await hashFile(file) };
      const bytes = new Uint8Array(await file.blob.arrayBuffer());
      inMemory.set(file.path, byteSource(bytes));
      return { ...entry, sha256: await hashBytes(bytes) };
    } catch (error) {
      throw Object.assign(new Error('unreadable'), { problem: toProblem(error, file.name) });
    }
  };
  // All small files at once: waiting for the disk takes longer than processing the bytes.
  if (fits) facts.files.push(...(await Promise.all(files.map(hash))));
  else for (const file of files) facts.files.push(await hash(file));
  return (file) => inMemory.get(file.path) ?? fromDisk(file);
}

function emptyFacts(record: RecordSource): RecordFacts {
  return {
    name: record.name,
    state: 'ready',
    synthetic: false,
    samplingHz: 0,
    lengthSamples: 0,
    leads: [],
    ...annotationFacts(record),
    comments: [],
    problems: [],
    files: [],
    source: record.source,
  };
}

/** Before any annotation is read. */
function annotationFacts({ annotation, annotators }: RecordSource) {
  return {
    annotator: annotation && annotatorOf(annotation.name),
    annotators: annotators.map(({ name }) => annotatorOf(name)),
    annotationCount: 0,
    classCounts: CLASS_NAMES.map(() => 0),
    beatCount: 0,
    labNote: undefined,
  };
}

async function readInto(facts: RecordFacts, source: RecordSource, bytes: Bytes): Promise<void> {
  let reader: SourceReader | undefined;
  try {
    reader = await openSource(source, bytes);
    describe(facts, reader.facts, reader.facts.signals);
    facts.lengthSamples = reader.facts.lengthSamples;
    facts.problems.push(...reader.facts.problems, ...(await reader.checkSums()));
    facts.flat = await flatTimes(reader);
  } catch (error) {
    const found = toProblem(error, source.header.name);
    facts.problems.push(found);
    facts.state = isMissing(found) ? 'incomplete' : 'unreadable';
    // The header's facts are worth showing while the samples are missing.
    if (facts.state === 'incomplete' && !isCompleteFile(source.header)) {
      const header = await headerOf(source);
      describe(
        facts,
        { ...header, samplingHz: header.samplingHz * frameGrid(header.signals) },
        header.signals.map(({ description: name, units }) => ({ name, units })),
      );
    }
  }
  if (facts.state !== 'unreadable') await readAnnotationsInto(facts, source, reader, bytes);
}

function isMissing({ code }: WfdbProblem): boolean {
  return code === 'signal-missing' || code === 'signal-empty' || code === 'segment-missing';
}

function describe(
  facts: RecordFacts,
  { samplingHz, comments }: { samplingHz: number; comments: string[] },
  signals: { name: string; units: string }[],
): void {
  facts.samplingHz = samplingHz;
  facts.leads = signals.map(({ name, units }) => ({ name, units }));
  facts.comments = comments;
  facts.synthetic = comments.some((comment) => /^synthetic\b/i.test(comment));
}

async function readAnnotationsInto(
  facts: RecordFacts,
  source: RecordSource,
  reader: SourceReader | undefined,
  bytes: Bytes,
): Promise<void> {
  const { annotation } = source;
  const without = () => {
    if (facts.state === 'ready') facts.state = 'no-annotations';
  };
  if (!annotation) {
    without();
    facts.problems.push(annotationsMissing(source));
    return;
  }
  try {
    const annotations = await usedAnnotations(source, reader, bytes);
    facts.problems.push(...(annotations.warnings ?? []));
    countBeats(facts, annotations, annotation);
    if (annotation.path === source.header.path && annotations.count === 0) {
      without();
      facts.problems.push(annotationsMissing(source));
    } else if (facts.state === 'ready' && !holdsBeats(annotations, facts.samplingHz)) {
      without();
      facts.problems.push(beatsMissing(source, annotation, annotations.count));
    }
  } catch (error) {
    facts.problems.push(toProblem(error, annotation.name));
    without();
  }
}

function countBeats(facts: RecordFacts, annotations: Annotations, file: SourceFile): void {
  facts.annotationCount = annotations.count;
  facts.labNote = labNoteOf(annotations);
  for (const symbol of annotations.symbol) {
    if (marksBeat(symbol)) facts.beatCount++;
    const classIndex = classOf(symbol);
    if (classIndex !== undefined) facts.classCounts[classIndex]!++;
  }
  if (facts.lengthSamples > 0) facts.problems.push(...checkAnnotations(annotations, facts, file.name));
}

function beatsMissing(
  { name }: RecordSource,
  { name: fileName }: SourceFile,
  annotations: number,
): WfdbProblem {
  const annotator = annotatorOf(fileName);
  return problem(
    'beats-missing',
    fileName,
    `No beats in ${annotator} of ${name} (${annotations} annotations, none at the intervals of a heart): it can be viewed, but gives no beats yet. Let the lab find them (Find beats), or drop annotations that mark beats with it.`,
    { name, annotator, annotations },
  );
}

function annotationsMissing({ name, header }: RecordSource): WfdbProblem {
  return problem(
    'annotations-missing',
    header.name,
    `${name} has no annotations: it can be viewed, but gives no beats yet. Let the lab find them (Find beats), or drop ${name}.atr too.`,
    { name },
  );
}
