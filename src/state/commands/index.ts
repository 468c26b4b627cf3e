import type { LabCommands } from '../types';
import { chooseAnnotator } from './annotators';
import { closeCapsule, downloadCapsule, downloadScript, rebuildCapsule } from './capsule';
import { compareRuns, repeatUnder } from './compare';
import { loadDemo } from './demo';
import { downloadBeats, downloadModel, downloadPredictions, downloadRun } from './downloads';
import { measureEngines, readyEngine, setEngineWish } from './engine';
import { importFiles } from './importFiles';
import { inspectCell, showListed } from './inspect';
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
} from './physionet';
import { prepareBeats, resetPrepareSettings, setPrepareSettings } from './prepareBeats';
import { removeRecords, setTicked } from './records';
import { chooseRun, deleteRun, renameRun } from './runs';
import { told } from './told';
import {
  acceptFaults,
  choosePreset,
  pauseTraining,
  resumeTraining,
  setTrainSettings,
  startTraining,
  stopActivity,
  stopTraining,
} from './training';
import { discardUnfinished, resumeUnfinished } from './unfinished';
import { closeRecord, openRecord, setViewRange, setViewTraces } from './view';

/** Every command by name; each lives in a file of its own. */
export const commands: LabCommands = {
  goTo,
  setLanguage,
  setTheme,
  importFiles: told(importFiles),
  loadDemo: told(loadDemo),
  openPhysioNet: told(openPhysioNet),
  closePhysioNet,
  setPhysioNetText,
  listPhysioNet: told(listPhysioNet),
  choosePhysioNet,
  downloadPhysioNet: told(downloadPhysioNet),
  deletePhysioNetFiles: told(deletePhysioNetFiles),
  setTicked,
  removeRecords,
  chooseAnnotator: told(chooseAnnotator),
  openRecord,
  closeRecord,
  setViewRange,
  setViewTraces,
  setPrepareSettings,
  resetPrepareSettings,
  prepareBeats: told(prepareBeats),
  setTrainSettings,
  choosePreset,
  acceptFaults,
  compareRuns: told(compareRuns),
  repeatUnder: told(repeatUnder),
  downloadCapsule: told(downloadCapsule),
  downloadScript: told(downloadScript),
  rebuildCapsule: told(rebuildCapsule),
  closeCapsule,
  startTraining: told(startTraining),
  pauseTraining,
  resumeTraining,
  resumeUnfinished: told(resumeUnfinished),
  discardUnfinished: told(discardUnfinished),
  stopTraining,
  readyEngine: told(readyEngine),
  setEngineWish: told(setEngineWish),
  measureEngines: told(measureEngines),
  stopActivity,
  chooseRun: told(chooseRun),
  renameRun,
  deleteRun,
  inspectCell,
  showListed,
  downloadModel: told(downloadModel),
  downloadBeats: told(downloadBeats),
  downloadRun: told(downloadRun),
  downloadPredictions: told(downloadPredictions),
  dismissProblem,
  dismissAllProblems,
  clearStorage: told(async () => {
    await clearStorage();
    await forgetPhysioNet();
  }),
};
