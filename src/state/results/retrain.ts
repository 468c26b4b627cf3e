import { annotatorOf } from '../../base/filePath';
import { differingPlaces, type PlacedBeats } from '../../beats/earlierBeats';
import type { RunView } from '../../experiment/run/types';
import type { Experiment } from '../../experiment/settings/types';
import { indexOfRun } from '../beats/beatIndices';
import { prepareBeats } from '../beats/prepareBeats';
import { currentInputsKey, setDeal } from '../beats/prepareSettings';
import { syncLayers } from '../edits/syncLayers';
import { setEngineWish } from '../engine/engine';
import { engineIdOf } from '../engine/engineId';
import { goTo } from '../page';
import { chooseAnnotator } from '../records/annotators';
import { inTurn } from '../records/inTurn';
import { usedRecords } from '../records/usedRecords';
import { services } from '../services';
import { activeRun } from '../train/activeRun';
import { faultsOf } from '../train/preflight';
import { restoreExperiment } from '../train/restoreExperiment';
import { startTraining } from '../train/startTraining';
import { current, update } from '../update';
import { compareRuns } from './compare';
import { editsSince } from './editsSince';
import { loadRunView } from './loadRun';
import { reportRepeatRecords } from './repeatUnder';

/**
 * Trains once more as a run did, on the labels as they are edited now: the same settings, seed and folds, which are dealt by the beats of
 * that run. Then both are compared. Has no effect during a training, or where nothing was edited since.
 */
export async function retrainWithEdits(runId: string): Promise<void> {
  if (activeRun.isBusy) return;
  const run = await loadRunView(runId);
  if (!run) return;
  const edited = editsSince(run, current().records, current().edits.rows);
  if (edited.length === 0) return;
  for (const { recordId, base } of edited) await putInUse(recordId, base.annotator);
  if (activeRun.isBusy) return;
  const names = new Set(edited.map(({ recordId }) => recordId));
  const missing = restoreExperiment(withEditedFiles(run.experiment, names));
  if (missing.length > 0) {
    reportRepeatRecords(run.title, missing);
    return;
  }
  goTo('train');
  const { engine } = current();
  if (!engine || engineIdOf(engine) !== engineIdOf(run.engine)) await setEngineWish(engineIdOf(run.engine));
  await prepareBeats();
  if (!dealAs(run)) return;
  const accepted = new Set(faultsOf(run.leaks).map(({ code }) => code));
  const again = await startTraining({ title: `${run.title}, with edits`, accepted });
  if (again) await compareRuns([run.id, again]);
}

/** Puts the annotations with the edits into use. */
async function putInUse(recordId: string, annotator: string): Promise<void> {
  await inTurn(recordId, async () => void (await syncLayers(recordId, { isUsed: true })));
  const source = services.sources.get(recordId);
  const file = source?.annotators.find(({ editsOf }) => editsOf === annotator);
  if (file) await chooseAnnotator(recordId, annotatorOf(file.name));
}

/** The experiment on the files that its edited records have now; folds are dealt as soon as their beats are known. */
function withEditedFiles({ earlier: _, ...experiment }: Experiment, edited: ReadonlySet<string>): Experiment {
  const now = new Map(usedRecords(current().records).map((record) => [record.name, record]));
  return {
    ...experiment,
    records: experiment.records.map((record) =>
      edited.has(record.name) ? { ...record, files: now.get(record.name)?.files ?? record.files } : record,
    ),
  };
}

/** Deals the prepared beats by those of a run. @returns false if they are not prepared */
function dealAs(run: RunView): boolean {
  const { prepared } = current();
  if (!prepared || prepared.stale) return false;
  const earlier = differingPlaces(dealtBeats(run), preparedBeats(prepared.recordIds));
  if (earlier.length === 0) return true;
  setDeal({ records: prepared.records, prepare: prepared.settings, earlier });
  // The beats themselves are the same.
  update({ prepared: { ...prepared, earlier, inputsKey: currentInputsKey() } });
  return true;
}

/** The beats by which the folds of a run were dealt: its own, or those of the run whose folds it has. */
function dealtBeats(run: RunView): PlacedBeats {
  const { dealtBy, recordHz } = indexOfRun(run);
  if (!dealtBy) return run.beats;
  const { labels, record, recordNames, timeSec } = dealtBy.index;
  const sample = Array.from(timeSec, (sec, row) => Math.round(sec * recordHz![record[row]!]!));
  return { label: labels, record, recordNames, sample };
}

function preparedBeats(recordNames: readonly string[]): PlacedBeats {
  const { parts } = services;
  return {
    recordNames,
    label: parts.flatMap(({ label }) => Array.from(label)),
    record: parts.flatMap(({ label }, number) => Array.from(label, () => number)),
    sample: parts.flatMap(({ sample }) => Array.from(sample)),
  };
}
