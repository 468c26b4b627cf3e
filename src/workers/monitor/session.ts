import { NO_CLASS } from '../../beats/types';
import { createAlarms, createLivePath, type LiveChunk, type LiveEvent, limitsOf } from '../../live';
import type { RhythmEvent } from '../../rhythm';
import type { LiveClassifier } from './liveClassifier';
import type { Recording } from './recording';
import { createSessionEvents } from './sessionEvents';
import { createLatencies, createRate } from './sessionFigures';
import type { MonitorReport, MonitorSettings } from './types';

/** High-pass and low-pass of a monitor. */
const BAND = { lowHz: 0.5, highHz: 40 };

export interface SessionOptions {
  settings: Omit<MonitorSettings, 'network'>;
  /** A class for a beat, and how much of the signal after it has to be there. */
  classifier?: Omit<LiveClassifier, 'dispose'> | undefined;
  recording: Recording;
  /** Seconds by a clock that is not set. */
  now: () => number;
}

type SessionReport = Pick<
  MonitorReport,
  'samples' | 'beats' | 'events' | 'bpm' | 'latency' | 'counts' | 'recordedSec'
>;

/** One session of monitoring: chunks in, and out of them the recording and what the page shows. Times are seconds from its first sample. */
export function createSession({ settings, classifier, recording, now }: SessionOptions) {
  const { samplingHz, notchHz, detector, rules } = settings;
  const path = createLivePath({
    ...{ samplingHz, detector, band: { ...BAND, notchHz } },
    ...classifier,
    limits: limitsOf(rules, classifier !== undefined),
  });
  const alarms = createAlarms(rules, path);
  const events = createSessionEvents();
  // A detector that cannot say how late it may be is late by less than half a second.
  const rate = createRate(Number.isFinite(path.latencySec) ? path.latencySec : 0);
  const latencies = createLatencies();
  const counts = new Array<number>(NO_CLASS + 1).fill(0);
  let report = emptyReport();
  let originSec: number | undefined;
  /** When the last samples came. */
  let heardSec = now();

  /** Of a time of the source. */
  const own = (sec: number) => sec - (originSec ?? 0);
  const sampleAt = (sec: number) => Math.max(0, Math.round(sec * samplingHz));

  const lastSecOf = (event: LiveEvent) =>
    event.type === 'samples'
      ? (originSec ?? 0) + (event.sample + event.raw.length - 1) / samplingHz
      : Number.NaN;

  function take(said: readonly LiveEvent[], newestSec: number, sinceSec: number): void {
    for (const event of said) {
      switch (event.type) {
        case 'samples':
          recording.samples(event.sample, event.raw);
          report.samples.push({
            sample: event.sample,
            filtered: event.filtered as Float32Array<ArrayBuffer>,
          });
          break;
        case 'beat': {
          const { classIndex } = event.beat;
          const timeSec = own(event.beat.timeSec);
          // On the filtered signal, which is later than what is recorded.
          recording.beat(sampleAt(timeSec - path.filterDelaySec), classIndex);
          const rrSec = rate.push(timeSec);
          report.beats.push({ timeSec, classIndex, rrSec });
          counts[classIndex]!++;
          latencies.push(newestSec - (event.beat.timeSec - path.filterDelaySec) + now() - sinceSec);
          break;
        }
        case 'rhythm':
          rhythm(event.event);
          break;
        case 'off':
          rate.gap();
          events.begin('leadOff', own(event.startSec));
          break;
        case 'gap':
          rate.gap();
          events.end('leadOff', own(event.startSec), own(event.endSec));
          events.gap(own(event.startSec), own(event.endSec));
          recording.note(
            sampleAt(own(event.startSec)),
            `no signal for ${(event.endSec - event.startSec).toFixed(1)} s`,
          );
          break;
        case 'late':
          break;
      }
      for (const { phase, kind, startSec, endSec } of alarms.push(event, lastSecOf(event))) {
        events.alarm(phase, kind, own(startSec), own(endSec));
        if (phase === 'begin') recording.note(sampleAt(own(startSec)), `alarm: ${ALARM_NOTES[kind]}`);
      }
    }
  }

  function rhythm({ phase, episode }: RhythmEvent): void {
    const startSec = own(episode.startSec);
    const endSec = own(episode.endSec);
    events.rhythm(phase, { ...episode, startSec, endSec });
    if (phase !== 'end') return;
    const origin = episode.origin ? `${episode.origin} ` : '';
    recording.note(sampleAt(startSec), `${origin}${episode.kind}, ${(endSec - startSec).toFixed(1)} s`);
  }

  return {
    filterDelaySec: path.filterDelaySec,
    /** @returns how many samples came too late, and are left out */
    push(chunk: LiveChunk): number {
      const sinceSec = now();
      originSec ??= chunk.startSec;
      heardSec = sinceSec;
      const said = path.push(chunk);
      take(said, chunk.startSec + (chunk.samples.length - 1) / chunk.samplingHz, sinceSec);
      return said.reduce((sum, event) => sum + (event.type === 'late' ? event.count : 0), 0);
    },
    /** A mark of a person, at the last sample. */
    mark(): void {
      const sec = recording.length / samplingHz;
      events.mark(sec);
      recording.note(Math.max(0, recording.length - 1), 'mark');
    },
    finish(): void {
      const said = path.finish();
      const last = (originSec ?? 0) + recording.length / samplingHz;
      take(said, last, now());
      events.endAll(own(last));
    },
    /** What there is since the last one. */
    report(): SessionReport {
      const { samples, beats } = report;
      report = emptyReport();
      const recordedSec = recording.length / samplingHz;
      // A source that is silent has no heart rate either.
      const bpm = rate.bpm(recordedSec + now() - heardSec);
      return {
        ...{ samples, beats, events: events.take(), bpm, latency: latencies.figures() },
        ...{ counts: [...counts], recordedSec },
      };
    },
  };
}

const ALARM_NOTES = {
  pause: 'pause',
  bradycardia: 'bradycardia',
  tachycardia: 'tachycardia',
  ventricularRun: 'ventricular run',
  supraventricularRun: 'supraventricular run',
  fibrillation: 'atrial fibrillation',
  vebBurden: 'many ventricular beats',
} as const;

const emptyReport = (): Pick<MonitorReport, 'samples' | 'beats'> => ({ samples: [], beats: [] });
