import { isSameJson } from '../../base/canonicalJson';
import { foldOfBeat } from '../../beats/splits';
import { modelFiles } from '../../experiment/network/modelFiles';
import type { RunView } from '../../experiment/run/types';
import { runBeats } from '../ec57/runBeats';
import { relabelledStamp } from '../edits/relabelled';
import { fingerprint } from '../records/usedRecords';
import { saveBlob } from '../saveBlob';
import { services } from '../services';
import { current, report, withActivity } from '../update';
import { fileStemOf } from './fileStem';
import { findsBeats } from './findsBeats';
import { loadModel } from './loadRun';
import { predictionColumns } from './predictionColumns';
import { runJson } from './runJson';
import { stampName, stampOf } from './stampOf';

const exporting = (task: () => Promise<void>) => withActivity('exporting', { canStop: false }, task);

/** Saves one fold's model as a .zip: tfjs layers `model.json` and `weights.bin`, and `metadata.json`. */
export async function downloadModel(fold: number): Promise<void> {
  const run = current().openRun;
  const result = run?.folds.find((each) => each.fold === fold);
  if (!run || !result) return;
  await exporting(async () => {
    const model = await loadModel(run, fold);
    if (!model) return;
    const files = modelFiles(model, {
      fold,
      bestEpoch: result.bestEpoch,
      ...(runJson(run) as object),
    });
    const { zipSync } = await import('fflate');
    const zip = zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), { level: 0 });
    saveBlob(
      new Blob([zip as Uint8Array<ArrayBuffer>], { type: 'application/zip' }),
      `${fileStemOf(run)}-fold${fold + 1}-model.zip`,
    );
  });
}

/** Saves one fold's weights as NPZ, for NumPy and the Python program. */
export async function downloadWeights(fold: number): Promise<void> {
  const run = current().openRun;
  if (!run) return;
  await exporting(async () => {
    const model = await loadModel(run, fold);
    if (!model) return;
    const { weightsNpz } = await import('../../experiment/network/weightsNpz');
    const npz = new Blob([...weightsNpz(model, fold)], { type: 'application/zip' });
    saveBlob(npz, `${fileStemOf(run)}-fold${fold + 1}-weights.npz`);
  });
}

/** Saves the prepared beats as NPZ; with the fold that tested each beat if the open run was made with these beats. */
export async function downloadBeats(): Promise<void> {
  const { prepared, openRun } = current();
  if (!prepared || services.parts.length === 0) {
    report({
      code: 'no-beats',
      file: '',
      message: 'No beats are prepared, so there are none to save. Press Prepare beats first.',
      values: {},
    });
    return;
  }
  await exporting(async () => {
    const run = openRun && madeWith(openRun) ? openRun : undefined;
    const fold = run && testFolds(run);
    const edited = relabelledStamp(prepared.relabelled);
    // Beats that were cut by class, or labelled by a network, leak whatever is done with them.
    const own = [
      prepared.settings.windowRule === 'tutorial' ? 'window-rule' : '',
      prepared.networkLabelled.length > 0 ? 'network-labels' : '',
      edited ? stampName(edited) : '',
    ];
    const stamp = run ? stampOf(run) : own.filter((code) => code !== '').join('+');
    saveBlob(await services.pool().run((worker) => worker.npz(services.parts, fold, stamp)), 'beats.npz');
  });
}

/** The fold that tested each beat, −1 for none. */
const testFolds = (run: RunView) =>
  foldOfBeat(
    run.folds.map((fold) => fold.testIndex),
    run.beats.label.length,
  );

function madeWith(run: RunView): boolean {
  const { prepared } = current();
  return (
    prepared !== undefined &&
    run.beats.label.length === prepared.total &&
    run.beats.recordNames.join('\n') === prepared.recordIds.join('\n') &&
    fingerprint(run.experiment.records) === fingerprint(prepared.records) &&
    isSameJson(run.experiment.prepare, prepared.settings)
  );
}

/** Saves settings, histories, confusion matrices and measures as one JSON file. */
export async function downloadRun(): Promise<void> {
  const run = current().openRun;
  if (!run) return;
  const text = JSON.stringify(runJson(run), undefined, 2);
  saveBlob(new Blob([text], { type: 'application/json' }), `${fileStemOf(run)}.json`);
}

/** Saves the predictions as WFDB annotation files, one a record, in a .zip. */
export async function downloadPredictedAnnotations(): Promise<void> {
  const run = current().openRun;
  if (!run) return;
  await exporting(async () => {
    const { recordNames, recordHz } = run.beats;
    const records = predictedByRecord(run).flatMap(({ sample, predicted }, index) =>
      sample.length > 0
        ? [{ name: recordNames[index]!, samplingHz: recordHz[index]!, sample, predicted }]
        : [],
    );
    const stamp = stampOf(run);
    // The title may be of any length, and the note is cut.
    const note = `${stamp && `stamped ${stamp}: `}predictions of run "${run.title}" for the beats that it ${findsBeats(run) ? 'found' : 'tested'}`;
    saveBlob(
      await services.pool().run((worker) => worker.predictionFiles(records, note)),
      `${fileStemOf(run)}-predictions-wfdb.zip`,
    );
  });
}

/** Where a beat-free network found beats; of others all tested beats, each as often as it was tested. */
function predictedByRecord(run: RunView): { sample: Int32Array; predicted: Uint8Array }[] {
  if (findsBeats(run)) return runBeats(run);
  const { recordNames, record, sample, predicted } = predictionColumns(run);
  return recordNames.map((_, index) => {
    const isOwn = (_value: number, row: number) => record[row] === index;
    return { sample: sample.filter(isOwn), predicted: predicted.filter(isOwn) };
  });
}

/** Saves every tested beat with its class probabilities. */
export async function downloadPredictions(): Promise<void> {
  const run = current().openRun;
  if (!run) return;
  await exporting(async () => {
    const columns = predictionColumns(run);
    saveBlob(
      await services.pool().run((worker) => worker.predictionsCsv(columns)),
      `${fileStemOf(run)}-predictions.csv`,
    );
  });
}
