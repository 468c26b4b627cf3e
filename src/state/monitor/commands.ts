import { nameOf } from '../../base/filePath';
import { messageOf } from '../../base/messageOf';
import type { ConnectedDevice, DeviceListener } from '../../workers/bridgeDevices';
import type { MonitorThread } from '../../workers/bridgeMonitor';
import type { MonitorSource } from '../../workers/monitor/types';
import { importSourceFiles } from '../records/importFiles';
import { problemOf } from '../records/problemOf';
import { services } from '../services';
import { current, report, update, withActivity } from '../update';
import { followMonitor } from './follow';
import { loadLiveNetwork } from './liveNetwork';
import { setMonitor } from './settings';
import { startSweep } from './sweeps';
import type { MonitorChoices } from './types';

/** What a session holds besides the store. */
interface Running {
  thread: MonitorThread;
  device: ConnectedDevice | undefined;
  name: string;
}

/** What monitoring needs of the browser; replaced in tests. */
export const monitorServices = {
  openThread: async (onDied: (reason: string) => void): Promise<MonitorThread> =>
    (await import('../../workers/bridgeMonitor')).openMonitor(onDied),
  connect: async (choices: MonitorChoices, listener: DeviceListener): Promise<ConnectedDevice> => {
    const devices = await import('../../workers/bridgeDevices');
    if (choices.source === 'polar') return devices.connectPolar(listener);
    if (choices.source === 'serial') return devices.connectSerial(listener, choices.baudRate);
    return devices.connectSocket(listener, choices.socketPort);
  },
  callback: async <T extends (...values: never[]) => void>(call: T): Promise<T> =>
    (await import('../../workers/bridgeRecords')).callback(call),
  now: () => new Date(),
};

let running: Running | undefined;

/** Slower, filters and detectors are not made for it; faster, nor. */
const LOWEST_HZ = 100;
const HIGHEST_HZ = 1000;

/** Starts a session with the chosen source. A device is asked for first: the browser wants a click for that. */
export async function startMonitoring(): Promise<void> {
  const { monitor } = current();
  if (monitor.status !== 'idle') return;
  setMonitor({ status: 'connecting' });
  try {
    await (monitor.source === 'replay' ? startReplay(monitor) : startDevice(monitor));
  } catch (error) {
    const problem = problemIn(error);
    if (!problem) throw error;
    report({
      code: 'monitor-refused',
      file: '',
      message: problem.message,
      values: { ...problem.values, why: problem.code },
    });
  } finally {
    if (current().monitor.status === 'connecting') setMonitor({ status: 'idle' });
  }
}

async function startReplay(choices: MonitorChoices): Promise<void> {
  const record = recordToReplay(choices.recordId);
  const source = record && services.sources.get(record.id);
  if (!record || !source) {
    report({
      code: 'monitor-no-record',
      file: '',
      message:
        'There is no record to replay. Load demo records, or drop some, in Records; or choose a device.',
      values: {},
    });
    return;
  }
  if (record.samplingHz < LOWEST_HZ || record.samplingHz > HIGHEST_HZ) {
    const { samplingHz } = record;
    report({
      code: 'monitor-rate',
      file: record.id,
      message: `${record.id} has ${samplingHz} samples a second; monitoring takes ${LOWEST_HZ} to ${HIGHEST_HZ}. Choose another record.`,
      values: { name: record.id, samplingHz, lowestHz: LOWEST_HZ, highestHz: HIGHEST_HZ },
    });
    return;
  }
  const { samplingHz } = record;
  const opened = await openSession(choices, {
    samplingHz,
    from: record.id,
    comment: `replay of ${record.id}`,
  });
  if (!opened) return;
  try {
    await opened.thread.remote.replay(source, choices.speed);
  } catch (error) {
    report(problemOf(error, record.id));
    await endSession();
  }
}

async function startDevice(choices: MonitorChoices): Promise<void> {
  // Bytes that come before the session is open wait for it.
  let opened: Running | undefined;
  const early: (() => void)[] = [];
  const pass = (tell: () => void) => (opened ? tell() : early.push(tell));
  const device = await monitorServices.connect(choices, {
    onBytes: (arrival) => void pass(() => void opened?.thread.remote.push(arrival)),
    onProblem: (problem) => void pass(() => void opened?.thread.remote.problem(problem)),
  });
  opened = await openSession(choices, {
    samplingHz: choices.samplingHz,
    from: device.name,
    comment: `monitored live from ${device.name}`,
    device,
  }).catch(async (error) => {
    await device.close();
    throw error;
  });
  if (!opened) await device.close();
  for (const tell of early) tell();
}

async function openSession(
  choices: MonitorChoices,
  {
    samplingHz,
    from,
    comment,
    device,
  }: { samplingHz: number; from: string; comment: string; device?: ConnectedDevice },
): Promise<Running | undefined> {
  const { notchHz, detector, rules, unitsPerMv, networkId, source: kind } = choices;
  const network = networkId === undefined ? undefined : await loadLiveNetwork(networkId);
  if (networkId !== undefined && !network) return undefined;
  const startedAt = monitorServices.now();
  const source: MonitorSource = {
    ...{ kind, name: nameAt(startedAt), startedAt: wfdbTime(startedAt), lead: 'ECG', comment, unitsPerMv },
  };
  const thread = await monitorServices.openThread(threadDied);
  const sweep = startSweep(samplingHz);
  const hasClasses = network !== undefined;
  try {
    const tell = await monitorServices.callback(
      followMonitor(
        sweep,
        { name: source.name, from, samplingHz, hasClasses, unkept: undefined },
        () => void stopMonitoring(),
      ),
    );
    const { unkept } = await thread.remote.open(
      { samplingHz, notchHz, detector, rules, network },
      source,
      tell,
    );
    update(({ monitor }) => ({
      monitor: { ...monitor, status: 'running', session: monitor.session && { ...monitor.session, unkept } },
    }));
  } catch (error) {
    thread.end();
    throw error;
  }
  running = { thread, device, name: source.name };
  return running;
}

/** Ends the session; what was recorded becomes a record of the lab. */
export async function stopMonitoring(): Promise<void> {
  if (current().monitor.status !== 'running') return;
  setMonitor({ status: 'stopping' });
  await endSession();
}

async function endSession(): Promise<void> {
  const own = running;
  running = undefined;
  try {
    if (!own) return;
    await own.device?.close();
    const files = await own.thread.remote.finish();
    if (files) await takeRecording(own.thread, own.name, files);
    else await own.thread.remote.forget(own.name);
  } finally {
    own?.thread.end();
    setMonitor({ status: 'idle' });
  }
}

/** Adds a recording to the records, and forgets what was kept of it only if the browser has stored the record. */
async function takeRecording(
  { remote }: MonitorThread,
  name: string,
  files: NonNullable<Awaited<ReturnType<MonitorThread['remote']['finish']>>>,
): Promise<void> {
  const stored = await withActivity('importing', { canStop: false }, (activity) =>
    importSourceFiles(files, activity),
  );
  // In the lab it may have more of its folders in its name.
  if (stored?.some((id) => nameOf(id) === name)) await remote.forget(name);
}

function threadDied(reason: string): void {
  running?.thread.end();
  void running?.device?.close();
  running = undefined;
  setMonitor({ status: 'idle', left: undefined });
  report({
    code: 'monitor-died',
    file: '',
    message: `Monitoring has ended by itself: ${reason}. What was recorded up to the last seconds is kept: Monitor offers it.`,
    values: { reason },
  });
  void findLeftRecordings();
}

export function markEvent(): void {
  void running?.thread.remote.mark();
}

/** Looks for recordings that a crash or a closed page left. */
export async function findLeftRecordings(): Promise<void> {
  await withThread(async ({ remote }) => setMonitor({ left: await remote.left() }));
}

/** Makes a record of a recording that was left. */
export async function keepLeftRecording(name: string): Promise<void> {
  await withThread(async (thread) => {
    const files = await thread.remote.recover(name);
    if (files) await takeRecording(thread, name, files);
    else await thread.remote.forget(name);
    setMonitor({ left: await thread.remote.left() });
  });
}

export async function deleteLeftRecording(name: string): Promise<void> {
  await withThread(async ({ remote }) => {
    await remote.forget(name);
    setMonitor({ left: await remote.left() });
  });
}

/** Ends what runs and deletes all that was left: everything is cleared. */
export async function clearMonitor(): Promise<void> {
  const own = running;
  running = undefined;
  await own?.device?.close();
  own?.thread.end();
  await withThread(async ({ remote }) => {
    for (const { name } of await remote.left()) await remote.forget(name);
  });
}

/** The thread of the session, or one for this alone. */
async function withThread(work: (thread: MonitorThread) => Promise<void>): Promise<void> {
  if (running) return work(running.thread);
  const thread = await monitorServices.openThread(() => undefined);
  try {
    await work(thread);
  } finally {
    thread.end();
  }
}

/** The chosen record, or the first that can be read. */
function recordToReplay(recordId: string | undefined) {
  const records = current().records.filter(({ state }) => state === 'ready' || state === 'no-annotations');
  return records.find(({ id }) => id === recordId) ?? records[0];
}

const two = (value: number) => String(value).padStart(2, '0');

function nameAt(date: Date): string {
  const day = `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}`;
  return `live_${day}_${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`;
}

const wfdbTime = (date: Date) =>
  `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())} ${two(date.getDate())}/${two(date.getMonth() + 1)}/${date.getFullYear()}`;

/** The problem of a device that cannot be used. */
function problemIn(
  error: unknown,
): { code: string; message: string; values: Record<string, string | number> } | undefined {
  if (error instanceof Error && 'problem' in error) return error.problem as ReturnType<typeof problemIn>;
  if (error instanceof Error && error.name === 'Error') {
    return {
      code: 'monitor-failed',
      message: `Monitoring could not start: ${messageOf(error)}`,
      values: { reason: messageOf(error) },
    };
  }
  return undefined;
}
