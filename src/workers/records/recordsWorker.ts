import * as Comlink from 'comlink';
import { canonicalJson } from '../../base/canonicalJson';
import { rememberLast } from '../../base/remember';
import {
  addToMoments,
  beatsNpz,
  chooseLeads,
  concatBeats,
  createPreparer,
  deriveColumns,
  emptyMoments,
  onlyChosen,
  type Preparer,
  type PrepareSettings,
  predictionsCsv,
  transferablesOf,
  unsharedBuffers,
} from '../../beats';
import type { DerivedNeeds } from '../../beats/deriveColumns';
import { templateSettings } from '../../beats/templates/settings';
import { splitRows } from '../../beats/templates/splitRows';
import { doubtQueue } from '../../evaluation/doubtQueue';
import { type RecordReader, recordOf } from '../../wfdb';
import type { Annotations } from '../../wfdb/types';
import { clusterRecord } from './clusterRecord';
import { compareRecord } from './compareRecord';
import { readEcgSignals } from './ecgSignals';
import { editAnnotations, editByLog, readLog } from './editAnnotations';
import { exportAnnotations } from './exportAnnotations';
import { exportRecord } from './exportRecord';
import { findBeats, findBeatsIn } from './findBeats';
import { findDisagreements } from './findDisagreements';
import { hashFile } from './hashFile';
import { inspectAnnotations, inspectRecord } from './inspectRecord';
import { LONG_SAMPLES } from './longRecords';
import { annotationsOf, openSource, usedAnnotations } from './openSource';
import { predictionFiles } from './predictionFiles';
import { prepareLong } from './prepareLong';
import { readNetworkFile } from './readNetworkFile';
import { createRecordViewer } from './recordViewer';
import { reportRecord } from './reportRecord';
import { sortFiles } from './sortFiles';
import type { PreparedPart, RecordSource } from './types';
import type { RecordsWorker } from './workerTypes';
import { unlabelled, writeLabels } from './writeLabels';

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

    async prepare(source, settings, needs = NONE) {
      const reader = await openSource(source);
      // Beats need no rhythm, so no other annotator is read for it.
      const read = settings.rows === 'pieces' ? annotationsOf : usedAnnotations;
      return prepare({ source, settings, needs, reader, annotations: await read(source, reader) });
    },

    prepareUnlabelled,
    async clusterBeats(source) {
      const clustered = clusterRecord(await prepareUnlabelled(source, templateSettings, NONE));
      const { waveform, qrs } = clustered.beats;
      return Comlink.transfer(clustered, unsharedBuffers([waveform, qrs.rows]));
    },
    splitRows: async (rows) => splitRows(rows),

    writeLabels,
    editAnnotations,
    editByLog,
    hashFile,
    readEditLog: readLog,
    inspectAnnotations,
    exportAnnotations,
    exportRecord,
    readNetworkFile,

    findBeats,
    findBeatsIn,
    findDisagreements,

    view: viewer.view,
    marks: viewer.marks,
    beat: viewer.beat,
    compare: compareRecord,
    report: reportRecord,
    doubtQueue: async (...runs) => doubtQueue(...runs),

    async demo() {
      const { makeDemoRecords } = await import('../../demo');
      return makeDemoRecords().map(({ fileName, bytes }) => ({
        name: fileName,
        path: `demo/${fileName}`,
        blob: new Blob([bytes]),
      }));
    },
    async npz(parts, fold, stamp) {
      const complete = parts.map((part) => ({
        ...part,
        ...deriveColumns(part, { median: true, longMedian: true, shape: true }),
      }));
      return new Blob([...beatsNpz(concatBeats(complete), fold, stamp)], { type: 'application/zip' });
    },
    async predictionFiles(records, note) {
      return predictionFiles(records, note);
    },
    async predictionsCsv(columns) {
      return new Blob([predictionsCsv(columns)], { type: 'text/csv' });
    },
  };

  async function prepareUnlabelled(source: RecordSource, settings: PrepareSettings, needs: DerivedNeeds) {
    const reader = await openSource(source);
    const annotations = unlabelled(await usedAnnotations(source, reader));
    return prepare({ source, settings, needs, reader, annotations });
  }

  async function prepare(asked: PrepareRequest): Promise<PreparedPart> {
    const { source, settings, needs, reader, annotations } = asked;
    const chosen = chooseLeads(
      reader.facts.signals.map(({ name }) => name),
      await readEcgSignals(reader),
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
      return handOver(prepared, needs);
    }
    // Only the leads in use are decoded, so the record contains only these signals.
    // It gets its name in the lab: a copied header may still contain the name of the original.
    const { signals, lead } = onlyChosen(chosen);
    const record = { ...(await recordOf(reader, { signals })), name: source.name };
    const prepared = preparerFor(settings).prepare({ record, annotations, lead });
    const moments = addToMoments(emptyMoments(settings.classCount, settings.lengthSamples), prepared.beats);
    return handOver({ ...prepared, moments }, needs);
  }
}

/** No derived columns. */
const NONE: DerivedNeeds = { median: false, longMedian: false, shape: false };

interface PrepareRequest {
  source: RecordSource;
  settings: PrepareSettings;
  needs: DerivedNeeds;
  reader: RecordReader;
  annotations: Annotations;
}

/** Moves a record's beats to the page, with the derived columns that are needed. */
function handOver(prepared: PreparedPart, needs: DerivedNeeds): PreparedPart {
  const beats = { ...prepared.beats, ...deriveColumns(prepared.beats, needs) };
  return Comlink.transfer({ ...prepared, beats }, transferablesOf(beats));
}
