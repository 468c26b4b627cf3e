import { UNCLASSED_BEAT } from '../../beats/classMap';
import { LAB_ANNOTATORS } from '../../beats/labAnnotators';
import type { RecordPart } from '../../detection';
import { problem } from '../../wfdb';
import type { WfdbProblem } from '../../wfdb/types';
import type { DetectedPart, DetectorName, FindSettings, FoundBeats } from './annotationTypes';
import { detectPart, joinParts, wholeOf } from './detectIn';
import { listenedLeads } from './ecgSignals';
import { labFile } from './labAnnotator';
import { labelsOfReference } from './labelsOfReference';
import { openSource } from './openSource';
import type { RecordSource } from './types';

/** A shorter record has hardly two beats. */
const SHORTEST_SEC = 3;

/** What the annotators are called, letters only, and who found the beats. */
const ANNOTATOR: Record<DetectorName, string> = {
  lab: LAB_ANNOTATORS.found,
  'pan-tompkins': LAB_ANNOTATORS.panTompkins,
};
const DETECTOR: Record<DetectorName, string> = {
  lab: "the lab's detector",
  'pan-tompkins': 'Pan and Tompkins (1985)',
};

type NothingFound = 'no-ecg' | 'short' | 'missing' | 'flat' | 'noise';

/**
 * Finds the beats of a record and writes them as an annotation file of its own: `found`, or `pt` by Pan–Tompkins. If
 * someone has annotated the record, the beats get the labels of the reference (`carryLabels`) if that is wanted.
 *
 * @param onProgress seconds of the record that are done
 * @param parts what `findBeatsIn` found in all parts of the record; without them the search is made here
 * @returns the file, or in one sentence why there is none
 * @throws WfdbError if the record cannot be read
 */
export async function findBeats(
  source: RecordSource,
  { detector, carriesLabels }: FindSettings,
  onProgress: (doneSec: number) => void,
  parts?: readonly DetectedPart[],
): Promise<FoundBeats> {
  const reader = await openSource(source);
  const { samplingHz, frameHz, lengthSamples, signals } = reader.facts;
  const durationSec = lengthSamples / samplingHz;
  const leads = await listenedLeads(reader);
  // Pan and Tompkins listen to one lead.
  const chosen = detector === 'lab' ? leads : leads.slice(0, 1);
  const nameOf = (index: number) => signals[index]!.name || `signal ${index + 1}`;
  const listed = chosen.map(nameOf).join(', ');
  const nothing = (reason: NothingFound): FoundBeats => ({
    problem: nothingFound(source, reason, {
      leads: reason === 'no-ecg' ? signals.map((_, i) => nameOf(i)).join(', ') : listed,
      durationSec,
    }),
  });
  if (durationSec < SHORTEST_SEC) return nothing('short');
  if (chosen.length === 0) return nothing('no-ecg');

  const found = parts ?? [await detectPart(reader, chosen, detector, wholeOf(reader), onProgress)];
  const { sample, silent } = await joinParts(reader, chosen, detector, found);
  if (silent) return nothing(silent);
  if (sample.length < 2) return nothing('noise');
  const labels = await labelsOfReference(source, reader, sample);
  const origin = labels
    ? `; ${carriesLabels ? 'labels of' : 'against'} ${labels.reference} within 150 ms: ${labels.matched} matched, ${labels.missed} missed, ${labels.invented} invented`
    : '';
  const file = await labFile(
    source,
    ANNOTATOR[detector],
    { sample, symbol: (carriesLabels && labels?.symbol) || sample.map(() => UNCLASSED_BEAT) },
    { note: `beats found by ${DETECTOR[detector]} on ${listed}${origin}`, samplingHz, frameHz },
  );
  return { file };
}

/**
 * Searches a part of a record by the lab's detector, for `findBeats`.
 *
 * @param onProgress seconds of the part that are done
 * @throws WfdbError if the record cannot be read
 */
export async function findBeatsIn(
  source: RecordSource,
  part: RecordPart,
  onProgress: (doneSec: number) => void,
): Promise<DetectedPart> {
  const reader = await openSource(source);
  const leads = await listenedLeads(reader);
  if (leads.length === 0) return { sample: [], windows: [], isSteady: true };
  return detectPart(reader, leads, 'lab', part, onProgress);
}

const REASONS: Record<NothingFound, (values: { leads: string; durationSec: number }) => string> = {
  'no-ecg': ({ leads }) => `none of its signals (${leads}) is an ECG by its name and unit`,
  short: ({ durationSec }) =>
    `it lasts ${Number(durationSec.toFixed(2))} s, and at least ${SHORTEST_SEC} s are needed`,
  missing: ({ leads }) => `every sample of ${leads} is missing`,
  flat: ({ leads }) => `${leads} is a flat line from beginning to end`,
  noise: ({ leads }) => `${leads} is noise: nothing in it stands out as heart beats do`,
};

function nothingFound(
  { name }: RecordSource,
  reason: NothingFound,
  values: { leads: string; durationSec: number },
): WfdbProblem {
  return problem(
    'beats-not-found',
    name,
    `No beats were found in ${name}: ${REASONS[reason](values)}. Its annotations are as they were; look at the signal in the viewer.`,
    { name, reason, ...values, shortestSec: SHORTEST_SEC },
  );
}
