import { Zip, ZipPassThrough } from 'fflate';
import { annotatorOf } from '../../base/filePath';
import { annotationFileName, exportFrames, exportWfdb, writeAnnotations } from '../../wfdb';
import { readIfPossible } from './annotators';
import { openSource } from './openSource';
import type { RecordSource } from './types';

/** Pieces of the archive that are in memory at a time; what is in a Blob the browser keeps where it likes. */
const heldBytes = 16 * 2 ** 20;

/**
 * A record of any format as a zip of WFDB files: header, signals, and every annotator that can be read. Times of
 * annotations keep their meaning where the new record has another frame frequency.
 *
 * @param name of the new record
 * @throws WfdbError as `openSource` and `RecordReader.read`
 */
export async function exportRecord(source: RecordSource, name: string): Promise<Blob> {
  const reader = await openSource(source);
  const { facts } = reader;
  const archive = openArchive();
  const file = (fileName: string) => archive.add(`${name}/${fileName}`);
  const signals = file(`${name}.dat`);
  const comments = [...facts.comments, `Converted from ${source.header.name}`];
  const header = await exportWfdb({ ...reader, facts: { ...facts, comments } }, name, (bytes) =>
    signals.push(bytes),
  );
  signals.push(new Uint8Array(0), true);
  file(`${name}.hea`).push(header, true);

  const { frameHz } = exportFrames(facts);
  const taken = new Set<string>();
  for (const annotator of source.annotators) {
    const read = await readIfPossible(annotator);
    if (!read || read.count === 0) continue;
    const ownHz = read.samplingHz ?? facts.frameHz ?? facts.samplingHz;
    const written = writeAnnotations({
      ...read,
      samplingHz: read.samplingHz ?? (ownHz === frameHz ? undefined : ownHz),
    });
    // Annotations inside the record have no name of their own.
    const label = annotator.path === source.header.path ? 'atr' : annotatorOf(annotator.name);
    const letters = label.replaceAll(/[^A-Za-z]/g, '') || 'atr';
    const free = taken.has(letters) ? `${letters}${'abcdefghij'[taken.size % 10]}` : letters;
    taken.add(free);
    file(annotationFileName(name, free)).push(written, true);
  }
  return archive.end();
}

interface Archive {
  /** A file of the archive, which takes its bytes piece by piece, the last with `true`. */
  add(path: string): { push(bytes: Uint8Array<ArrayBuffer>, isLast?: boolean): void };
  end(): Blob;
}

function openArchive(): Archive {
  const blobs: Blob[] = [];
  let held: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const settle = () => {
    blobs.push(new Blob(held));
    held = [];
    bytes = 0;
  };
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    held.push(piece as Uint8Array<ArrayBuffer>);
    bytes += piece.length;
    if (bytes >= heldBytes) settle();
  });
  return {
    add(path) {
      // Signals hardly shrink, and other programs read them without unpacking.
      const entry = new ZipPassThrough(path);
      zip.add(entry);
      return { push: (piece, isLast = false) => entry.push(piece, isLast) };
    },
    end() {
      zip.end();
      settle();
      return new Blob(blobs, { type: 'application/zip' });
    },
  };
}
