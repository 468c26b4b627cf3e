import { annotatorOf } from '../../base/filePath';
import { beatPositions, marksBeat } from '../../beats';
import { UNCLASSED_BEAT } from '../../beats/classMap';
import { LAB_ANNOTATORS } from '../../beats/labAnnotators';
import { CLASS_SYMBOLS_OF_EC57 } from '../../beats/types';
import type { Annotations } from '../../wfdb/types';
import type { BeatLabels } from './annotationTypes';
import { labFile, labNoteOf } from './labAnnotator';
import { openSource, usedAnnotations } from './openSource';
import type { RecordSource, SourceFile } from './types';

/** Annotations with every beat as if it were normal: cut from these, beats depend on nobody's labels, and none is left out. */
export function unlabelled(annotations: Annotations): Annotations {
  return { ...annotations, symbol: annotations.symbol.map((symbol) => (marksBeat(symbol) ? 'N' : symbol)) };
}

/**
 * Writes what a network said of a record's beats as the annotator `lab`: all beats of the annotations in use, those
 * that no window could be cut for without a class; or the beats that the network found itself, and no others. Other annotations are not repeated.
 *
 * @throws WfdbError if the record cannot be read
 */
export async function writeLabels(
  source: RecordSource,
  { sample, classIndex, areFound, by }: BeatLabels,
): Promise<SourceFile> {
  const reader = await openSource(source);
  const annotations = await usedAnnotations(source, reader);
  const { samplingHz, frameHz } = reader.facts;
  if (areFound) {
    const symbol = Array.from(classIndex, (own) => CLASS_SYMBOLS_OF_EC57[own]!);
    const note = `labels by the network of ${by}; beats of ${SAME_NETWORK}`;
    return labFile(source, LAB_ANNOTATORS.labelled, { sample, symbol }, { note, samplingHz, frameHz });
  }
  const positions = beatPositions(annotations, samplingHz);
  const said = new Map(Array.from(sample, (at, i) => [at, CLASS_SYMBOLS_OF_EC57[classIndex[i]!]!] as const));
  const marks = {
    sample: positions.sample,
    symbol: Array.from(positions.sample, (at) => said.get(at) ?? UNCLASSED_BEAT),
  };
  const note = `labels by the network of ${by}; beats of ${beatsFrom(source, annotations)}`;
  return labFile(source, LAB_ANNOTATORS.labelled, marks, { note, samplingHz, frameHz });
}

/** Said of beats that the network found itself. */
const SAME_NETWORK = 'the same network';

/** Whose beats they are: where the annotations in use are labels of a network themselves, as those say. */
function beatsFrom({ annotation }: RecordSource, annotations: Annotations): string {
  const [, network, before] = /^labels by (.*); beats of (.*)$/.exec(labNoteOf(annotations) ?? '') ?? [];
  if (before === SAME_NETWORK) return network!;
  return before ?? (annotation ? annotatorOf(annotation.name) : 'nobody');
}
