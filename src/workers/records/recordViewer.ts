import * as Comlink from 'comlink';
import {
  type BeatSet,
  beatAt,
  chooseLeads,
  finishRecord,
  type PreparedRecord,
  type Preparer,
  type PrepareSettings,
  type RecordScale,
  rowPositions,
} from '../../beats';
import { recordOf } from '../../wfdb';
import type { Annotations, WfdbRecord } from '../../wfdb/types';
import { readEcgSignals } from './ecgSignals';
import { LONG_SAMPLES } from './longRecords';
import { createLongView, type LongView } from './longView';
import { annotationsOf, openSource, type SourceReader } from './openSource';
import { cutWithin, type LongSource, prepareLong } from './prepareLong';
import { recordMarks } from './recordMarks';
import { scalogramView } from './scalogram';
import type { BeatContext, RecordSource, ViewData } from './types';
import { denoisedSignals, type ViewSource, viewBuffers, viewData, viewSource } from './viewData';
import type { RecordsWorker } from './workerTypes';

/** Columns of the strip around an inspected beat: more than any screen has pixels in ten seconds of ECG. */
const STRIP_BUCKETS = 4000;

interface OpenRecord {
  key: string;
  signalsKey: string;
  reader: SourceReader;
  annotations: Annotations;
  /** Which signals are ECGs. */
  isEcg: boolean[];
  /** Each signal at its own frequency; undefined if it is too long to be in memory. */
  record: WfdbRecord | undefined;
  long: LongView | undefined;
  /** Keyed by the denoising settings. */
  views: Map<string, ViewSource>;
  prepared: Map<string, PreparedRecord>;
  /** For a long record that is normalised record by record: what its windows are divided by. */
  scales: Map<string, Promise<RecordScale>>;
}

/** Views of records and beats. The record viewed last stays decoded and denoised, so panning costs only a decimation. */
export function createRecordViewer(
  preparerFor: (settings: PrepareSettings) => Preparer,
): Pick<RecordsWorker, 'view' | 'marks' | 'beat'> {
  let open: OpenRecord | undefined;

  async function opened(source: RecordSource): Promise<OpenRecord> {
    if (open?.key === source.key) return open;
    const { key, signalsKey = key } = source;
    if (open?.signalsKey === signalsKey && open.record) return reopened(open, source);
    const reader = await openSource(source);
    const { lengthSamples, signals } = reader.facts;
    const isLong = lengthSamples * signals.length > LONG_SAMPLES;
    const record = isLong ? undefined : await recordOf(reader, { grid: 'own' });
    // A record with unreadable annotations can still be viewed; its problem is shown in the table.
    const annotations = await annotationsOf(source, reader).catch(() =>
      annotationsOf({ ...source, annotation: undefined }, reader),
    );
    const isEcg = await readEcgSignals(reader);
    const long = isLong ? createLongView(reader, annotations, isEcg) : undefined;
    open = {
      key,
      signalsKey,
      reader,
      record,
      annotations,
      isEcg,
      long,
      views: new Map(),
      prepared: new Map(),
      scales: new Map(),
    };
    return open;
  }

  /** Only annotations have changed: what was decoded and denoised stays. */
  async function reopened(before: OpenRecord, source: RecordSource): Promise<OpenRecord> {
    const annotations = await annotationsOf(source, before.reader);
    const views = new Map([...before.views].map(([settings, view]) => [settings, { ...view, annotations }]));
    open = { ...before, key: source.key, annotations, views, prepared: new Map(), scales: new Map() };
    return open;
  }

  async function viewOf(
    current: OpenRecord,
    settings: PrepareSettings['denoise'],
    range: { startSec: number; endSec: number; buckets: number },
  ): Promise<ViewData> {
    const { record, annotations, isEcg, long } = current;
    if (long) return long.view(settings, range);
    const source = remember(current.views, settings, () => {
      return viewSource(record!, denoisedSignals(record!, isEcg, settings), annotations, isEcg);
    });
    return viewData(source, range);
  }

  /**
   * The beats of a record; for a long record those at the sample and their neighbours (so the median beat is not the record's).
   */
  async function beatsAt(
    current: OpenRecord,
    settings: PrepareSettings,
    sample: number,
    name: string,
  ): Promise<BeatSet | undefined> {
    const { record, annotations, isEcg, reader } = current;
    const names = reader.facts.signals.map((signal) => signal.name);
    const lead = chooseLeads(names, isEcg, settings);
    const preparer = preparerFor(settings);
    const { samplingHz } = reader.facts;
    if (record) {
      const known = current.prepared.get(JSON.stringify(settings));
      const isOneGrid = record.signalHz?.every((hz) => hz === samplingHz) ?? true;
      const onGrid = known || isOneGrid ? record : await recordOf(reader);
      return remember(current.prepared, settings, () => {
        return preparer.prepare({ record: onGrid, annotations, lead });
      }).beats;
    }
    const positions = rowPositions(annotations, reader.facts, settings);
    const first = positions.sample.indexOf(sample);
    if (first < 0) return undefined;
    const end = positions.sample.lastIndexOf(sample) + 1;
    const source: LongSource = { reader, annotations, lead, name, settings, preparer };
    // Neighbours may be hours away, so each stretch is read by itself.
    const stretches = [
      { first: first - 1, end: first },
      { first, end },
      { first: end, end: end + 1 },
    ].filter((stretch) => stretch.first >= 0 && stretch.end <= positions.sample.length);
    const cuts = [];
    for (const stretch of stretches) {
      const from = positions.sample[stretch.first]!;
      cuts.push(await cutWithin(source, positions, { from, to: from + 1, ...stretch }));
    }
    const scale = await scaleOf(current, source);
    return finishRecord(cuts, { name, samplingHz, positions, settings, lead, scale }).beats;
  }

  return {
    async view(source, settings, range) {
      const data = await viewOf(await opened(source), settings, range);
      return Comlink.transfer(data, viewBuffers(data) as ArrayBuffer[]);
    },

    async marks(source) {
      const { annotations, reader } = await opened(source);
      const marks = recordMarks(annotations, reader.facts.samplingHz);
      const { timeSec, symbol, classIndex, subtype, channel, num } = marks;
      return Comlink.transfer(
        marks,
        [timeSec, symbol, classIndex, subtype, channel, num].map(({ buffer }) => buffer as ArrayBuffer),
      );
    },

    async beat(source, asked, sample, { beforeSec, afterSec }) {
      const current = await opened(source);
      // Only the first lead is shown.
      const settings = { ...asked, secondLead: false };
      const beats = await beatsAt(current, settings, sample, source.name);
      const index = beats?.sample.indexOf(sample) ?? -1;
      if (!beats || index < 0)
        throw new Error(`there is no beat at sample ${sample} of record ${source.name}`);
      const atSec = sample / current.reader.facts.samplingHz;
      const strip = await viewOf(current, settings.denoise, {
        startSec: atSec - beforeSec,
        endSec: atSec + afterSec,
        buckets: STRIP_BUCKETS,
      });
      const context = contextOf(beats, index);
      return {
        waveform: context.beat,
        context,
        scalograms: scalogramView(context, settings.window),
        beforeSec: settings.window.beforeSec,
        afterSec: settings.window.afterSec,
        strip,
      };
    },
  };
}

/** Copies, since the set stays in this thread. */
function contextOf(beats: BeatSet, index: number): BeatContext {
  const { previous, waveform, next } = beatAt(beats, index);
  const zeros = () => new Float32Array(beats.lengthSamples);
  return {
    previous: previous?.slice() ?? zeros(),
    beat: waveform.slice(),
    next: next?.slice() ?? zeros(),
  };
}

/** What the windows of a long record are divided by: all windows are cut to compute it, but only the scale is kept. */
function scaleOf({ scales }: OpenRecord, source: LongSource): Promise<RecordScale> | undefined {
  if (source.settings.normalise !== 'record') return undefined;
  const scale = remember(scales, source.settings, async () => (await prepareLong(source)).scale);
  // A failure is not cached: it may be requested again.
  scale.catch(() => scales.clear());
  return scale;
}

/** Caches the value for the last settings only. */
function remember<T>(known: Map<string, T>, settings: object, make: () => T): T {
  const key = JSON.stringify(settings);
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.clear();
  known.set(key, made);
  return made;
}
