import { annotatorOf } from '../../base/filePath';
import { markedBeats, recordReport } from '../../report';
import type { StripPlace } from '../../report/types';
import { recordOf } from '../../wfdb';
import type { Annotations } from '../../wfdb/types';
import { analysableTime } from './analysableTime';
import { listenedLeads } from './ecgSignals';
import { labNoteOf } from './labAnnotator';
import { openSource, type SourceReader, usedAnnotations } from './openSource';
import { recordMarks } from './recordMarks';
import type { RecordSource, ReportedRecord, ViewData } from './types';
import { viewData, viewSource } from './viewData';

/** Points of a strip on paper: about ten a millimetre. */
const STRIP_BUCKETS = 1500;

/**
 * The report of a record from one of its annotators, with the signals of its strips.
 *
 * @param onProgress seconds of the record that are done
 * @throws WfdbError for files that cannot be read, Error for an annotator that the record does not have
 */
export async function reportRecord(
  source: RecordSource,
  annotator: string,
  onProgress: (doneSec: number) => void,
): Promise<ReportedRecord> {
  const annotation = source.annotators.find(({ name }) => annotatorOf(name) === annotator);
  if (!annotation) throw new Error(`record ${source.name} has no annotator ${annotator}`);
  const reader = await openSource(source);
  const annotations = await usedAnnotations({ ...source, annotation }, reader);
  const { samplingHz, lengthSamples, signals, startTime } = reader.facts;
  const leads = await listenedLeads(reader);
  const marks = recordMarks(annotations, samplingHz);
  const beatSamples = [...markedBeats(marks)].flatMap((beat) =>
    beat ? [Math.round(beat.timeSec * samplingHz)] : [],
  );
  const sec = await analysableTime(reader, leads, beatSamples, onProgress);
  const report = recordReport({
    ...{ record: source.name, annotator, labNote: labNoteOf(annotations), startTime, marks },
    durationSec: lengthSamples / samplingHz,
    analysable:
      leads.length > 0
        ? { sec, leads: leads.map((index) => signals[index]!.name || `${index + 1}`) }
        : undefined,
  });
  const [lead] = leads;
  const strips: ViewData[] = [];
  if (lead !== undefined) {
    for (const place of report.strips) strips.push(await stripOf(reader, annotations, lead, place));
  }
  return { report, strips };
}

/** One lead as it was recorded, with its annotations. */
async function stripOf(
  reader: SourceReader,
  annotations: Annotations,
  lead: number,
  { startSec, endSec }: StripPlace,
): Promise<ViewData> {
  const { samplingHz, lengthSamples } = reader.facts;
  const firstSample = Math.floor(startSec * samplingHz);
  const record = await recordOf(reader, {
    signals: [lead],
    startSample: firstSample,
    endSample: Math.min(lengthSamples, Math.ceil(endSec * samplingHz) + 1),
    grid: 'own',
  });
  const source = {
    ...viewSource(record, undefined, annotations, [true]),
    piece: { firstSample, lengthSamples },
  };
  return viewData(source, { startSec, endSec, buckets: STRIP_BUCKETS });
}
