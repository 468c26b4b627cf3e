import type { DroppedBeats, PrepareSettings } from '../beats/types';
import type { Metrics } from '../evaluation/types';
import type { EngineInfo } from '../experiment/engines/types';
import type { Run, RunView } from '../experiment/run/types';
import type { PresetId } from '../experiment/settings/presets';
import type { Experiment, TrainSettings } from '../experiment/settings/types';
import type { WfdbProblem } from '../wfdb/types';
import type { BeatView, RecordFacts, ViewData } from '../workers/records/types';
import type { CapsuleCommands, CapsuleState } from './capsule/stateTypes';
import type { EngineChoiceState, EngineWish } from './engine/types';
import type { PhysioNetCommands, PhysioNetState } from './physionet/types';
import type { ShownProblem } from './problemTypes';
import type { CompareCommands, ComparisonState } from './results/compareTypes';
import type { SetAsideCommands, SetAsideItem } from './storage/setAsideTypes';
import type { TrainingState, UnfinishedRun } from './train/types';

export type { ViewAnnotation, ViewData } from '../workers/records/types';
export type { EngineChoiceState, EngineWish } from './engine/types';
export type { LabProblem, LabProblemCode, ShownProblem } from './problemTypes';
export type { Interruption, Place, TrainingState, UnfinishedRun } from './train/types';

/** The whole page as plain data: panels draw from this and nothing else. Bytes and waveforms stay outside (see `services.ts`). */
export interface LabState {
  step: Step;
  language: Language;
  theme: Theme;

  /** In table order. */
  records: RecordEntry[];
  view: ViewState | undefined;
  physionet: PhysioNetState;

  prepareSettings: PrepareSettings;
  /** What the last Prepare gave; undefined before, or after the records it stood on are gone. */
  prepared: PreparedState | undefined;

  trainSettings: TrainSettings;
  /** The person has accepted the faults that the leak check finds in these settings; every change of settings takes that back. */
  faultsAccepted: boolean;
  /** The engine that was opened last. */
  engine: EngineInfo | undefined;
  engineChoice: EngineChoiceState;
  /** The run in hand, or the last one of this visit. */
  training: TrainingState | undefined;

  /** Runs that a closed, crashed or reloaded page left behind and that no other tab goes on with; newest first. */
  unfinished: UnfinishedRun[];

  /** Newest first, what their table shows; predictions are read when one is opened, weights when its network is saved. */
  runs: RunSummary[];
  /** The run that Results and Inspect show. */
  openRun: RunView | undefined;
  inspect: InspectState;
  comparison: ComparisonState;
  capsule: CapsuleState | undefined;

  activities: Activity[];
  problems: ShownProblem[];
  storage: StorageState;
  /** What is stored and cannot be read by this version. */
  setAside: SetAsideItem[];
}

export type Step = 'records' | 'beats' | 'train' | 'results' | 'inspect';
export type Language = 'en' | 'zh';
export type Theme = 'system' | 'light' | 'dark';

export interface RecordEntry extends RecordFacts {
  /** The record's name, unique in the lab. */
  id: string;
  ticked: boolean;
  /** Why it came unticked; undefined where it came ticked. */
  untickedBecause: 'paced' | 'unlisted' | 'no-annotations' | 'incomplete' | undefined;
}

/** The record that is being looked at. */
export interface ViewState {
  recordId: string;
  startSec: number;
  endSec: number;
  durationSec: number;
  showDenoised: boolean;
  showRaw: boolean;
  /** What to draw for a range near startSec…endSec; undefined while the first one is on its way. */
  data: ViewData | undefined;
  failed: WfdbProblem | undefined;
}

export interface PreparedState {
  settings: PrepareSettings;
  recordIds: string[];
  /** Settings and files that were asked for, records that failed included: differs when they change. */
  inputsKey: string;
  /** The files that were read, in the order of `recordIds`: another record of the same name is not the same beats. */
  records: Experiment['records'];
  /** A row a record, in record order. */
  rows: {
    recordId: string;
    leadName: string;
    /** undefined where one lead was asked for, or the record has no other. */
    secondLeadName: string | undefined;
    samplingHz: number;
    counts: number[];
    dropped: DroppedBeats;
  }[];
  total: number;
  counts: number[];
  dropped: DroppedBeats;
  lengthSamples: number;
  /** classCount × lengthSamples. */
  means: { mean: Float32Array; sd: Float32Array; count: number[] };
  synthetic: boolean;
  durationSec: number;
  /** Settings or ticked records differ from what was prepared. */
  stale: boolean;
}

export interface RunSummary {
  id: string;
  title: string;
  createdAt: string;
  synthetic: boolean;
  state: 'finished' | 'stopped';
  classCount: number;
  protocol: TrainSettings['protocol'];
  leaks: Run['leaks'];
  /** Equal for runs that differ in protocol and validation beats alone. */
  pairKey: string;
  /** Measures of all tested beats. */
  pooled: Metrics;
  records: number;
  beats: number;
  accuracy: number | undefined;
  macroF1: number | undefined;
  engine: string;
  trainingSec: number;
}

export interface InspectState {
  /** The chosen cell of the matrix; undefined = every misclassified beat. */
  cell: { truth: number; predicted: number } | undefined;
  /** The list: most confident first. */
  list: ListedBeat[];
  /** Index into list. */
  position: number;
  beat: InspectedBeat | undefined;
  status: 'empty' | 'loading' | 'shown' | 'failed';
  failed: WfdbProblem | undefined;
}

/** A tested beat: index is its place in `Run.beats`. */
export interface ListedBeat {
  index: number;
  fold: number;
  recordName: string;
  timeSec: number;
  sample: number;
  symbol: string;
  truth: number;
  predicted: number;
  /** Of the predicted class. */
  probability: number;
  probabilities: number[];
}

export interface InspectedBeat extends ListedBeat, BeatView {
  /** Predicted class of the other tested beats in the strip, by time. */
  stripPredictions: { timeSec: number; truth: number; predicted: number }[];
}

/** Something that runs now; drawn in the status region `Activity`. */
export interface Activity {
  id: string;
  kind:
    | 'importing'
    | 'listing'
    | 'downloading'
    | 'making-demo'
    | 'preparing'
    | 'training'
    | 'restoring'
    | 'exporting'
    | 'clearing';
  /** What it works on now: a record's name, `fold 2 of 5, epoch 3 of 8`. */
  detail: string;
  done: number;
  /** 0 while unknown. */
  total: number;
  startedAtMs: number;
  secondsLeft: number | undefined;
  canStop: boolean;
}

export interface StorageState {
  /** unknown until the first look; off: refused by the browser (private window, settings). */
  status: 'unknown' | 'on' | 'off';
  usedBytes: number | undefined;
  quotaBytes: number | undefined;
}

/** What a person can do. Panels call these and never touch workers, storage or the store's setter. */
export interface LabCommands extends PhysioNetCommands, CompareCommands, CapsuleCommands, SetAsideCommands {
  goTo(step: Step): void;
  setLanguage(language: Language): void;
  setTheme(theme: Theme): void;

  /** Files from a drop or an input; folders come with their paths. Never throws: what is wrong goes to `problems`. */
  importFiles(files: { path: string; blob: Blob }[]): Promise<void>;
  loadDemo(): Promise<void>;
  setTicked(recordIds: string[], ticked: boolean): void;
  removeRecords(recordIds: string[]): void;
  /** Whose annotations of a record count, one of `RecordEntry.annotators`. */
  chooseAnnotator(recordId: string, annotator: string): Promise<void>;

  openRecord(recordId: string): void;
  closeRecord(): void;
  /** Clamped to the record; loads what is needed for `widthPx` columns. */
  setViewRange(startSec: number, endSec: number, widthPx: number): void;
  setViewTraces(shown: { raw: boolean; denoised: boolean }): void;

  setPrepareSettings(change: Partial<PrepareSettings>): void;
  resetPrepareSettings(): void;
  prepareBeats(): Promise<void>;

  setTrainSettings(change: Partial<TrainSettings>): void;
  /** Puts the preset's preparing and training settings in place of the present ones; the seed stays. */
  choosePreset(preset: PresetId): void;
  /** Allows a start in spite of the faults that the leak check names. */
  acceptFaults(accepted: boolean): void;
  /** Prepares first where that is still to do. Ends when the run is over. */
  startTraining(): Promise<void>;
  pauseTraining(): void;
  resumeTraining(): void;
  /** Takes up a run of `unfinished`; its records are ticked and prepared as they were. Ends when the run is over. */
  resumeUnfinished(runId: string): Promise<void>;
  /** Forgets what was trained of a run of `unfinished`. */
  discardUnfinished(runId: string): Promise<void>;
  stopTraining(): void;
  /** Opens the engine ahead of a training; compares the engines where that is still to do. */
  readyEngine(): Promise<void>;
  /** Takes another engine from now on; not while a training holds one. */
  setEngineWish(wish: EngineWish): Promise<void>;
  /** Forgets what was measured and compares the engines again. */
  measureEngines(): Promise<void>;
  stopActivity(id: string): void;

  chooseRun(runId: string): Promise<void>;
  renameRun(runId: string, title: string): void;
  deleteRun(runId: string): void;

  /** Lists the beats of a cell (undefined: all misclassified) and goes to Inspect. */
  inspectCell(cell: { truth: number; predicted: number } | undefined): void;
  showListed(position: number): void;

  downloadModel(fold: number): Promise<void>;
  downloadWeights(fold: number): Promise<void>;
  downloadBeats(): Promise<void>;
  downloadRun(): Promise<void>;
  downloadPredictions(): Promise<void>;

  dismissProblem(id: string): void;
  dismissAllProblems(): void;
  /** Records, settings, runs and models; the page is then as on the first visit. */
  clearStorage(): Promise<void>;
}
