import * as Comlink from 'comlink';
import type { Preparer, PrepareSettings } from '../../beats';
import type { PreparedRecord } from '../../beats/types';
import { denoise } from '../../signal';
import { readRecord } from '../../wfdb';
import type { Annotations, WfdbRecord } from '../../wfdb/types';
import { annotationsOf, headerOf, signalFilesOf } from './readSource';
import type { RecordSource, RecordsWorker } from './types';
import { type ViewSource, viewBuffers, viewData, viewSource } from './viewData';

/** Columns of the strip around an inspected beat: more than any screen has pixels in ten seconds of ECG. */
const STRIP_BUCKETS = 4000;

interface OpenRecord {
  key: string;
  record: WfdbRecord;
  annotations: Annotations;
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
    const [header, files] = await Promise.all([headerOf(source), signalFilesOf(source)]);
    const record = readRecord({ header, files });
    // A record with unreadable annotations can still be looked at; its problem stands in the table.
    const annotations = await annotationsOf(source).catch(() =>
      annotationsOf({ ...source, annotation: undefined }),
    );
    open = { key: source.key, record, annotations, views: new Map(), prepared: new Map() };
    return open;
  }

  function viewOf(current: OpenRecord, settings: PrepareSettings['denoise']): ViewSource {
    const { record, annotations } = current;
    return remember(current.views, settings, () => {
      const denoised =
        settings.wavelet === 'none' ? undefined : record.signals.map((signal) => denoise(signal, settings));
      return viewSource(record, denoised, annotations);
    });
  }

  return {
    async view(source, settings, range) {
      const data = viewData(viewOf(await opened(source), settings), range);
      return Comlink.transfer(data, viewBuffers(data) as ArrayBuffer[]);
    },

    async beat(source, settings, sample, { beforeSec, afterSec }) {
      const current = await opened(source);
      const { record, annotations } = current;
      const { beats } = remember(current.prepared, settings, () =>
        preparerFor(settings).prepare({ record, annotations }),
      );
      const index = beats.sample.indexOf(sample);
      if (index < 0) throw new Error(`there is no beat at sample ${sample} of record ${record.name}`);
      const atSec = sample / record.samplingHz;
      const strip = viewData(viewOf(current, settings.denoise), {
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
