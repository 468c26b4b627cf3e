import { denoiseAt, type PrepareSettings } from '../../beats';
import { decimateMinMax } from '../../signal/decimate';
import type { RecordReader } from '../../wfdb';
import type { Annotations } from '../../wfdb/types';
import { readAround } from './longRecords';
import { type LeadOverview, makeOverview, type Overview } from './overview';
import type { Trace, ViewData } from './types';
import {
  annotationsWithin,
  denoisedSignals,
  drawnSamples,
  median,
  thin,
  type ViewSource,
  viewData,
} from './viewData';
import { faultsOf } from './viewFaults';

/** Longer ranges are drawn from the overview; shorter ones from the samples themselves. */
const NEAR_SAMPLES = 2 ** 19;

/** Views a record that is too long to be in memory. */
export interface LongView {
  /**
   * As `viewData`. A long range is drawn from the lowest and highest samples of blocks, which are collected in one pass
   * when the first long range is requested; it is not denoised. A short range is read and denoised with the margin that
   * affects it, and kept for the next call.
   */
  view(
    settings: PrepareSettings['denoise'],
    range: { startSec: number; endSec: number; buckets: number },
  ): Promise<ViewData>;
}

interface Piece {
  key: string;
  from: number;
  to: number;
  source: ViewSource;
}

export function createLongView(
  reader: RecordReader,
  annotations: Annotations,
  isEcg: readonly boolean[],
): LongView {
  const { samplingHz, lengthSamples, signals } = reader.facts;
  let overview: Promise<Overview> | undefined;
  let piece: Piece | undefined;
  let medians: number[] | undefined;

  function cachedOverview(): Promise<Overview> {
    overview ??= makeOverview(reader).then(
      (made) => {
        medians = made.leads.map(({ medianValue }) => medianValue);
        return made;
      },
      (error: unknown) => {
        overview = undefined;
        throw error;
      },
    );
    return overview;
  }

  async function near(settings: PrepareSettings['denoise'], from: number, to: number): Promise<ViewSource> {
    const key = JSON.stringify(settings);
    const known = piece?.key === key && piece.from <= from && piece.to >= to;
    if (!piece || !known) {
      // The range has a margin of its own already.
      const margin = Math.ceil((to - from) / 2);
      const wider = { from: Math.max(0, from - margin), to: Math.min(lengthSamples, to + margin) };
      const { record, firstSample } = await readAround(reader, { ...wider, margin: 0 }, settings, {
        grid: 'own',
      });
      const denoised = denoisedSignals(record, isEcg, settings);
      const { zeroApproximation } = denoiseAt(settings, samplingHz);
      const own = medians ?? record.signals.map((signal) => median(signal));
      const source: ViewSource = {
        record,
        piece: { firstSample, lengthSamples },
        denoised,
        isEcg,
        faults: faultsOf(record, isEcg),
        annotations,
        medians: own,
        denoisedMedians: own.map((value) => (zeroApproximation ? 0 : value)),
      };
      piece = { key, ...wider, source };
    }
    return piece.source;
  }

  return {
    async view(settings, range) {
      const durationSec = lengthSamples / samplingHz;
      const startSec = Math.min(Math.max(0, range.startSec), durationSec);
      const endSec = Math.min(Math.max(startSec, range.endSec), durationSec);
      const drawn = drawnSamples(samplingHz, startSec, endSec);
      const from = Math.max(0, drawn.from);
      const to = Math.min(lengthSamples, drawn.to);
      if (to - from <= NEAR_SAMPLES) return viewData(await near(settings, from, to), range);
      const { blockSamples, leads } = await cachedOverview();
      const blocks = { first: Math.floor(from / blockSamples), end: Math.ceil(to / blockSamples) };
      return {
        startSec,
        endSec,
        leads: leads.map((lead, i) => ({
          name: signals[i]!.name,
          units: signals[i]!.units,
          isEcg: isEcg[i] ?? false,
          faults: [],
          medianValue: lead.medianValue,
          denoisedMedianValue: 0,
          raw: farTrace(lead, blocks, range.buckets, samplingHz),
          denoised: undefined,
        })),
        ...thin(annotationsWithin(annotations, samplingHz, startSec, endSec)),
      };
    },
  };
}

function farTrace(
  { value, at }: LeadOverview,
  blocks: { first: number; end: number },
  buckets: number,
  samplingHz: number,
): Trace {
  const drawn = decimateMinMax(value, 3 * blocks.first, 3 * blocks.end, buckets);
  return {
    timeSec: Float64Array.from(drawn.position, (entry) => at[entry]! / samplingHz),
    value: drawn.value,
  };
}
