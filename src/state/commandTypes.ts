import type { BeatChange } from '../beats/beatChange';
import type { PrepareSettings } from '../beats/types';
import type { PresetId } from '../experiment/settings/presets';
import type { TrainSettings } from '../experiment/settings/types';
import type { AnnotationExport, DetectorName } from '../workers/records/annotationTypes';
import type { CapsuleCommands } from './capsule/stateTypes';
import type { DoubtCommands } from './doubts/types';
import type { FieldDraft } from './draftTypes';
import type { Ec57Commands } from './ec57/types';
import type { EditCommands } from './edits/types';
import type { LabelState } from './label/types';
import type { LorenzCommands } from './lorenz/types';
import type { MapCommands } from './map/types';
import type { MonitorCommands } from './monitor/types';
import type { PhysioNetCommands } from './physionet/types';
import type { TableCommands } from './records/tableTypes';
import type { ViewPlace } from './records/viewTypes';
import type { RemovalCommands } from './removal/types';
import type { ReportCommands } from './report/types';
import type { CompareCommands } from './results/compareTypes';
import type { ShareCommands } from './share/types';
import type { SetAsideCommands } from './storage/setAsideTypes';
import type { TemplateCommands } from './templates/types';
import type { EngineWish, Language, Step, Theme, ViewSettings } from './types';
import type { ExplainedClass } from './why/types';

/** All actions of the user. Panels call these and never touch workers, storage or the setter of the store. */
export interface LabCommands
  extends PhysioNetCommands,
    CompareCommands,
    Ec57Commands,
    EditCommands,
    TemplateCommands,
    DoubtCommands,
    LorenzCommands,
    MapCommands,
    MonitorCommands,
    CapsuleCommands,
    SetAsideCommands,
    RemovalCommands,
    TableCommands,
    ReportCommands,
    ShareCommands {
  goTo(step: Step): void;
  setLanguage(language: Language): void;
  setTheme(theme: Theme): void;

  /**
   * Files from a drop or an input; folders with the paths of their files. Never throws: problems are added to
   * `problems`.
   */
  importFiles(files: { path: string; blob: Blob }[]): Promise<void>;
  loadDemo(): Promise<void>;
  setTicked(recordIds: string[], ticked: boolean): void;
  /** Says which database records are from; an empty text: the one that their files tell. */
  setDatabase(recordIds: readonly string[], text: string): Promise<void>;
  /** Can be undone for a while, like `deleteRun` and `discardUnfinished`. */
  removeRecords(recordIds: string[]): void;
  /** Chooses the annotations in use, one of `RecordEntry.annotators`. */
  chooseAnnotator(recordId: string, annotator: string): Promise<void>;

  setDetector(detector: DetectorName): void;
  setCarriesLabels(carriesLabels: boolean): void;
  /** Finds the beats of these records: annotations that the lab adds to those they have. */
  findBeats(recordIds: string[]): Promise<void>;

  setLabel(change: Partial<Pick<LabelState, 'networkId' | 'fold'>>): void;
  /** Labels the beats of these records with the chosen network, as annotations `lab`. */
  labelBeats(recordIds: string[]): Promise<void>;

  /** Looks for places of the open record where detectors, leads or annotators disagree. */
  findDisagreements(): Promise<void>;
  /** Saves the annotations in use of these records: one file, or a .zip of several. */
  exportAnnotations(recordIds: string[], asked: AnnotationExport): Promise<void>;

  /** Opens a record, or moves an open one: see `ViewPlace`. */
  viewRecord(recordId: string, place?: ViewPlace): Promise<void>;
  closeRecord(): void;
  /** Saves a record of any format as a .zip of WFDB files. */
  exportWfdb(recordId: string): Promise<void>;
  /** Clamped to the record; loads the data for `widthPx` columns. */
  setViewRange(startSec: number, endSec: number, widthPx: number): Promise<void>;
  setViewSettings(change: Partial<ViewSettings>): void;
  /** Shows the predictions of a run below the annotations; undefined hides them. */
  setViewRun(runId: string | undefined): Promise<void>;

  setPrepareSettings(change: Partial<PrepareSettings>): void;
  resetPrepareSettings(): void;
  prepareBeats(): Promise<void>;

  setTrainSettings(change: Partial<TrainSettings>): void;
  /** Keeps the text of a field that is no value of its setting; undefined forgets it, and those of settings within. */
  keepDraft(path: string, draft: FieldDraft | undefined): void;
  /** Sets every preparing and training setting as the preset has it, whatever was set before; only the seed is kept. */
  choosePreset(preset: PresetId): void;
  /** Goes back to `ownSettings`. */
  chooseOwnSettings(): void;
  /** Allows a start despite the faults that the leak check reports. */
  acceptFaults(accepted: boolean): void;
  /** Prepares the beats first if needed. Resolves when the run has ended. */
  startTraining(): Promise<void>;
  pauseTraining(): void;
  resumeTraining(): void;
  /** Trains one epoch and pauses: of a new training, or of the one that runs or is paused. */
  stepTraining(): Promise<void>;
  /** Asks the browser for its consent to notifications, or does without them again. */
  setNotice(wanted: boolean): Promise<void>;
  /** Resumes a run of `unfinished`; its records are ticked and prepared as before. Resolves when the run has ended. */
  resumeUnfinished(runId: string): Promise<void>;
  /** Deletes the checkpoint of a run of `unfinished`. */
  discardUnfinished(runId: string): Promise<void>;
  stopTraining(): void;
  /** Opens the engine before a training; compares the engines if that was not done yet. */
  readyEngine(): Promise<void>;
  /** Switches to another engine; has no effect while a training uses one. */
  setEngineWish(wish: EngineWish): Promise<void>;
  /** Discards the measurements and compares the engines again. */
  measureEngines(): Promise<void>;
  stopActivity(id: string): void;

  chooseRun(runId: string): Promise<void>;
  renameRun(runId: string, title: string): void;
  deleteRun(runId: string): void;

  /** Lists the beats of a cell (undefined: all misclassified) and goes to Inspect. */
  inspectCell(cell: { truth: number; predicted: number } | undefined): void;
  showListed(position: number): void;
  /** Explains the prediction of the shown beat: that of the predicted class, or of the true one. */
  explainShown(of?: ExplainedClass): Promise<void>;
  stopExplaining(): void;
  /** Asks what the network says of the shown beat with this change. */
  askWhatIf(change: BeatChange): Promise<void>;
  /** Nothing more is asked: what was held for it is given up. */
  closeWhatIf(): Promise<void>;
  /** Averages what matters over a sample of the tested beats that are predicted as a class. */
  averageClass(classIndex: number): Promise<void>;
  /** Finds the training beats nearest to the explained one; may read all training records. */
  findNearest(): Promise<void>;

  downloadModel(fold: number): Promise<void>;
  downloadWeights(fold: number): Promise<void>;
  downloadBeats(): Promise<void>;
  downloadRun(): Promise<void>;
  downloadPredictedAnnotations(): Promise<void>;
  downloadPredictions(): Promise<void>;

  dismissProblem(id: string): void;
  dismissAllProblems(): void;
  /** Deletes records, settings, runs and models; the page is then as on the first visit. */
  clearStorage(): Promise<void>;
}
