import type { NetworkShape } from '../../experiment/network/liveNetwork';
import type { ModelArtifacts } from '../../experiment/network/types';
import type { DeviceProblem, LiveSettings } from '../../live';
import type { AlarmRules } from '../../live/settings';
import type { EpisodeKind, Origin } from '../../rhythm/types';
import type { RecordSource, SourceFile } from '../records/types';

/** What a session of monitoring is made of. */
export interface MonitorSettings {
  /** Of the recording, and of everything in the path. */
  samplingHz: number;
  notchHz: 0 | 50 | 60;
  detector: LiveSettings['detector'];
  rules: AlarmRules;
  network: LiveNetwork | undefined;
}

/** A network that labels beats as they come; see `liveLacks` for which can. */
export interface LiveNetwork extends NetworkShape {
  models: ModelArtifacts[];
  /** How the note in the annotation file names it. */
  by: string;
}

/** Where samples come from, and what the recording is called. */
export interface MonitorSource {
  kind: 'replay' | 'polar' | 'serial' | 'socket';
  /** Name of the recording: letters, digits, `_` and `-`. */
  name: string;
  /** `HH:MM:SS DD/MM/YYYY` */
  startedAt: string;
  /** The lead, and where it is from, for the header. */
  lead: string;
  comment: string;
  /** Of a port or a socket: units of the device in a millivolt. */
  unitsPerMv: number;
}

export type MonitorEventKind = EpisodeKind | 'gap' | 'leadOff' | 'mark' | 'vebBurden';

/** Something in the list of events; one of the same id replaces it. */
export interface MonitorEvent {
  id: number;
  kind: MonitorEventKind;
  origin: Origin | undefined;
  /** Seconds from the beginning of the recording. */
  startSec: number;
  /** undefined while it goes on. */
  endSec: number | undefined;
  beats: number | undefined;
  bpm: number | undefined;
  isAlarm: boolean;
}

/** What a session tells the page, several times a second. Times are seconds from the beginning of the recording. */
export interface MonitorReport {
  /** Filtered samples from an index on. */
  samples: { sample: number; filtered: Float32Array<ArrayBuffer> }[];
  /** `rrSec`: since the beat before; undefined after a gap. */
  beats: { timeSec: number; classIndex: number; rrSec: number | undefined }[];
  events: MonitorEvent[];
  /** What was wrong with what came, and how often since the last report. */
  problems: { problem: DeviceProblem; count: number }[];
  /** Of the last two to eight intervals without a gap; undefined if there are fewer, or no beat comes any more. */
  bpm: number | undefined;
  /** From the R peak in the source to the beat with its class; undefined before there are beats. */
  latency: { medianSec: number; mostSec: number } | undefined;
  /** Of beats so far. */
  counts: readonly number[];
  recordedSec: number;
  /** How much of that a crash would leave; undefined if nothing is kept. */
  keptSec: number | undefined;
  /** Measured samples a second of the source. */
  sourceHz: number | undefined;
  /** How many times as fast as in life a replay runs; undefined if there is none. */
  pace: number | undefined;
  /** The replay has come to the end of the record. */
  isOver: boolean;
}

/** A recording that a crash or a closed page left. */
export interface LeftRecording {
  name: string;
  startedAt: string;
  durationSec: number;
}

/** Bytes of a device, and when they came, seconds by a clock that is not set. */
export interface Arrival {
  bytes: Uint8Array;
  nowSec: number;
}

/** The interface of the thread that monitors. */
export interface MonitorWorker {
  /**
   * Opens the path and the recording.
   *
   * @param tell called several times a second
   * @returns why nothing is kept against a crash, if so; delays in seconds
   * @throws (rejects) Error with a sentence if the network cannot be opened
   */
  open(
    settings: MonitorSettings,
    source: MonitorSource,
    tell: (report: MonitorReport) => void,
  ): Promise<{ unkept: string | undefined; filterDelaySec: number }>;
  /** Bytes of the device; ignored after `finish`. */
  push(arrival: Arrival): void;
  /** What the page found out about the device. */
  problem(problem: DeviceProblem): void;
  /** Replays the first ECG of a record. @throws (rejects) WfdbError if it cannot be read */
  replay(source: RecordSource, speed: number): Promise<void>;
  /** A mark of a person, now. */
  mark(): void;
  /** Ends the session. @returns the files of the record; undefined if there was no sample */
  finish(): Promise<SourceFile[] | undefined>;
  /** Recordings that no thread is writing. */
  left(): Promise<LeftRecording[]>;
  /** Names of the recordings that a thread is writing, this one or that of another page. */
  held(): Promise<string[]>;
  /** The files of such a recording. @throws (rejects) if they cannot be read */
  recover(name: string): Promise<SourceFile[] | undefined>;
  /** Deletes what was kept of a recording. */
  forget(name: string): Promise<void>;
  /** Ends the session, if there is one, and deletes its recording and all that no other thread is writing, readable or not. */
  clear(): Promise<void>;
}
