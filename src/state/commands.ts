import { prepareBeats, resetPrepareSettings, setPrepareSettings } from './beats/prepareBeats';
import { closeCapsule, downloadCapsule, downloadScript, rebuildCapsule } from './capsule/openCapsule';
import { measureEngines, readyEngine, setEngineWish } from './engine/engine';
import { inspectCell, showListed } from './inspect/inspect';
import { clearStorage, dismissAllProblems, dismissProblem, goTo, setLanguage, setTheme } from './page';
import {
  choosePhysioNet,
  closePhysioNet,
  deletePhysioNetFiles,
  downloadPhysioNet,
  forgetPhysioNet,
  listPhysioNet,
  openPhysioNet,
  setPhysioNetText,
} from './physionet/physionet';
import { chooseAnnotator } from './records/annotators';
import { loadDemo } from './records/demo';
import { importFiles } from './records/importFiles';
import { removeRecords, setTicked } from './records/tickRecords';
import { closeRecord, openRecord, setViewRange, setViewTraces } from './records/viewRecord';
import { reportFailures } from './reportFailures';
import { compareRuns, repeatUnder } from './results/compare';
import { downloadBeats, downloadModel, downloadPredictions, downloadRun } from './results/downloads';
import { chooseRun, deleteRun, renameRun } from './results/runs';
import {
  acceptFaults,
  choosePreset,
  pauseTraining,
  resumeTraining,
  setTrainSettings,
  startTraining,
  stopActivity,
  stopTraining,
} from './train/training';
import { discardUnfinished, resumeUnfinished } from './train/unfinished';
import type { LabCommands } from './types';

/** Hardly ever needed. */
const setAside = () => import('./storage/setAside');

/** Every command by name; each lives in a file of its own. */
export const commands: LabCommands = {
  goTo,
  setLanguage,
  setTheme,
  importFiles: reportFailures(importFiles),
  loadDemo: reportFailures(loadDemo),
  openPhysioNet: reportFailures(openPhysioNet),
  closePhysioNet,
  setPhysioNetText,
  listPhysioNet: reportFailures(listPhysioNet),
  choosePhysioNet,
  downloadPhysioNet: reportFailures(downloadPhysioNet),
  deletePhysioNetFiles: reportFailures(deletePhysioNetFiles),
  setTicked,
  removeRecords,
  chooseAnnotator: reportFailures(chooseAnnotator),
  openRecord,
  closeRecord,
  setViewRange,
  setViewTraces,
  setPrepareSettings,
  resetPrepareSettings,
  prepareBeats: reportFailures(prepareBeats),
  setTrainSettings,
  choosePreset,
  acceptFaults,
  compareRuns: reportFailures(compareRuns),
  repeatUnder: reportFailures(repeatUnder),
  downloadCapsule: reportFailures(downloadCapsule),
  downloadScript: reportFailures(downloadScript),
  rebuildCapsule: reportFailures(rebuildCapsule),
  closeCapsule,
  startTraining: reportFailures(startTraining),
  pauseTraining,
  resumeTraining,
  resumeUnfinished: reportFailures(resumeUnfinished),
  discardUnfinished: reportFailures(discardUnfinished),
  stopTraining,
  readyEngine: reportFailures(readyEngine),
  setEngineWish: reportFailures(setEngineWish),
  measureEngines: reportFailures(measureEngines),
  stopActivity,
  chooseRun: reportFailures((runId) => chooseRun(runId)),
  renameRun,
  deleteRun,
  inspectCell,
  showListed,
  downloadModel: reportFailures(downloadModel),
  downloadBeats: reportFailures(downloadBeats),
  downloadRun: reportFailures(downloadRun),
  downloadPredictions: reportFailures(downloadPredictions),
  keepSetAside: reportFailures(async (key) => (await setAside()).keepSetAside(key)),
  saveSetAside: reportFailures(async (key) => (await setAside()).saveSetAside(key)),
  deleteSetAside: reportFailures(async (key) => (await setAside()).deleteSetAside(key)),
  dismissProblem,
  dismissAllProblems,
  clearStorage: reportFailures(async () => {
    await clearStorage();
    await forgetPhysioNet();
  }),
};
