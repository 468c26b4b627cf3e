import type { DivisionPart } from '../beats/publishedSplit';
import type { DroppedBeats, EarlierBeats, PrepareSettings } from '../beats/types';
import type { BeatEdits, EditLog } from '../edits/types';
import type { Metrics } from '../evaluation/types';
import type { EngineInfo } from '../experiment/engines/types';
import type { StopPoint } from '../experiment/run/stopPoint';
import type { Run, RunView } from '../experiment/run/types';
import type { Experiment, TrainSettings } from '../experiment/settings/types';
import type { DetectorName } from '../workers/records/annotationTypes';
import type { RecordFacts } from '../workers/records/types';
import type { CapsuleState, PublishedRun } from './capsule/stateTypes';
import type { FieldDraft } from './draftTypes';
import type { Ec57State } from './ec57/types';
import type { EditsState } from './edits/types';
import type { EngineChoiceState } from './engine/types';
import type { InspectState } from './inspect/types';
import type { LabelState } from './label/types';
import type { LorenzState } from './lorenz/types';
import type { MapState } from './map/types';
import type { MonitorState } from './monitor/types';
import type { PhysioNetState } from './physionet/types';
import type { ShownProblem } from './problemTypes';
import type { TableQuestion } from './records/tableTypes';
import type { ViewSettings, ViewState } from './records/viewTypes';
import type { Removal } from './removal/types';
import type { ReportState } from './report/types';
import type { ComparisonState, PairState } from './results/compareTypes';
import type { SharedSettings } from './share/types';
import type { SetAsideItem } from './storage/setAsideTypes';
import type { NoticeState, TrainingState, UnfinishedRun } from './train/types';
import type { ClassAverage } from './why/classAverageTypes';
import type { WhyState } from './why/types';
import type { WhatIfState } from './why/whatIfTypes';

export type { DisagreementPlace, Disagreements } from '../workers/records/annotationTypes';
export type { RecordMarks, ViewAnnotation, ViewData } from '../workers/records/types';
export type { EngineChoiceState, EngineWish } from './engine/types';
export type { InspectedBeat, InspectState, ListedBeat } from './inspect/types';
export type { LabProblem, LabProblemCode, ShownProblem } from './problemTypes';
export type { ViewSettings, ViewState } from './records/viewTypes';
export type {
  EpochPosition,
  Interruption,
  NoticeState,
  TrainingState,
  UnfinishedRun,
} from './train/types';

/**
 * The complete state of the page as plain data: panels read nothing else. Bytes and waveforms are kept outside (see
 * `services.ts`).
 */
export interface LabState {
  step: Step;
  language: Language;
  theme: Theme;

  /** In table order. */
  records: RecordEntry[];
  view: ViewState | undefined;
  /** The report of the open record, while it is shown in its place. */
  report: ReportState | undefined;
  viewSettings: ViewSettings;
  /** By which `Find beats` looks for beats. */
  detector: DetectorName;
  /** Whether found beats get the labels of the reference annotations. */
  carriesLabels: boolean;
  label: LabelState;
  monitor: MonitorState;
  edits: EditsState;
  physionet: PhysioNetState;
  /** Dropped files about which something has to be said before they are read, the first asked first. */
  tables: TableQuestion[];

  prepareSettings: PrepareSettings;
  /** The result of the last Prepare; undefined before it, or after all its records were removed. */
  prepared: PreparedState | undefined;

  trainSettings: TrainSettings;
  /** The folds of another run, on beats that are not the same: see `wantedEarlier`. */
  deal: DealState | undefined;
  /** The settings that were no recipe's when a recipe was last chosen, to go back to. */
  ownSettings: OwnSettings | undefined;
  /** Refused texts of fields, by the path of their setting; those over another value are void (see `refusedTexts`). */
  drafts: Readonly<Record<string, FieldDraft>>;
  /**
   * The user has accepted the faults that the leak check finds in these settings; every change of settings revokes
   * that.
   */
  faultsAccepted: boolean;
  /** The engine that was opened last. */
  engine: EngineInfo | undefined;
  engineChoice: EngineChoiceState;
  /** The active run, or the last one of this visit. */
  training: TrainingState | undefined;
  /** Whether the user is told of the end of a training by a notification; in this visit only. */
  notice: NoticeState;

  /** Runs that a closed, crashed or reloaded page left unfinished and that no other tab is training; newest first. */
  unfinished: UnfinishedRun[];

  /**
   * Newest first, as shown in their table; predictions are read when a run is opened, weights when its network is
   * saved.
   */
  runs: RunSummary[];
  /** The run that Results and Inspect show. */
  openRun: RunView | undefined;
  inspect: InspectState;
  why: WhyState;
  whatIf: WhatIfState;
  average: ClassAverage;
  lorenz: LorenzState;
  map: MapState;
  comparison: ComparisonState;
  /** The pair of runs, intra- and inter-patient, that was compared last. */
  pair: PairState | undefined;
  ec57: Ec57State;
  capsule: CapsuleState | undefined;
  /** The runs of docs/results; undefined until they are asked for. */
  published: PublishedRun[] | undefined;
  /** The link that the page was opened with, until the user has decided on it. */
  link: SharedSettings | undefined;

  activities: Activity[];
  problems: ShownProblem[];
  storage: StorageState;
  /** Stored items that this version cannot read. */
  setAside: SetAsideItem[];
  /** What was removed and can be brought back, in the order in which it was removed. */
  removals: Removal[];
}

/** The beats by which folds are dealt as long as these records are prepared like this. */
export interface DealState {
  records: Experiment['records'];
  prepare: PrepareSettings;
  earlier: EarlierBeats;
}

export interface OwnSettings {
  prepare: PrepareSettings;
  train: TrainSettings;
}

export type Step = 'records' | 'beats' | 'train' | 'results' | 'inspect' | 'monitor';
export type Language = 'en' | 'zh';
export type Theme = 'system' | 'light' | 'dark';

export interface RecordEntry extends RecordFacts {
  /** The record's name, unique in the lab. */
  id: string;
  ticked: boolean;
  /** The database that it is from: as its files say (see `databaseOf`), or as the user set it. */
  database: string;
  /** Why it was loaded unticked; undefined if it was loaded ticked. */
  untickedBecause:
    | 'paced'
    | 'unlisted'
    | 'no-annotations'
    | 'no-classes'
    | 'network-labels'
    | 'incomplete'
    | undefined;
}

export interface PreparedState {
  settings: PrepareSettings;
  recordIds: string[];
  /** The key of the requested settings and files, including those of records that failed. */
  inputsKey: string;
  /** The files that were read, in the order of `recordIds`: a different record of the same name has different beats. */
  records: Experiment['records'];
  /** One row per record, in record order. */
  rows: {
    recordId: string;
    leadName: string;
    /** undefined if a single lead was requested, or the record has no second one. */
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
  /** Records whose labels, when they were read, were the answers of a network. */
  networkLabelled: string[];
  /** Beats that were edited, by record: only records that have some. */
  relabelled: Record<string, BeatEdits>;
  /** The logs of these edits, one a record. */
  edits: EditLog[];
  /** The beats by which folds are dealt, where these are not the same. */
  earlier: EarlierBeats | undefined;
  durationSec: number;
  /** Settings or ticked records have changed since. */
  stale: boolean;
}

export interface RunSummary {
  id: string;
  title: string;
  createdAt: string;
  synthetic: boolean;
  state: 'finished' | 'stopped';
  /** How far it came, if it was stopped. */
  stop: StopPoint | undefined;
  classCount: number;
  /** What its rows are. */
  rows: PrepareSettings['rows'];
  protocol: TrainSettings['protocol'];
  leaks: Run['leaks'];
  /** How much of the published division there was, if the protocol names it without all of its records. */
  part: DivisionPart | undefined;
  /** Equal for runs that differ only in protocol and validation beats. */
  pairKey: string;
  /** Equal for runs that differ only in the seed. */
  seedKey: string;
  seed: number;
  /** Measures of all tested beats. */
  pooled: Metrics;
  folds: number;
  records: number;
  beats: number;
  accuracy: number | undefined;
  /** Macro F1 over the classes with enough tested beats. */
  headlineF1: number | undefined;
  engine: string;
  trainingSec: number;
}

/** A running task; shown in the status region `Activity`. */
export interface Activity {
  id: string;
  kind:
    | 'importing'
    | 'listing'
    | 'downloading'
    | 'making-demo'
    | 'preparing'
    | 'comparing'
    | 'reporting'
    | 'finding'
    | 'clustering'
    | 'labelling'
    | 'explaining'
    | 'averaging'
    | 'mapping'
    | 'training'
    | 'restoring'
    | 'exporting'
    | 'clearing';
  /** The current item: a record name, `fold 2 of 5, epoch 3 of 8`. */
  detail: string;
  done: number;
  /** 0 if unknown. */
  total: number;
  startedAtMs: number;
  secondsLeft: number | undefined;
  canStop: boolean;
}

export interface StorageState {
  /** unknown until first used; off: refused by the browser (private window, settings). */
  status: 'unknown' | 'on' | 'off';
  /** Off because another tab cleared everything. */
  isCleared?: true;
  usedBytes: number | undefined;
  quotaBytes: number | undefined;
}
