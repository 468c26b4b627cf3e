import * as Comlink from 'comlink';
import { canonicalJson } from '../../base/canonicalJson';
import { rememberLast } from '../../base/remember';
import {
  addToMoments,
  beatsNpz,
  chooseLeads,
  concatBeats,
  createPreparer,
  emptyMoments,
  onlyChosen,
  type Preparer,
  type PrepareSettings,
  predictionsCsv,
  transferablesOf,
} from '../../beats';
import { recordOf } from '../../wfdb';
import { inspectRecord } from './inspectRecord';
import { LONG_SAMPLES } from './longRecords';
import { annotationsOf, openSource } from './openSource';
import { prepareLong } from './prepareLong';
import { createRecordViewer } from './recordViewer';
import { sortFiles } from './sortFiles';
import type { RecordsWorker } from './types';

/** The work of a thread of the pool: reading, preparing, viewing. It keeps preparers and the record in view between calls. */
export function createRecordsWorker(): RecordsWorker {
  const preparerFor = rememberLast(
    (settings: PrepareSettings): Preparer => createPreparer(settings),
    (settings) => [canonicalJson(settings)],
  );
  const viewer = createRecordViewer(preparerFor);

  return {
    sortFiles,
    inspect: inspectRecord,

    async prepare(source, settings) {
      const reader = await openSource(source);
      const annotations = await annotationsOf(source, reader);
      const chosen = chooseLeads(
        reader.facts.signals.map(({ name }) => name),
        settings,
      );
      if (reader.facts.lengthSamples > LONG_SAMPLES) {
        const { name } = source;
        const preparer = preparerFor(settings);
        const prepared = await prepareLong({
          reader,
          annotations,
          lead: chosen,
          name,
          settings,
          preparer,
        });
        return Comlink.transfer(prepared, transferablesOf(prepared.beats));
      }
      // Only the leads in use are decoded, so the record contains only these signals.
      // It gets its name in the lab: a copied header may still contain the name of the original.
      const { signals, lead } = onlyChosen(chosen);
      const record = { ...(await recordOf(reader, { signals })), name: source.name };
      const prepared = preparerFor(settings).prepare({ record, annotations, lead });
      const moments = addToMoments(emptyMoments(settings.classCount, settings.lengthSamples), prepared.beats);
      return Comlink.transfer({ ...prepared, moments }, transferablesOf(prepared.beats));
    },

    view: viewer.view,
    beat: viewer.beat,

    async demo() {
      const { makeDemoRecords } = await import('../../demo');
      return makeDemoRecords().map(({ fileName, bytes }) => ({
        name: fileName,
        path: `demo/${fileName}`,
        blob: new Blob([bytes]),
      }));
    },
    async npz(parts, fold, stamp) {
      return new Blob([...beatsNpz(concatBeats(parts), fold, stamp)], { type: 'application/zip' });
    },
    async predictionsCsv(columns) {
      return new Blob([predictionsCsv(columns)], { type: 'text/csv' });
    },
  };
}
