import type { LabCommands } from '../types';
import { report } from '../update';
import { loadDemo } from './demo';
import { downloadBeats, downloadModel, downloadPredictions, downloadRun } from './downloads';
import { importFiles } from './importFiles';
import { inspectCell, showListed } from './inspect';
import { clearStorage, dismissAllProblems, dismissProblem, goTo, setLanguage, setTheme } from './page';
import { prepareBeats, resetPrepareSettings, setPrepareSettings } from './prepareBeats';
import { removeRecords, setTicked } from './records';
import { chooseRun, deleteRun, renameRun } from './runs';
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

/** What goes wrong beyond what a command foresees is told on the page, never lost in the console. */
function told<A extends unknown[]>(
  command: (...values: A) => Promise<void>,
): (...values: A) => Promise<void> {
  return async (...values) => {
    try {
      await command(...values);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      report({
        code: 'worker-died',
        file: '',
        message: `Something went wrong that the lab did not foresee: ${reason}. What was loaded is untouched; try again, or reload the page.`,
        values: { reason },
      });
    }
  };
}

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
