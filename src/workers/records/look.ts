import * as Comlink from 'comlink';
import { type BeatSet, chooseLead, type Preparer, type PrepareSettings } from '../../beats';
import { beatPositions } from '../../beats/beatPositions';
import type { PreparedRecord } from '../../beats/types';
import { denoise } from '../../signal';
import { recordOf } from '../../wfdb';
import type { Annotations, WfdbRecord } from '../../wfdb/types';
import { LONG_SAMPLES } from './longRecords';
import { createLongView, type LongView } from './longView';
import { annotationsOf, openSource, type SourceReader } from './openSource';
import { prepareWithin } from './prepareLong';
import type { RecordSource, RecordsWorker, ViewData } from './types';
import { type ViewSource, viewBuffers, viewData, viewSource } from './viewData';

/** Columns of the strip around an inspected beat: more than any screen has pixels in ten seconds of ECG. */
const STRIP_BUCKETS = 4000;

interface OpenRecord {
  key: string;
  reader: SourceReader;
  annotations: Annotations;
  /** Undefined where it is too long to be in memory. */
  record: WfdbRecord | undefined;
  long: LongView | undefined;
  /** By the denoising settings they were made with. */
  views: Map<string, ViewSource>;
  prepared: Map<string, PreparedRecord>;
}

/** Looking at records: the one looked at last stays decoded and denoised, so that panning costs a decimation only. */
export function createLook(
  preparerFor: (settings: PrepareSettings) => Preparer,
): Pick<RecordsWorker, 'view' | 'beat'> {
  let open: OpenRecord | undefined;

  async function opened(source: RecordSource): Promise<OpenRecord> {
    if (open?.key === source.key) return open;
    const reader = await openSource(source);
    const { lengthSamples, signals } = reader.facts;
    const isLong = lengthSamples * signals.length > LONG_SAMPLES;
    const record = isLong ? undefined : await recordOf(reader);
    // A record with unreadable annotations can still be looked at; its problem stands in the table.
    const annotations = await annotationsOf(source, reader).catch(() =>
      annotationsOf({ ...source, annotation: undefined }, reader),
    );
    const long = isLong ? createLongView(reader, annotations) : undefined;
    open = { key: source.key, reader, record, annotations, long, views: new Map(), prepared: new Map() };
    return open;
  }

  async function viewOf(
    current: OpenRecord,
    settings: PrepareSettings['denoise'],
    range: { startSec: number; endSec: number; buckets: number },
  ): Promise<ViewData> {
    const { record, annotations, long } = current;
    if (long) return long.view(settings, range);
    const source = remember(current.views, settings, () => {
      const denoised =
        settings.wavelet === 'none' ? undefined : record!.signals.map((signal) => denoise(signal, settings));
      return viewSource(record!, denoised, annotations);
    });
    return viewData(source, range);
  }

  /** The beats of a record, of a long one those at the sample. */
  async function beatsAt(
    current: OpenRecord,
    settings: PrepareSettings,
    sample: number,
    name: string,
  ): Promise<BeatSet | undefined> {
    const { record, annotations, reader } = current;
    const preparer = preparerFor(settings);
    if (record) {
      return remember(current.prepared, settings, () => preparer.prepare({ record, annotations })).beats;
    }
    const positions = beatPositions(annotations, reader.facts.samplingHz);
    const first = positions.sample.indexOf(sample);
    if (first < 0) return undefined;
    const end = positions.sample.lastIndexOf(sample) + 1;
    const names = reader.facts.signals.map((signal) => signal.name);
    const source = { reader, annotations, lead: chooseLead(names, settings.lead), name, settings, preparer };
    return (await prepareWithin(source, positions, { from: sample, to: sample + 1, first, end }))?.beats;
  }

  return {
    async view(source, settings, range) {
      const data = await viewOf(await opened(source), settings, range);
      return Comlink.transfer(data, viewBuffers(data) as ArrayBuffer[]);
    },

    async beat(source, settings, sample, { beforeSec, afterSec }) {
      const current = await opened(source);
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
      return {
        waveform: beats.waveform.slice(index * beats.lengthSamples, (index + 1) * beats.lengthSamples),
        beforeSec: settings.window.beforeSec,
        afterSec: settings.window.afterSec,
        strip,
      };
    },
  };
}

/** The value for these settings, made once; only the last settings are kept. */
function remember<T>(known: Map<string, T>, settings: object, make: () => T): T {
  const key = JSON.stringify(settings);
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.clear();
  known.set(key, made);
  return made;
}
