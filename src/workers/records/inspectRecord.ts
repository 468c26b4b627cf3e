import { CLASS_NAMES, classOf } from '../../beats';
import {
  checkAnnotations,
  defaultMaxSamples,
  problem,
  readAnnotations,
  readRecord,
  toProblem,
  WfdbError,
} from '../../wfdb';
import type { Annotations, Header, WfdbProblem } from '../../wfdb/types';
import { bytesOf, headerOf } from './readSource';
import type { RecordFacts, RecordSource, SourceFile } from './types';

/** Reads a record whole, once: facts for the table, what is missing or wrong, hashes of its files. */
export async function inspectRecord(source: RecordSource): Promise<RecordFacts> {
  const facts = emptyFacts(source);
  const files = [source.header, ...source.signals, ...(source.annotation ? [source.annotation] : [])];
  let reading = source.header;
  try {
    refuseTooLarge(source);
    const bytes = new Map<string, Uint8Array>();
    for (const file of files) {
      reading = file;
      const content = await bytesOf(file);
      bytes.set(file.name, content);
      facts.files.push({ name: file.name, sizeBytes: content.length, sha256: await sha256(content) });
    }
    const header = await headerOf(source);
    describeHeader(facts, header);
    readInto(facts, header, source, bytes);
  } catch (error) {
    facts.state = 'unreadable';
    facts.problems.push(toProblem(error, reading.name));
  }
  return facts;
}

/** Before a byte is read: no record whose samples fit into memory has larger files, in whatever format. */
function refuseTooLarge({ name, header, signals }: RecordSource): void {
  const megabytes = Math.round(signals.reduce((sum, { blob }) => sum + blob.size, 0) / 2 ** 20);
  const most = (4 * defaultMaxSamples) / 2 ** 20;
  if (megabytes <= most) return;
  throw new WfdbError(
    'record-too-large',
    header.name,
    `The signals of ${name} take ${megabytes} MB, more than the ${most} MB that can be read at once. Cut the record into shorter ones.`,
    { megabytes },
  );
}

function emptyFacts({ name, source, annotation }: RecordSource): RecordFacts {
  return {
    name,
    state: 'ready',
    synthetic: false,
    samplingHz: 0,
    lengthSamples: 0,
    leads: [],
    annotator: annotation?.name.slice(annotation.name.lastIndexOf('.') + 1),
    annotationCount: 0,
    classCounts: CLASS_NAMES.map(() => 0),
    comments: [],
    problems: [],
    files: [],
    source,
  };
}

function describeHeader(facts: RecordFacts, header: Header): void {
  facts.samplingHz = header.samplingHz;
  facts.leads = header.signals.map(({ description, units }) => ({ name: description, units }));
  facts.comments = header.comments;
  facts.synthetic = header.comments.some((comment) => /^synthetic\b/i.test(comment));
}

function readInto(
  facts: RecordFacts,
  header: Header,
  source: RecordSource,
  bytes: Map<string, Uint8Array>,
): void {
  try {
    const record = readRecord({ header, files: bytes });
    facts.lengthSamples = record.lengthSamples;
    facts.problems.push(...record.warnings);
  } catch (error) {
    const found = toProblem(error, source.header.name);
    facts.problems.push(found);
    facts.state =
      found.code === 'signal-missing' || found.code === 'signal-empty' ? 'incomplete' : 'unreadable';
  }
  if (!source.annotation) {
    if (facts.state === 'ready') facts.state = 'no-annotations';
    facts.problems.push(annotationsMissing(source));
    return;
  }
  try {
    const annotations = readAnnotations(bytes.get(source.annotation.name)!, source.annotation.name);
    facts.problems.push(...annotations.warnings);
    countBeats(facts, annotations, source.annotation);
  } catch (error) {
    facts.problems.push(toProblem(error, source.annotation.name));
    if (facts.state === 'ready') facts.state = 'no-annotations';
  }
}

function countBeats(facts: RecordFacts, annotations: Annotations, file: SourceFile): void {
  facts.annotationCount = annotations.count;
  for (const symbol of annotations.symbol) {
    const classIndex = classOf(symbol);
    if (classIndex !== undefined) facts.classCounts[classIndex]!++;
  }
  if (facts.lengthSamples > 0) facts.problems.push(...checkAnnotations(annotations, facts, file.name));
}

function annotationsMissing({ name, header }: RecordSource): WfdbProblem {
  return problem(
    'annotations-missing',
    header.name,
    `${name} has no annotations: it can be looked at, but gives no beats. Drop ${name}.atr too.`,
    { name },
  );
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
