import { annotatorOf } from '../../base/filePath';
import { LAB_ANNOTATORS } from '../../beats/labAnnotators';
import { applyEdits, type EditedAnnotations } from '../../edits/applyEdits';
import { faultOfEdit } from '../../edits/checkEdit';
import { type ReadLog, readEditLog } from '../../edits/editLog';
import { editNote } from '../../edits/editNote';
import { readAnnotationFile, readAnnotations, WfdbError, writeAnnotations } from '../../wfdb';
import { byteSource } from '../../wfdb/zip/byteSource';
import type { AskedEdits, EditedFile } from './annotationTypes';
import { readIfPossible } from './annotators';
import { besideHeader, freeName, labNoteOf, notedBytes, withoutNote } from './labAnnotator';
import { openSource } from './openSource';
import type { RecordSource, SourceFile } from './types';

/**
 * Writes an annotator with edits made over it as a further annotation file of the record, `edit`, in place of an earlier one over the
 * same annotator. The annotator itself stays as it is. So do edits of somebody else, dropped with the record: a file is the lab's own
 * if the lab put it there, or if it has the very annotations that the edits in effect give; beside another one, a letter is added (`editb`).
 *
 * @returns the file, what the edits did, and which of the new ones cannot be made; of those nothing is written
 * @throws WfdbError if the record or the annotator cannot be read
 */
export async function editAnnotations(
  source: RecordSource,
  { annotator, active, undone, fresh }: AskedEdits,
): Promise<EditedFile> {
  const read = await readBase(source, annotator);
  const { base, recordHz, annotatorHz, lengthSamples } = read;
  const rates = { recordHz, annotatorHz };
  const faults = fresh.flatMap(({ id, edit }) => {
    const reason = faultOfEdit(edit, { lengthSamples, definitions: base.definitions });
    return reason === undefined ? [] : [{ id, reason }];
  });
  const sound = fresh.filter(({ id }) => !faults.some((fault) => fault.id === id));
  const tried = applyEdits(base, rates, [...active, ...sound], undone);
  const lost = tried.held.filter(
    (held) => held.missing === held.of && sound.some(({ id }) => id === held.id),
  );
  const taken = [...active, ...sound.filter(({ id }) => !lost.some((held) => held.id === id))];
  const made = lost.length === 0 ? tried : applyEdits(base, rates, taken, undone);
  const bytes = editedBytes(made, read, annotator);
  const own = source.annotators.find(({ editsOf }) => editsOf === annotator);
  const before = () => editedBytes(applyEdits(base, rates, active, undone), read, annotator);
  const name = own
    ? annotatorOf(own.name)
    : await freeName(source, LAB_ANNOTATORS.edited, (file) => hasAnnotations(file, before()));
  const known = source.annotators.find((file) => annotatorOf(file.name) === name);
  const isSame = known !== undefined && (await hasAnnotations(known, bytes));
  return {
    // A run may name the bytes of the file that is there.
    file: {
      ...besideHeader(source, name, bytes),
      ...{ editsOf: annotator, ...(isSame && { blob: known.blob }) },
    },
    isInPlace: own !== undefined && isSame,
    ...{ held: made.held, counts: made.counts, faults, lost },
  };
}

/** The file of annotations with edits, and with the lab's note about them. */
function editedBytes(
  { annotations, counts }: EditedAnnotations,
  { base, frameHz }: Base,
  annotator: string,
): Uint8Array<ArrayBuffer> {
  const note = [editNote(annotator, counts), labNoteOf(base)].filter(Boolean).join('; ');
  // Where the base states no resolution, so do the edits, unless they had to take the record's.
  const resolution = annotations.samplingHz === frameHz ? base.samplingHz : annotations.samplingHz;
  return notedBytes({ ...annotations, samplingHz: resolution }, note);
}

/** Whether a file of the lab has these annotations; what its note says does not matter, earlier versions said it otherwise. */
async function hasAnnotations(file: SourceFile, bytes: Uint8Array): Promise<boolean> {
  const own = await readIfPossible(file);
  if (!own || labNoteOf(own) === undefined) return false;
  const [one, other] = [own, readAnnotations(bytes, file.name)].map((each) =>
    writeAnnotations(withoutNote(each)),
  );
  return one!.length === other!.length && one!.every((byte, i) => byte === other![i]);
}

/**
 * Reads a log of edits that belongs to an annotator of the record.
 *
 * @throws WfdbError if the record or the annotator cannot be read
 */
export async function readLog(source: RecordSource, annotator: string, text: string): Promise<ReadLog> {
  const { base, lengthSamples } = await readBase(source, annotator);
  return readEditLog(text, { lengthSamples, definitions: base.definitions });
}

type Base = Awaited<ReturnType<typeof readBase>>;

/** An annotator as its file has it, and the rates at which it and its record count. */
async function readBase(source: RecordSource, annotator: string) {
  const file = source.annotators.find(({ name }) => annotatorOf(name) === annotator);
  const reader = await openSource(source);
  const { samplingHz: recordHz, frameHz, lengthSamples } = reader.facts;
  const isInHeader = file?.path === source.header.path;
  const base = isInHeader
    ? await reader.annotations()
    : file && (await readAnnotationFile(byteSource(file.blob), file.name));
  if (!base) {
    throw new WfdbError(
      'annotations-missing',
      source.header.name,
      `${source.name} has no annotator ${annotator} that edits could be made over.`,
      { name: source.name },
    );
  }
  // Times without a resolution of their own are counted in frames.
  const annotatorHz = base.samplingHz ?? frameHz ?? recordHz;
  return { base, recordHz, annotatorHz, frameHz, lengthSamples };
}
