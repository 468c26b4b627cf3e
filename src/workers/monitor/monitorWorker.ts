import { messageOf } from '../../base/messageOf';
import { LAB_ANNOTATORS } from '../../beats/labAnnotators';
import type { DeviceData, DeviceProblem, LiveChunk } from '../../live';
import { deviceProblem } from '../../live/devices/types';
import { memoryFolders, type RecordingFolders } from './folders';
import type { LiveClassifier } from './liveClassifier';
import { createProblemCounts } from './problemCounts';
import { createRecording, FILES, factsOf, type Recording, recordOf, SAMPLE_BYTES } from './recording';
import { openReplay, runReplay } from './replaySource';
import { createSession } from './session';
import { type DeviceStream, streamOf } from './sourceData';
import type { LeftRecording, MonitorReport, MonitorSettings, MonitorSource, MonitorWorker } from './types';

/** What the thread needs of the browser; replaced in tests. */
export interface MonitorDeps {
  /** @throws if the browser gives no files */
  folders(): RecordingFolders;
  classifier(network: NonNullable<MonitorSettings['network']>, samplingHz: number): Promise<LiveClassifier>;
  now(): number;
  /** Calls back so often until the returned function is called. */
  every(sec: number, call: () => void): () => void;
  wait(sec: number): Promise<void>;
  /** Tells all threads that this one is writing the recording of this name, until it ends. */
  hold(name: string): Promise<unknown>;
  /** Names of recordings that a thread is writing. */
  held(): Promise<Set<string>>;
}

/** How often the page is told, and how often what was recorded is made safe against a crash. */
const TELL_SEC = 0.1;
const KEEP_SEC = 2;
/** How the note in the annotation file names the detector. */
const DETECTED_BY: Readonly<Record<MonitorSettings['detector'], string>> = {
  lab: "the lab's detector",
  panTompkins: 'Pan and Tompkins (1985)',
  panTompkinsEarly: 'Pan and Tompkins (1985), reporting early as Hamilton and Tompkins (1986)',
};
/** The device has sent nothing for so long. */
const SILENT_SEC = 5;

/** The work of the thread that monitors: one session at a time. */
export function createMonitorWorker(deps: MonitorDeps): MonitorWorker {
  let folders: RecordingFolders | undefined;
  let unkept: string | undefined;
  let running: Running | undefined;

  /** Names of recordings that no thread is writing. */
  async function unheld(known: RecordingFolders): Promise<string[]> {
    // In this order: what begins in between is held before it has a name here.
    const names = await known.names();
    const held = await deps.held();
    return names.filter((name) => !held.has(name));
  }

  async function openFolders(): Promise<RecordingFolders> {
    if (folders) return folders;
    try {
      folders = deps.folders();
      await folders.names();
    } catch (error) {
      unkept = messageOf(error);
      folders = memoryFolders();
    }
    return folders;
  }

  return {
    async open(settings, source, tell) {
      const known = await openFolders();
      const { network, samplingHz } = settings;
      const classifier = network && (await deps.classifier(network, samplingHz));
      const by = DETECTED_BY[settings.detector];
      // Before there is anything to be found: nobody else takes what is being written for what a crash left.
      await deps.hold(source.name);
      const recording = await createRecording(
        {
          ...{ name: source.name, startedAt: source.startedAt, samplingHz, lead: source.lead },
          comments: [source.comment],
          annotator: network
            ? LAB_ANNOTATORS.labelled
            : settings.detector === 'lab'
              ? LAB_ANNOTATORS.found
              : LAB_ANNOTATORS.panTompkins,
          note: network
            ? `labels by the network of ${network.by}; beats of ${by}, as they came`
            : `beats found by ${by}, as they came`,
        },
        await known.create(source.name),
      );
      running = createRunning({
        deps,
        settings,
        source,
        classifier,
        recording,
        isKept: unkept === undefined,
        tell,
      });
      return { unkept, filterDelaySec: running.filterDelaySec };
    },
    push: (arrival) => running?.push(arrival),
    problem: (problem) => running?.problem(problem),
    async replay(record, speed) {
      const own = running;
      if (!own) return;
      const chunks = await openReplay(record);
      // Goes on by itself: whoever asked hears of a record that cannot be read, not of its end.
      void own.replay(chunks, speed);
    },
    mark: () => running?.mark(),
    async finish() {
      const own = running;
      running = undefined;
      if (!own) return undefined;
      own.finish();
      return recordOf(await folders!.folder(own.name));
    },
    async left() {
      const known = await openFolders();
      const left: LeftRecording[] = [];
      for (const name of await unheld(known)) {
        try {
          const folder = await known.folder(name);
          const { startedAt, samplingHz } = await factsOf(folder);
          const samples = (await folder.file(FILES.samples)).size / SAMPLE_BYTES;
          left.push({ name, startedAt, durationSec: samples / samplingHz });
        } catch {
          // Made, but nothing written yet; no recording, or damaged; or another page has just deleted it. The others are there all the same.
        }
      }
      return left;
    },
    async held() {
      const held = await deps.held();
      return (await (await openFolders()).names()).filter((name) => held.has(name));
    },
    recover: async (name) => recordOf(await (await openFolders()).folder(name)),
    forget: async (name) => (await openFolders()).remove(name),
    async clear() {
      const own = running;
      running = undefined;
      own?.finish();
      const known = await openFolders();
      const names = new Set(await unheld(known));
      // Held by this thread until it ends.
      if (own) names.add(own.name);
      const removals = await Promise.allSettled([...names].map((name) => known.remove(name)));
      // All others are deleted before this is said.
      const failed = removals.find((removal) => removal.status === 'rejected');
      if (failed) throw failed.reason;
    },
  };
}

interface RunningOptions {
  deps: MonitorDeps;
  settings: MonitorSettings;
  source: MonitorSource;
  classifier: LiveClassifier | undefined;
  recording: Recording;
  isKept: boolean;
  tell: (report: MonitorReport) => void;
}

type Running = ReturnType<typeof createRunning>;

function createRunning({ deps, settings, source, classifier, recording, isKept, tell }: RunningOptions) {
  const { now } = deps;
  const session = createSession({ settings, classifier, recording, now });
  const stream: DeviceStream | undefined = streamOf(source);
  const problems = createProblemCounts();
  let isOver = false;
  let isFinished = false;
  let pace: number | undefined;
  let keptSamples = 0;
  let heardSec: number | undefined;

  function pushChunk(chunk: LiveChunk): void {
    const late = session.push(chunk);
    if (late > 0) {
      problems.add(
        deviceProblem('samples-late', `Samples that came after later ones and were left out: ${late}.`, {
          count: late,
        }),
      );
    }
  }

  function take({ chunks, problems: wrong }: DeviceData): void {
    for (const problem of wrong) problems.add(problem);
    for (const chunk of chunks) pushChunk(chunk);
    const hz = stream?.sourceHz();
    if (hz !== undefined && hz > FASTER * settings.samplingHz) {
      problems.add(
        deviceProblem(
          'rate-high',
          `The device sends ${Math.round(hz)} samples a second, and the recording takes ${settings.samplingHz}: what is faster than half of that is distorted. Stop, and set a higher rate.`,
          { hz: Math.round(hz), samplingHz: settings.samplingHz },
        ),
      );
    }
  }

  function keep(): void {
    try {
      recording.flush();
      keptSamples = recording.length;
    } catch (error) {
      const reason = messageOf(error);
      const keptSec = Math.floor(keptSamples / settings.samplingHz);
      problems.add(
        deviceProblem(
          'recording-unkept',
          `What is recorded can no longer be kept: ${reason} The first ${keptSec} s are safe. Stop monitoring, and remove records or runs.`,
          { reason, keptSec },
        ),
      );
    }
  }

  function report(): void {
    if (stream && heardSec !== undefined && now() - heardSec > SILENT_SEC) {
      problems.add(
        deviceProblem(
          'device-silent',
          'The device has sent nothing for five seconds. The recording waits for it: check its battery, its electrodes and the connection.',
        ),
      );
      heardSec = now();
    }
    tell({
      ...session.report(),
      ...{ problems: problems.take(), sourceHz: stream?.sourceHz(), pace, isOver },
      keptSec: isKept ? keptSamples / settings.samplingHz : undefined,
    });
  }

  const ends = [deps.every(TELL_SEC, report), deps.every(KEEP_SEC, keep)];

  return {
    name: source.name,
    filterDelaySec: session.filterDelaySec,
    push(arrival: Parameters<MonitorWorker['push']>[0]): void {
      heardSec = now();
      if (stream && !isFinished) take(stream.push(arrival));
    },
    problem: (problem: DeviceProblem) => problems.add(problem),
    async replay(chunks: AsyncIterable<LiveChunk>, speed: number): Promise<void> {
      try {
        await runReplay(chunks, { speed, now, wait: deps.wait, isOver: () => isFinished }, (chunk, own) => {
          pace = own;
          pushChunk(chunk);
        });
      } catch (error) {
        const reason = messageOf(error);
        problems.add(
          deviceProblem('replay-broken', `The record could not be read to its end: ${reason}`, { reason }),
        );
      }
      isOver = true;
    },
    mark: session.mark,
    finish(): void {
      isFinished = true;
      for (const end of ends) end();
      for (const problem of stream?.finish() ?? []) problems.add(problem);
      session.finish();
      keep();
      report();
      recording.close();
      classifier?.dispose();
    },
  };
}

/** What a device may send faster than the recording: its clock is not exact. */
const FASTER = 1.02;
