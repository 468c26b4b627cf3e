import { detectBeats, panTompkins } from '../../src/detection';
import { createLivePath, type LiveBeat, type LiveDetector } from '../../src/live';
import { createCausalFilter } from '../../src/signal/causalFilter';
import { loadRecord, matchRecord, type RecordBytes } from './detectBench';

/** Those of the live path, as they are run over a whole lead. */
const BATCH: Readonly<Record<LiveDetector, (lead: Float32Array, hz: number) => number[]>> = {
  lab: (lead, hz) => detectBeats(lead, hz).map(({ sample }) => sample),
  panTompkins: (lead, hz) => panTompkins(lead, hz),
  panTompkinsEarly: (lead, hz) => panTompkins(lead, hz, 'early'),
};

export const liveDetectors = Object.keys(BATCH) as LiveDetector[];

export interface LiveRow {
  beats: number;
  /** Beats that only the replay has at their sample, and that only the batch run over the causally filtered signal has. */
  different: number;
  /** Of the replay's beats against the reference, as `bxb -f 0` compares. */
  missed: number;
  invented: number;
  /** From the sample of a beat to the last one that had come when it was found. */
  latenciesSec: number[];
  /** Processor time of the path for all of the record, and how long that is. */
  cpuSec: number;
  durationSec: number;
}

const BAND = { lowHz: 0.5, highHz: 40, notchHz: 60 };
/** What a source sends at once. */
const CHUNK_SEC = 0.1;

/** Replays the first signal of a record through the causal path. */
export function benchLive(bytes: RecordBytes, detector: LiveDetector): LiveRow {
  const record = loadRecord(bytes);
  const { leads, hz } = record;
  const [lead] = leads as [Float32Array];
  const start = process.cpuUsage();
  const path = createLivePath({ samplingHz: hz, band: BAND, detector });
  const beats: LiveBeat[] = [];
  const take = (events: ReturnType<typeof path.finish>) => {
    for (const event of events) if (event.type === 'beat') beats.push(event.beat);
  };
  const size = Math.round(CHUNK_SEC * hz);
  for (let from = 0; from < lead.length; from += size) {
    take(path.push({ startSec: from / hz, samplingHz: hz, samples: lead.subarray(from, from + size) }));
  }
  take(path.finish());
  const { user, system } = process.cpuUsage(start);
  const found = beats.map(({ sample }) => sample);
  const filtered = createCausalFilter(BAND, hz).push(lead);
  const whole = BATCH[detector](filtered, hz);
  const batch = new Set(whole);
  const common = found.filter((sample) => batch.has(sample)).length;
  const { missed, invented } = matchRecord(record, found, 0);
  return {
    beats: found.length,
    different: found.length + whole.length - 2 * common,
    missed,
    invented,
    latenciesSec: beats.map(({ sample, knownSample }) => (knownSample - sample) / hz),
    cpuSec: (user + system) / 1e6,
    durationSec: lead.length / hz,
  };
}
