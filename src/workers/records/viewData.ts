import { denoiseAt } from '../../beats';
import { shownClassOf } from '../../beats/classMap';
import { ecgSignalsOf } from '../../beats/ecgSignals';
import { NO_CLASS, type PrepareSettings } from '../../beats/types';
import { createDenoiser } from '../../signal';
import { decimateMinMax } from '../../signal/decimate';
import type { SignalFault } from '../../signal/signalFaults';
import { annotationSamplesAt } from '../../wfdb';
import type { Annotations, WfdbRecord } from '../../wfdb/types';
import type { Trace, ViewAnnotation, ViewData } from './types';
import { faultsOf, faultsWithin } from './viewFaults';

/** If a range has more beats of class N, or without a class, than this, they are not drawn. */
export const MAX_NORMAL_BEATS = 600;
/** Of all other annotations, at most this many are drawn. */
export const MAX_ANNOTATIONS = 2000;
/** `leftOut.classIndex` of non-beats. */
const NO_BEAT = 255;

/** A decoded record, ready to be viewed at any scale. */
export interface ViewSource {
  record: WfdbRecord;
  /** If `record` is a piece of a longer one: the index of its first sample and the length of the complete record. */
  piece?: { firstSample: number; lengthSamples: number };
  /** One per lead, as long as the lead (see `denoisedSignals`); undefined without denoising. */
  denoised: (Float32Array | undefined)[] | undefined;
  /** Which leads are ECGs, and their stretches without signal; none for other leads. */
  isEcg: readonly boolean[];
  faults: readonly SignalFault[][];
  annotations: Annotations | undefined;
  /** Medians over the complete record, one per lead; 0 for a lead without samples. */
  medians: number[];
  denoisedMedians: number[];
}

/**
 * The leads as the settings clean them; undefined for one that is no ECG, or is slower or faster than the record's: what the settings
 * clean there would be the signal itself.
 */
export function denoisedSignals(
  { signals, signalHz, samplingHz }: WfdbRecord,
  isEcg: readonly boolean[],
  settings: PrepareSettings['denoise'],
): (Float32Array | undefined)[] | undefined {
  if (settings.wavelet === 'none') return undefined;
  const denoiser = createDenoiser(denoiseAt(settings, samplingHz));
  return signals.map((signal, lead) =>
    isEcg[lead] && (signalHz?.[lead] ?? samplingHz) === samplingHz ? denoiser.run(signal) : undefined,
  );
}

/** What every range of a record needs, computed once: keep it as long as the record is open. */
export function viewSource(
  record: WfdbRecord,
  denoised: ViewSource['denoised'],
  annotations: Annotations | undefined,
  isEcg: readonly boolean[] = ecgSignalsOf(record),
): ViewSource {
  return {
    record,
    denoised,
    isEcg,
    faults: faultsOf(record, isEcg),
    annotations,
    medians: record.signals.map((signal) => median(signal)),
    denoisedMedians: record.signals.map((_, lead) => {
      const signal = denoised?.[lead];
      return signal ? median(signal) : 0;
    }),
  };
}

/**
 * What to draw for startSec…endSec (clipped to the record): every lead with its lowest and highest sample per bucket,
 * raw and denoised, and the annotations. The lines extend one sample beyond both ends, so that they run out of the
 * picture rather than end in it. In a long range class N is left out of the annotations (over 600), then the rest is
 * thinned evenly (over 2000); `leftOut` lists what is missing.
 */
export function viewData(
  source: ViewSource,
  range: { startSec: number; endSec: number; buckets: number },
): ViewData {
  const { record, denoised, piece = { firstSample: 0, lengthSamples: record.lengthSamples } } = source;
  const durationSec = piece.lengthSamples / record.samplingHz;
  const startSec = Math.min(Math.max(0, range.startSec), durationSec);
  const endSec = Math.min(Math.max(startSec, range.endSec), durationSec);
  // As a reader gives a piece of a signal with a frequency of its own (`RecordReader.read`).
  const firstSampleOf = (lead: number) =>
    Math.ceil((piece.firstSample * (record.signalHz?.[lead] ?? record.samplingHz)) / record.samplingHz);
  const trace = (signal: Float32Array, lead: number): Trace => {
    const samplingHz = record.signalHz?.[lead] ?? record.samplingHz;
    const { from, to } = drawnSamples(samplingHz, startSec, endSec);
    const firstSample = firstSampleOf(lead);
    const { position, value } = decimateMinMax(signal, from - firstSample, to - firstSample, range.buckets);
    return { timeSec: Float64Array.from(position, (at) => (at + firstSample) / samplingHz), value };
  };
  return {
    startSec,
    endSec,
    leads: record.signals.map((signal, lead) => ({
      name: record.signalNames[lead] ?? '',
      units: record.units[lead] ?? '',
      isEcg: source.isEcg[lead] ?? false,
      faults: faultsWithin(source.faults[lead] ?? [], {
        samplingHz: record.signalHz?.[lead] ?? record.samplingHz,
        firstSample: firstSampleOf(lead),
        startSec,
        endSec,
        buckets: range.buckets,
      }),
      medianValue: source.medians[lead] ?? 0,
      denoisedMedianValue: source.denoisedMedians[lead] ?? 0,
      raw: trace(signal, lead),
      denoised: denoised?.[lead] && trace(denoised[lead], lead),
    })),
    ...thin(annotationsWithin(source.annotations, record.samplingHz, startSec, endSec)),
  };
}

/** The samples that the lines of a range are drawn from: one more at both ends. */
export function drawnSamples(
  samplingHz: number,
  startSec: number,
  endSec: number,
): { from: number; to: number } {
  return { from: Math.floor(startSec * samplingHz) - 1, to: Math.ceil(endSec * samplingHz) + 2 };
}

/** The buffers of the lines, to be transferred to the page. */
export function viewBuffers(data: ViewData): ArrayBufferLike[] {
  const traces = data.leads.flatMap((lead) => (lead.denoised ? [lead.raw, lead.denoised] : [lead.raw]));
  return [
    ...traces.flatMap((trace) => [trace.timeSec.buffer, trace.value.buffer]),
    data.leftOut.timeSec.buffer,
    data.leftOut.classIndex.buffer,
  ];
}

/** The annotations of a range, in order of time. */
export function annotationsWithin(
  annotations: Annotations | undefined,
  samplingHz: number,
  startSec: number,
  endSec: number,
): ViewAnnotation[] {
  if (!annotations) return [];
  // At the record's samples, as beats are, whatever the annotator's time resolution.
  const samples = annotationSamplesAt(annotations, samplingHz);
  const found: ViewAnnotation[] = [];
  for (let i = 0; i < annotations.count; i++) {
    const timeSec = samples[i]! / samplingHz;
    if (timeSec < startSec || timeSec > endSec) continue;
    const symbol = annotations.symbol[i]!;
    found.push({ timeSec, symbol, classIndex: shownClassOf(symbol), aux: annotations.aux[i] ?? '' });
  }
  // Files are nearly always in order of time; where one is not, drawing needs it to be.
  return found.sort((a, b) => a.timeSec - b.timeSec);
}

/** Thins out the annotations of a long range. */
export function thin(
  all: ViewAnnotation[],
): Pick<ViewData, 'annotations' | 'thinned' | 'annotationCount' | 'leftOut'> {
  const isCommon = ({ classIndex }: ViewAnnotation) => classIndex === 0 || classIndex === NO_CLASS;
  let annotations = all;
  if (all.filter(isCommon).length > MAX_NORMAL_BEATS) {
    annotations = all.filter((annotation) => !isCommon(annotation));
  }
  const many = annotations.length;
  if (many > MAX_ANNOTATIONS) {
    const rest = annotations;
    annotations = Array.from(
      { length: MAX_ANNOTATIONS },
      (_, i) => rest[Math.floor((i * many) / MAX_ANNOTATIONS)]!,
    );
  }
  const kept = new Set(annotations);
  const leftOut = kept.size === all.length ? [] : all.filter((annotation) => !kept.has(annotation));
  return {
    annotations,
    thinned: leftOut.length > 0,
    annotationCount: all.length,
    leftOut: {
      timeSec: Float64Array.from(leftOut, (annotation) => annotation.timeSec),
      classIndex: Uint8Array.from(leftOut, (annotation) => annotation.classIndex ?? NO_BEAT),
    },
  };
}

const BINS = 4096;

/**
 * The lower median of the finite values, 0 if there are none. Exact, in three passes: a histogram gives the bin of the
 * median and the number of values below it, then only that bin is sorted.
 */
export function median(signal: Float32Array): number {
  let count = 0;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of signal) {
    if (!Number.isFinite(value)) continue;
    count++;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (count === 0) return 0;
  if (low === high) return low;

  const scale = (BINS - 1) / (high - low);
  const inBin = new Uint32Array(BINS);
  // NaN would become bin 0 here, so it is skipped first.
  for (const value of signal) if (Number.isFinite(value)) inBin[((value - low) * scale) | 0]!++;

  let rank = (count - 1) >> 1;
  let bin = 0;
  while (rank >= inBin[bin]!) rank -= inBin[bin++]!;
  const members = new Float32Array(inBin[bin]!);
  let taken = 0;
  for (const value of signal) {
    if (Number.isFinite(value) && (((value - low) * scale) | 0) === bin) members[taken++] = value;
  }
  return members.sort()[rank]!;
}
