import type { LabCommands } from '../types';
import { loadDemo } from './demo';
import { downloadBeats, downloadModel, downloadPredictions, downloadRun } from './downloads';
import { importFiles } from './importFiles';
import { inspectCell, showListed } from './inspect';
import { clearStorage, dismissAllProblems, dismissProblem, goTo, setLanguage, setTheme } from './page';
import { prepareBeats, resetPrepareSettings, setPrepareSettings } from './prepareBeats';
import { removeRecords, setTicked } from './records';
import { chooseRun, deleteRun, renameRun } from './runs';
import { told } from './told';
import {
  choosePreset,
  pauseTraining,
  resumeTraining,
  setTrainSettings,
  startTraining,
  stopActivity,
  stopTraining,
} from './training';
import { closeRecord, openRecord, setViewRange, setViewTraces } from './view';

/** Every command by name; each lives in a file of its own. */
export const commands: LabCommands = {
  goTo,
  setLanguage,
  setTheme,
  importFiles: told(importFiles),
  loadDemo: told(loadDemo),
  setTicked,
  removeRecords,
  openRecord,
  closeRecord,
  setViewRange,
  setViewTraces,
  setPrepareSettings,
  resetPrepareSettings,
  prepareBeats: told(prepareBeats),
  setTrainSettings,
  choosePreset,
  startTraining: told(startTraining),
  pauseTraining,
  resumeTraining,
  stopTraining,
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
  clearStorage: told(clearStorage),
};
