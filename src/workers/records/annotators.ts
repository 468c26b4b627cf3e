import { annotatorOf } from '../../base/filePath';
import { marksBeat } from '../../beats/classMap';
import { fileKind, openEdf, readAnnotationFile } from '../../wfdb';
import type { Annotations } from '../../wfdb/types';
import { byteSource } from '../../wfdb/zip/byteSource';
import type { SourceFile } from './types';

/** Annotators checked by humans come first among those with beats: `atr` is reserved for reference annotations. */
const reference = ['atr', 'ann', 'ari', 'ecg', 'man', 'st', 'edf', 'bdf'];

/** Median intervals that a heart can have, seconds; classes given to minutes or to stretches of ST are farther apart. */
const HEART_SEC = { shortest: 0.15, longest: 4 };

/**
 * Whether annotations are those of beats, by what is in them: beat codes at intervals of a heart.
 *
 * @param headerHz frequency of times without a resolution of their own; if undefined, intervals are not judged
 */
export function holdsBeats(annotations: Annotations, headerHz: number | undefined): boolean {
  const samplingHz = annotations.samplingHz ?? headerHz;
  const beats = annotations.sample.filter((_, i) => marksBeat(annotations.symbol[i]!)).sort();
  if (beats.length < 3 || samplingHz === undefined) return beats.length > 0;
  const intervals = beats.slice(1).map((sample, i) => (sample - beats[i]!) / samplingHz);
  const median = intervals.sort()[intervals.length >> 1]!;
  return median >= HEART_SEC.shortest && median <= HEART_SEC.longest;
}

/** Whether annotations say where a rhythm begins. */
export function holdsRhythm({ symbol, aux }: Annotations): boolean {
  return symbol.some((mark, i) => mark === '+' && aux[i]!.startsWith('('));
}

/**
 * The annotations that are used unless the user chooses others: those that hold beats, whatever they are called and
 * whichever came first; of several, the one that humans checked, then by name.
 */
export async function defaultAnnotation(
  annotators: readonly SourceFile[],
  headerHz: number | undefined,
): Promise<SourceFile | undefined> {
  if (annotators.length < 2) return annotators[0];
  const ranked = await Promise.all(
    annotators.map(async (file) => {
      const name = annotatorOf(file.name).toLowerCase();
      const index = reference.indexOf(name);
      const annotations = await readIfPossible(file);
      const beats = annotations !== undefined && holdsBeats(annotations, headerHz);
      return { file, name, beats, rank: index < 0 ? reference.length : index };
    }),
  );
  ranked.sort((a, b) => Number(b.beats) - Number(a.beats) || a.rank - b.rank || (a.name < b.name ? -1 : 1));
  return ranked[0]!.file;
}

/** Unreadable annotations hold nothing; their problem is reported if they are used. */
export async function readIfPossible(file: SourceFile): Promise<Annotations | undefined> {
  try {
    const source = byteSource(file.blob);
    if (fileKind(file.name, false) !== 'edf') return await readAnnotationFile(source, file.name);
    return await (await openEdf(source, file.name)).annotations();
  } catch {
    return undefined;
  }
}

/** Names that are annotators wherever they occur, so that a text under them is a fault. */
const isAlwaysAnnotator = ({ name }: SourceFile) => fileKind(name, false) === 'annotator';

/** Without the tables that databases keep beside their records (`.cnt`, `.klt`): text, which no annotation file is. */
export async function withoutTables(files: readonly SourceFile[]): Promise<SourceFile[]> {
  const isTable = await Promise.all(
    files.map(async (file) => {
      if (isAlwaysAnnotator(file) || file.blob.size === 0) return false;
      try {
        const head = new Uint8Array(await file.blob.slice(0, 4096).arrayBuffer());
        return head.every((byte) => byte >= 32 || (byte >= 9 && byte <= 13));
      } catch {
        return false;
      }
    }),
  );
  return files.filter((_, i) => !isTable[i]);
}
