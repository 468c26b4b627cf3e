import { ALARM_RULES, type AlarmRules } from '../../live/settings';
import type {
  LeftRecording,
  MonitorEvent,
  MonitorReport,
  MonitorSettings,
  MonitorSource,
} from '../../workers/monitor/types';
import type { REPLAY_SPEEDS } from './bounds';

export type { LeftRecording, MonitorEvent } from '../../workers/monitor/types';

/** Events that are shown; all are in the recording. */
export const MOST_EVENTS = 500;

/** What can be set before monitoring starts. */
export interface MonitorChoices extends Pick<MonitorSettings, 'detector' | 'notchHz' | 'samplingHz'> {
  source: MonitorSource['kind'];
  /** The record to replay; undefined: the first one. */
  recordId: string | undefined;
  speed: (typeof REPLAY_SPEEDS)[number];
  /** The network that labels beats, of `networkChoices`; undefined: none. */
  networkId: string | undefined;
  /** Of a port or a socket: units of the device in a millivolt. */
  unitsPerMv: number;
  baudRate: number;
  /** Of the WebSocket, on this computer. */
  socketPort: number;
  rules: AlarmRules;
  /** Alarms sound until they are acknowledged. */
  isHeard: boolean;
}

/** A problem of a device, with its number. */
export type SourceProblem = MonitorReport['problems'][number];

/** The session that runs, or the last one of this visit. */
export interface MonitorSession
  extends Pick<
    MonitorReport,
    'bpm' | 'latency' | 'counts' | 'recordedSec' | 'keptSec' | 'sourceHz' | 'pace' | 'isOver'
  > {
  name: string;
  /** The device's name, or the record's. */
  from: string;
  samplingHz: number;
  hasClasses: boolean;
  /** Why nothing is kept against a crash, if so. */
  unkept: string | undefined;
  /** Newest first, at most `MOST_EVENTS`. */
  events: readonly MonitorEvent[];
  /** Ids of alarms that nobody has acknowledged. */
  alarms: readonly number[];
  problems: readonly SourceProblem[];
}

export interface MonitorState extends MonitorChoices {
  status: 'idle' | 'connecting' | 'running' | 'stopping';
  session: MonitorSession | undefined;
  /** The event whose strip is shown. */
  shownEvent: number | undefined;
  /** What a crash or a closed page left; undefined before it is looked for. */
  left: readonly LeftRecording[] | undefined;
}

/**
 * A SparkFun AD8232 amplifies 1100 times, and an Arduino Uno divides 5 V by 1024: 225 units are a millivolt.
 */
export const INITIAL_CHOICES: MonitorChoices = {
  source: 'replay',
  recordId: undefined,
  speed: 1,
  networkId: undefined,
  detector: 'panTompkinsEarly',
  notchHz: 50,
  samplingHz: 250,
  unitsPerMv: 225,
  baudRate: 115_200,
  socketPort: 8765,
  rules: ALARM_RULES,
  isHeard: false,
};

const CHOICES = Object.keys(INITIAL_CHOICES) as (keyof MonitorChoices)[];

/** Only what can be set, of a state that changes several times a second. */
export const choicesOf = (monitor: MonitorChoices): MonitorChoices =>
  Object.fromEntries(CHOICES.map((name) => [name, monitor[name]])) as unknown as MonitorChoices;

export const initialMonitor: MonitorState = {
  ...INITIAL_CHOICES,
  status: 'idle',
  session: undefined,
  shownEvent: undefined,
  left: undefined,
};

export interface MonitorCommands {
  setMonitor(change: Partial<MonitorChoices>): void;
  /** Starts with the chosen source. Resolves when samples are awaited. */
  startMonitoring(): Promise<void>;
  /** Ends the session: what was recorded becomes a record. */
  stopMonitoring(): Promise<void>;
  /** Marks this moment. */
  markEvent(): void;
  acknowledgeAlarms(): void;
  showEvent(id: number | undefined): void;
  /** Looks for recordings that a crash or a closed page left. */
  findLeftRecordings(): Promise<void>;
  /** Makes a record of one of them. */
  keepLeftRecording(name: string): Promise<void>;
  deleteLeftRecording(name: string): Promise<void>;
}
