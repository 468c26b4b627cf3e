import { resetPrepareSettings, setDeal, setPrepareSettings } from './beats/prepareSettings';
import { closeCapsule } from './capsule/closeCapsule';
import type { LabCommands } from './commandTypes';
import { keepDraft } from './drafts';
import { setEc57Options, setEc57Pair, setEc57RunReference } from './ec57/settings';
import { measureEngines, readyEngine, setEngineWish } from './engine/engine';
import { inspectCell, showListed } from './inspect/inspect';
import { acknowledgeAlarms, setMonitor } from './monitor/settings';
import { clearStorage, dismissAllProblems, dismissProblem, goTo, setLanguage, setTheme } from './page';
import { choosePhysioNet, closePhysioNet, setPhysioNetText } from './physionet/form';
import { loadDemo } from './records/demo';
import { importFiles } from './records/importFiles';
import { removeRecords, setTicked } from './records/tickRecords';
import {
  closeRecord,
  setCarriesLabels,
  setDetector,
  setLabel,
  setViewSettings,
} from './records/viewSettings';
import { endRemoval, undoRemoval } from './removal/removals';
import { reportFailures } from './reportFailures';
import { compareRuns } from './results/compare';
import { chooseRun, deleteRun, renameRun } from './results/runs';
import {
  acceptFaults,
  chooseOwnSettings,
  choosePreset,
  pauseTraining,
  resumeTraining,
  setTrainSettings,
  stopActivity,
  stopTraining,
} from './train/training';
import { update } from './update';

/**
 * Code of later steps is loaded on first use, so that the page itself starts sooner. Not what is behind a tick or a radio
 * button: those show the store, so it has to change in the very click.
 */
const annotators = () => import('./records/annotators');
const capsule = () => import('./capsule/openCapsule');
const databases = () => import('./records/databases');
const ec57 = () => import('./ec57/commands');
const downloads = () => import('./results/downloads');
const published = () => import('./capsule/published');
const pairing = () => import('./results/comparePair');
const physionet = () => import('./physionet/physionet');
const preparing = () => import('./beats/prepareBeats');
const retraining = () => import('./results/retrain');
const changes = () => import('./inspect/inspectChanged');
const repeating = () => import('./results/repeatUnder');
const starting = () => import('./train/startTraining');
const exporting = () => import('./records/exportAnnotations');
const disagreements = () => import('./records/findDisagreements');
const doubting = () => import('./doubts/findDoubts');
const deciding = () => import('./doubts/decideDoubt');
const editing = () => import('./edits/makeEdit');
const editLogs = () => import('./edits/editLogs');
const finding = () => import('./records/findBeats');
const labelling = () => import('./label/labelBeats');
const monitoring = () => import('./monitor/commands');
const leftRecordings = () => import('./monitor/leftRecordings');
const notice = () => import('./train/notice');
const unfinished = () => import('./train/unfinished');
const exportingRecord = () => import('./records/exportRecord');
const reporting = () => import('./report/commands');
const tables = () => import('./records/tables');
const explaining = () => import('./why/explain');
const asking = () => import('./why/whatIf');
const averaging = () => import('./why/classAverage');
const intervals = () => import('./lorenz/lorenz');
const relabelling = () => import('./lorenz/relabelSelected');
const mapping = () => import('./map/makeMap');
const mapLists = () => import('./map/listOnMap');
const nearest = () => import('./why/nearest');
const viewing = () => import('./records/viewRecord');
const templates = () => import('./templates/templates');
/** Rarely needed. */
const sharing = () => import('./share/openLink');
const setAside = () => import('./storage/setAside');

/** All commands by name; each is implemented in its own file. */
export const commands: LabCommands = {
  goTo,
  setLanguage,
  setTheme,
  importFiles: reportFailures(importFiles),
  loadDemo: reportFailures(loadDemo),
  openPhysioNet: reportFailures(async () => (await physionet()).openPhysioNet()),
  closePhysioNet,
  setPhysioNetText,
  listPhysioNet: reportFailures(async (text) => (await physionet()).listPhysioNet(text)),
  choosePhysioNet,
  downloadPhysioNet: reportFailures(async () => (await physionet()).downloadPhysioNet()),
  deletePhysioNetFiles: reportFailures(async () => (await physionet()).deletePhysioNetFiles()),
  setTicked,
  setDatabase: reportFailures(async (...given) => (await databases()).setDatabase(...given)),
  removeRecords,
  chooseAnnotator: reportFailures(async (...given) => (await annotators()).chooseAnnotator(...given)),
  setDetector,
  setCarriesLabels,
  findBeats: reportFailures(async (ids) => (await finding()).findBeats(ids)),
  setLabel,
  labelBeats: reportFailures(async (ids) => (await labelling()).labelBeats(ids)),
  setMonitor,
  startMonitoring: reportFailures(async () => (await monitoring()).startMonitoring()),
  stopMonitoring: reportFailures(async () => (await monitoring()).stopMonitoring()),
  markEvent: () => void monitoring().then(({ markEvent }) => markEvent()),
  acknowledgeAlarms,
  showEvent: (id) => setMonitor({ shownEvent: id }),
  findLeftRecordings: reportFailures(async () => (await leftRecordings()).findLeftRecordings()),
  keepLeftRecording: reportFailures(async (name) => (await leftRecordings()).keepLeftRecording(name)),
  deleteLeftRecording: reportFailures(async (name) => (await leftRecordings()).deleteLeftRecording(name)),
  exportAnnotations: reportFailures(async (...asked) => (await exporting()).exportAnnotations(...asked)),
  openEdits: reportFailures(async (id) => (await editing()).openEdits(id)),
  makeEdit: reportFailures(async (...edit) => void (await (await editing()).makeEdit(...edit))),
  turnEdit: reportFailures(async (...turn) => (await editing()).turnEdit(...turn)),
  clusterBeats: reportFailures(async () => (await templates()).clusterBeats()),
  splitTemplate: reportFailures(async (number) => (await templates()).splitTemplate(number)),
  mergeTemplates: reportFailures(async (...pair) => (await templates()).mergeTemplates(...pair)),
  relabelTemplate: reportFailures(async (...label) => (await templates()).relabelTemplate(...label)),
  findDoubts: reportFailures(async (id) => (await doubting()).findDoubts(id)),
  decideLabel: reportFailures(async (...label) => (await deciding()).decideLabel(...label)),
  setEditor: (by) => update(({ edits }) => ({ edits: { ...edits, by } })),
  saveEditLog: reportFailures(async (id) => (await editLogs()).saveEditLog(id)),
  readEditLog: reportFailures(async (...log) => (await editLogs()).readEditLog(...log)),
  readTable: reportFailures(async (...answer) => (await tables()).readTable(...answer)),
  leaveTable: reportFailures(async (id) => (await tables()).leaveTable(id)),
  findDisagreements: reportFailures(async () => (await disagreements()).findDisagreements()),
  viewRecord: reportFailures(async (...place) => (await viewing()).viewRecord(...place)),
  closeRecord,
  makeReport: reportFailures(async (annotator) => (await reporting()).makeReport(annotator)),
  closeReport: () => update({ report: undefined }),
  downloadReport: reportFailures(async (format) => (await reporting()).downloadReport(format)),
  exportWfdb: reportFailures(async (recordId) => (await exportingRecord()).exportWfdb(recordId)),
  setViewRange: reportFailures(async (...range) => (await viewing()).setViewRange(...range)),
  setViewSettings,
  setViewRun: reportFailures(async (runId) => (await viewing()).setViewRun(runId)),
  setPrepareSettings,
  keepDraft,
  resetPrepareSettings,
  prepareBeats: reportFailures(async () => (await preparing()).prepareBeats()),
  setTrainSettings,
  choosePreset,
  chooseOwnSettings,
  acceptFaults,
  compareRuns: reportFailures(compareRuns),
  comparePair: reportFailures(async (...ids) => (await pairing()).comparePair(...ids)),
  retrainWithEdits: reportFailures(async (id) => (await retraining()).retrainWithEdits(id)),
  inspectChanged: reportFailures(async (...ids) => (await changes()).inspectChanged(...ids)),
  dealAnew: () => setDeal(undefined),
  repeatUnder: reportFailures(async (...options) => (await repeating()).repeatUnder(...options)),
  repeatWithSeed: reportFailures(async (id) => (await repeating()).repeatWithSeed(id)),
  compareRunEc57: reportFailures(async (...asked) => (await ec57()).compareRunEc57(...asked)),
  compareAnnotators: reportFailures(async (...asked) => (await ec57()).compareAnnotators(...asked)),
  setEc57Options,
  setEc57RunReference,
  setEc57Pair,
  downloadEc57: reportFailures(async (part) => (await ec57()).downloadEc57(part)),
  downloadCapsule: reportFailures(async () => (await capsule()).downloadCapsule()),
  downloadScript: reportFailures(async () => (await capsule()).downloadScript()),
  rebuildCapsule: reportFailures(async () => (await capsule()).rebuildCapsule()),
  closeCapsule,
  loadPublished: reportFailures(async () => (await published()).loadPublished()),
  repeatPublished: reportFailures(async (name) => (await published()).repeatPublished(name)),
  startTraining: reportFailures(async () => void (await (await starting()).startTraining())),
  pauseTraining,
  resumeTraining,
  stepTraining: reportFailures(async () => (await starting()).stepTraining()),
  setNotice: reportFailures(async (wanted) => (await notice()).setNotice(wanted)),
  resumeUnfinished: reportFailures(async (id) => (await unfinished()).resumeUnfinished(id)),
  discardUnfinished: reportFailures(async (id) => (await unfinished()).discardUnfinished(id)),
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
  explainShown: reportFailures(async (of) => (await explaining()).explainShown(of)),
  stopExplaining: reportFailures(async () => (await explaining()).stopExplaining()),
  makeMap: reportFailures(async (source) => (await mapping()).makeMap(source)),
  listOnMap: reportFailures(async (rows) => (await mapLists()).listOnMap(rows)),
  readIntervals: reportFailures(async () => (await intervals()).readIntervals()),
  listSelected: reportFailures(async (rows) => (await intervals()).listSelected(rows)),
  relabelSelected: reportFailures(async (...label) => (await relabelling()).relabelSelected(...label)),
  undoRelabelled: reportFailures(async () => (await relabelling()).undoRelabelled()),
  askWhatIf: reportFailures(async (change) => (await asking()).askWhatIf(change)),
  closeWhatIf: reportFailures(async () => (await asking()).closeWhatIf()),
  averageClass: reportFailures(async (of) => (await averaging()).averageClass(of)),
  findNearest: reportFailures(async () => (await nearest()).findNearest()),
  downloadModel: reportFailures(async (fold) => (await downloads()).downloadModel(fold)),
  downloadWeights: reportFailures(async (fold) => (await downloads()).downloadWeights(fold)),
  downloadBeats: reportFailures(async () => (await downloads()).downloadBeats()),
  downloadRun: reportFailures(async () => (await downloads()).downloadRun()),
  downloadPredictedAnnotations: reportFailures(async () =>
    (await downloads()).downloadPredictedAnnotations(),
  ),
  downloadPredictions: reportFailures(async () => (await downloads()).downloadPredictions()),
  keepSetAside: reportFailures(async (key) => (await setAside()).keepSetAside(key)),
  saveSetAside: reportFailures(async (key) => (await setAside()).saveSetAside(key)),
  deleteSetAside: reportFailures(async (key) => (await setAside()).deleteSetAside(key)),
  undoRemoval: reportFailures(undoRemoval),
  endRemoval: reportFailures(endRemoval),
  settingsLink: async (of) => {
    let link: string | undefined;
    await reportFailures(async () => {
      link = await (await sharing()).settingsLink(of);
    })();
    return link;
  },
  applyLink: reportFailures(async () => (await sharing()).applyLink()),
  closeLink: reportFailures(async () => (await sharing()).closeLink()),
  dismissProblem,
  dismissAllProblems,
  clearStorage: reportFailures(async () => {
    await Promise.all([
      clearStorage(),
      physionet().then(({ forgetPhysioNet }) => forgetPhysioNet()),
      monitoring().then(({ clearMonitor }) => clearMonitor()),
    ]);
  }),
};
