import { annotatorOf } from '../../base/filePath';
import { beatPositions, classOf, marksBeat } from '../../beats';
import { CLASS_NAMES } from '../../beats/types';
import {
  createDetector,
  createPanTompkins,
  createQualityMeter,
  detectInChunks,
  onLead,
  type QualityStretch,
  signalQuality,
} from '../../detection';
import { beatAgreement, computeMetrics, confusionMatrix, disagreements } from '../../evaluation';
import type { Annotations } from '../../wfdb/types';
import type { ClassAgreement, DisagreementPlace, Disagreements } from './annotationTypes';
import { readIfPossible } from './annotators';
import { chunksOf } from './chunksOf';
import { listenedLeads } from './ecgSignals';
import { openSource, type SourceReader } from './openSource';
import type { RecordSource } from './types';

/** As EC57 pairs beats. */
const MATCH_SEC = 0.15;

/**
 * The places of a record that deserve a look: where the lab's detector and Pan–Tompkins find other beats, where it
 * finds other beats on two leads, where two annotators have other beats or other classes; and where the leads are poor.
 *
 * @param onProgress seconds of the record that are done
 * @throws WfdbError (rejects) if the record cannot be read
 */
export async function findDisagreements(
  source: RecordSource,
  onProgress: (doneSec: number) => void,
): Promise<Disagreements> {
  const reader = await openSource(source);
  const { samplingHz, signals } = reader.facts;
  const leads = await listenedLeads(reader);
  const names = leads.map((index) => signals[index]!.name || `${index + 1}`);
  const places: DisagreementPlace[] = [];
  const add = (
    kind: DisagreementPlace['kind'],
    pair: [string, string],
    first: number[],
    second: number[],
  ) => {
    const agreement = beatAgreement(first, second, samplingHz);
    for (const { fromSample, toSample, onlyFirst, onlySecond } of disagreements(agreement, samplingHz)) {
      places.push({ kind, pair, ...stretch({ fromSample, toSample }, samplingHz), onlyFirst, onlySecond });
    }
    return agreement;
  };
  const quality: Disagreements['quality'] = [];
  const agreements: ClassAgreement[] = [];
  const heard = await listen(reader, leads, onProgress);
  heard.forEach(({ lab, panTompkins, windows }, lead) => {
    const agreement =
      lead === 0
        ? add('detectors', ['lab', 'Pan–Tompkins'], lab, panTompkins)
        : beatAgreement(lab, panTompkins, samplingHz);
    for (const each of signalQuality(windows, agreement)) {
      if (each.quality !== 'good') quality.push(qualityPlace(names[lead]!, each, samplingHz));
    }
  });
  if (heard.length > 1) add('leads', [names[0]!, names[1]!], heard[0]!.lab, heard[1]!.lab);
  const [used, ...others] = await annotatorsOf(source, reader);
  for (const other of used ? others : []) {
    const pair: [string, string] = [used!.name, other.name];
    add('annotators', pair, used!.beats.sample, other.beats.sample);
    const { labels, onlyFirst } = comparedClasses(used!.beats, other.beats, samplingHz);
    agreements.push({ pair, ...agreementOf(labels) });
    for (const place of disagreements({ onlyFirst, onlySecond: [] }, samplingHz)) {
      const { onlyFirst: count } = place;
      places.push({
        kind: 'classes',
        pair,
        ...stretch(place, samplingHz),
        onlyFirst: count,
        onlySecond: count,
      });
    }
  }
  places.sort((a, b) => a.fromSec - b.fromSec);
  return { agreements, places, quality: quality.sort((a, b) => a.fromSec - b.fromSec) };
}

/** What both detectors find on each of the leads, and what can be measured of these. */
async function listen(reader: SourceReader, leads: readonly number[], onProgress: (doneSec: number) => void) {
  const { samplingHz } = reader.facts;
  if (leads.length === 0) return [];
  const each = leads.flatMap((_, lead) => [
    onLead(createDetector(samplingHz), lead),
    onLead(createPanTompkins(samplingHz), lead),
    onLead(createQualityMeter(samplingHz), lead),
  ]);
  const found = await detectInChunks(chunksOf(reader, leads), each, {
    onProgress: (doneSamples) => onProgress(doneSamples / samplingHz),
  });
  return leads.map((_, lead) => ({
    lab: (found[3 * lead] as { sample: number }[]).map(({ sample }) => sample),
    panTompkins: found[3 * lead + 1] as number[],
    windows: found[3 * lead + 2] as Parameters<typeof signalQuality>[0],
  }));
}

interface Beats {
  sample: number[];
  symbol: string[];
}

/** The beats of all annotators, those in use first. */
async function annotatorsOf(
  { annotation, annotators }: RecordSource,
  reader: SourceReader,
): Promise<{ name: string; beats: Beats }[]> {
  const ordered = [...annotators].sort(
    (a, b) => Number(b.path === annotation?.path) - Number(a.path === annotation?.path),
  );
  const read = await Promise.all(
    ordered.map(async (file) => ({ name: annotatorOf(file.name), annotations: await readIfPossible(file) })),
  );
  return read.flatMap(({ name, annotations }) =>
    annotations?.symbol.some(marksBeat) ? [{ name, beats: beatsOf(annotations, reader) }] : [],
  );
}

function beatsOf(annotations: Annotations, { facts }: SourceReader): Beats {
  const timed = { ...annotations, samplingHz: annotations.samplingHz ?? facts.frameHz ?? facts.samplingHz };
  const { sample, symbol } = beatPositions(timed, facts.samplingHz);
  return { sample: [...sample], symbol };
}

/** The classes that two annotators give the beats of both, and those with two classes; beats without a class are not compared. */
function comparedClasses(used: Beats, other: Beats, samplingHz: number) {
  const window = MATCH_SEC * samplingHz;
  const onlyFirst: number[] = [];
  const labels = { first: [] as number[], second: [] as number[] };
  let next = 0;
  used.sample.forEach((at, i) => {
    while (next < other.sample.length && other.sample[next]! < at - window) next++;
    let nearest = next;
    while (
      nearest + 1 < other.sample.length &&
      Math.abs(other.sample[nearest + 1]! - at) < Math.abs(other.sample[nearest]! - at)
    )
      nearest++;
    if (Math.abs((other.sample[nearest] ?? Number.POSITIVE_INFINITY) - at) > window) return;
    const first = classOf(used.symbol[i]!);
    const second = classOf(other.symbol[nearest]!);
    if (first === undefined || second === undefined) return;
    labels.first.push(first);
    labels.second.push(second);
    if (first !== second) onlyFirst.push(at);
  });
  return { labels, onlyFirst };
}

function agreementOf({ first, second }: { first: number[]; second: number[] }) {
  const matrix = confusionMatrix(Uint8Array.from(first), Uint8Array.from(second), CLASS_NAMES.length);
  const { cohenKappa } = computeMetrics(matrix);
  return { beats: first.length, kappa: cohenKappa.defined ? cohenKappa.value : undefined };
}

function qualityPlace(lead: string, { quality, reasons, ...range }: QualityStretch, samplingHz: number) {
  return { lead, quality: quality as 'poor' | 'none', reasons, ...stretch(range, samplingHz) };
}

function stretch({ fromSample, toSample }: { fromSample: number; toSample: number }, samplingHz: number) {
  return { fromSec: fromSample / samplingHz, toSec: toSample / samplingHz };
}
