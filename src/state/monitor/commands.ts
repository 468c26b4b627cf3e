import { messageOf } from '../../base/messageOf';
import { LIVE_HZ } from '../../live/settings';
import type { ConnectedDevice } from '../../workers/bridgeDevices';
import type { MonitorSource } from '../../workers/monitor/types';
import { problemOf } from '../records/problemOf';
import { services } from '../services';
import { labStore } from '../store';
import { current, report, sinceClearing, update } from '../update';
import { closeDevice } from './closeDevice';
import { followMonitor } from './follow';
import { monitorHeldBy } from './hold';
import { findLeftRecordings } from './leftRecordings';
import { loadLiveNetwork } from './liveNetwork';
import { recordToReplay, replayable } from './replayable';
import { type RunningSession, running, withThread } from './running';
import { monitorServices } from './services';
import { setMonitor } from './settings';
import { nameAt, wfdbTime } from './startTime';
import { startSweep } from './sweeps';
import { takeRecording } from './takeRecording';
import { type LivingThread, openThread, ThreadDied } from './thread';
import type { MonitorChoices } from './types';

/** Starts a session with the chosen source. A device is asked for first: the browser wants a click for that. */
export async function startMonitoring(): Promise<void> {
  const { monitor } = current();
  if (monitor.status !== 'idle' || monitorHeldBy(current()).length > 0) return;
  const isWanted = sinceClearing();
  setMonitor({ status: 'connecting' });
  try {
    await (monitor.source === 'replay' ? startReplay(monitor, isWanted) : startDevice(monitor, isWanted));
  } catch (error) {
    const problem = problemIn(error);
    if (!problem) throw error;
    if (!isWanted()) return;
    report({
      code: 'monitor-refused',
      file: '',
      message: problem.message,
      values: { ...problem.values, why: problem.code },
    });
  } finally {
    if (isWanted() && current().monitor.status === 'connecting') setMonitor({ status: 'idle' });
  }
}

async function startReplay(choices: MonitorChoices, isWanted: () => boolean): Promise<void> {
  const record = recordToReplay(current().records, choices.recordId);
  const source = record && services.sources.get(record.id);
  if (!record || !source) {
    report({
      code: 'monitor-no-record',
      file: '',
      message:
        'There is no record to replay. Load demo records, or drop some, in Records; or choose a device.',
      values: {},
    });
    endNoRecord();
    return;
  }
  if (record.samplingHz < LIVE_HZ.min || record.samplingHz > LIVE_HZ.max) {
    const { samplingHz } = record;
    report({
      code: 'monitor-rate',
      file: record.id,
      message: `${record.id} has ${samplingHz} samples a second; monitoring takes ${LIVE_HZ.min} to ${LIVE_HZ.max}. Choose another record.`,
      values: { name: record.id, samplingHz, lowestHz: LIVE_HZ.min, highestHz: LIVE_HZ.max },
    });
    return;
  }
  const { samplingHz } = record;
  const opened = await openSession(choices, {
    samplingHz,
    from: record.id,
    comment: `replay of ${record.id}`,
    isWanted,
  });
  if (!opened) return;
  try {
    await opened.thread.ask((remote) => remote.replay(source, choices.speed));
  } catch (error) {
    if (error instanceof ThreadDied) return;
    report(problemOf(error, record.id));
    // Another session may have begun meanwhile.
    if (running.session === opened) await endSession();
  }
}

async function startDevice(choices: MonitorChoices, isWanted: () => boolean): Promise<void> {
  // Bytes that come before the session is open wait for it.
  let opened: RunningSession | undefined;
  const early: (() => void)[] = [];
  const pass = (tell: () => void) => (opened ? tell() : early.push(tell));
  const device = await monitorServices.connect(choices, {
    onBytes: (arrival) => void pass(() => opened?.thread.tell((remote) => remote.push(arrival))),
    onProblem: (problem) => void pass(() => opened?.thread.tell((remote) => remote.problem(problem))),
  });
  opened = await openSession(choices, {
    samplingHz: choices.samplingHz,
    from: device.name,
    comment: `monitored live from ${device.name}`,
    device,
    isWanted,
  }).catch(async (error) => {
    await closeDevice(device);
    throw error;
  });
  if (!opened) await closeDevice(device);
  for (const tell of early) tell();
}

interface Opening {
  samplingHz: number;
  from: string;
  comment: string;
  device?: ConnectedDevice;
  isWanted: () => boolean;
}

/** @returns undefined if the network cannot be used, which is reported, or everything was cleared meanwhile */
async function openSession(
  choices: MonitorChoices,
  { samplingHz, from, comment, device, isWanted }: Opening,
): Promise<RunningSession | undefined> {
  const { notchHz, detector, rules, unitsPerMv, source: kind } = choices;
  const { networkId } = choices;
  const network = networkId === undefined ? undefined : await loadLiveNetwork(networkId);
  if ((networkId !== undefined && !network) || !isWanted()) return undefined;
  const startedAt = monitorServices.now();
  const source: MonitorSource = {
    ...{ kind, name: nameAt(startedAt), startedAt: wfdbTime(startedAt), lead: 'ECG', comment, unitsPerMv },
  };
  const hasClasses = network !== undefined;
  const thread = await openThread();
  if (!isWanted()) {
    thread.end();
    return undefined;
  }
  try {
    const sweep = startSweep(samplingHz);
    const tell = await monitorServices.callback(
      followMonitor(
        sweep,
        { name: source.name, from, samplingHz, hasClasses, unkept: undefined },
        () => void stopMonitoring(),
      ),
    );
    const { unkept } = await thread.ask((remote) =>
      remote.open({ samplingHz, notchHz, detector, rules, network }, source, tell),
    );
    if (!isWanted()) {
      await thread.ask((remote) => remote.clear());
      thread.end();
      return undefined;
    }
    update(({ monitor }) => ({
      monitor: { ...monitor, status: 'running', session: monitor.session && { ...monitor.session, unkept } },
    }));
  } catch (error) {
    thread.end();
    throw error;
  }
  const own: RunningSession = { thread, device, name: source.name, isWanted };
  running.session = own;
  thread.died.catch((error: ThreadDied) => {
    if (running.session === own) void threadDied(own, error.reason);
  });
  return own;
}

/** Ends the session; what was recorded becomes a record of the lab. */
export async function stopMonitoring(): Promise<void> {
  if (current().monitor.status !== 'running') return;
  setMonitor({ status: 'stopping' });
  await endSession();
}

async function endSession(): Promise<void> {
  const own = running.session;
  running.session = undefined;
  if (!own) return;
  const ending = end(own);
  running.ending = ending;
  try {
    await ending;
  } finally {
    if (running.ending === ending) running.ending = undefined;
  }
}

async function end(own: RunningSession): Promise<void> {
  const { device, name, thread, isWanted } = own;
  let death: ThreadDied | undefined;
  try {
    await closeDevice(device);
    const files = await thread.ask((remote) => remote.finish());
    await takeRecording(thread, name, files, isWanted);
  } catch (error) {
    if (!(error instanceof ThreadDied)) throw error;
    death = error;
  } finally {
    thread.end();
    // From here on another session may begin, whose status this is then.
    if (isWanted()) setMonitor({ status: 'idle' });
  }
  if (death) await threadDied({ ...own, device: undefined }, death.reason);
}

/** Tells that the thread of a session has died, and offers what it left. */
async function threadDied({ thread, device, isWanted }: RunningSession, reason: string): Promise<void> {
  running.session = undefined;
  // Not waited for: it may be gone too.
  void closeDevice(device);
  thread.end();
  if (!isWanted()) return;
  setMonitor({ status: 'idle', left: undefined });
  report({
    code: 'monitor-died',
    file: '',
    message: `Monitoring has ended by itself: ${reason}. What was recorded up to the last seconds is kept: Monitor offers it.`,
    values: { reason },
  });
  await findLeftRecordings();
}

export function markEvent(): void {
  running.session?.thread.tell((remote) => remote.mark());
}

/**
 * Ends what runs, or is about to, and deletes all that was recorded or left: everything is cleared. What is just ending is waited for, since its
 * thread still holds its recording; nothing begins before all is deleted.
 */
export async function clearMonitor(): Promise<void> {
  const isWanted = sinceClearing();
  const { session: own, ending } = running;
  running.session = undefined;
  setMonitor({ status: 'stopping', session: undefined });
  try {
    await closeDevice(own?.device);
    // What was wrong with it is told by whoever ended it.
    await ending?.catch(() => undefined);
    await deleteRecordings(own?.thread);
  } finally {
    own?.thread.end();
    if (isWanted()) setMonitor({ status: 'idle' });
  }
}

async function deleteRecordings(given: LivingThread | undefined): Promise<void> {
  try {
    await withThread(clearAll, given);
  } catch (error) {
    if (!given || !(error instanceof ThreadDied)) throw error;
    // What it recorded is held no longer.
    await withThread(clearAll);
  }
}

const clearAll = ({ ask }: LivingThread): Promise<void> => ask((remote) => remote.clear());

/** Takes the problem away once there is a record, or a device was chosen. */
function endNoRecord(): void {
  const unsubscribe = labStore.subscribe(({ records, monitor }) => {
    if (monitor.source === 'replay' && replayable(records).length === 0) return;
    unsubscribe();
    update(({ problems }) => ({ problems: problems.filter(({ code }) => code !== 'monitor-no-record') }));
  });
}

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
