import type { Remote } from 'comlink';
import { beforeEach, describe, expect, it } from 'vitest';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import { presetSettings } from '../../../src/experiment/settings/presets';
import { commands } from '../../../src/state/commands';
import { monitorServices } from '../../../src/state/monitor/services';
import { stripOf } from '../../../src/state/monitor/sweeps';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { type DeviceListener, DeviceRefused } from '../../../src/workers/devices/types';
import type { MonitorWorker } from '../../../src/workers/monitor/types';
import { emulatePolar } from '../../live/devices/emulatePolar';
import { ecg } from '../../live/ecg';
import { monitorHere } from '../../workers/monitor/monitorHere';
import { gate, smallRecord } from '../fakes';
import { freshLab } from '../labInNode';
import { memoryStorage } from '../memoryStorage';

freshLab();

const named = (name: string) => Object.assign(new Error('why'), { name });
const state = () => labStore.getState();
const monitor = () => state().monitor;

let here: ReturnType<typeof monitorHere>;
let ended: number;
let died: (reason: string) => void;
let device: { listener: DeviceListener; closed: number } | undefined;

beforeEach(() => {
  here = monitorHere();
  ended = 0;
  device = undefined;
  monitorServices.openThread = async (onDied) => {
    died = onDied;
    return { remote: here.worker as unknown as Remote<MonitorWorker>, end: () => void ended++ };
  };
  monitorServices.callback = async (call) => call;
  monitorServices.now = () => new Date(2026, 11, 1, 10, 20, 30);
  monitorServices.connect = async (_, listener) => {
    const connected = { listener, closed: 0 };
    device = connected;
    return { name: 'Polar H10', close: async () => void connected.closed++ };
  };
});

const frames = emulatePolar(
  ecg(130, [...Array<number>(15).fill(0.8), 4.5, ...Array<number>(15).fill(0.8)]),
  130,
);
function sendAll(): void {
  for (const frame of frames) {
    here.advance(frame.nowSec);
    device!.listener.onBytes(frame);
  }
  here.advance(frames.at(-1)!.nowSec + 1);
}

const idle = () => expect.poll(() => monitor().status, { timeout: 20_000 }).toBe('idle');

describe('monitoring', () => {
  it('takes a device to events, alarms and a record', async () => {
    commands.setMonitor({ source: 'polar' });
    await commands.startMonitoring();
    expect(monitor()).toMatchObject({ status: 'running', session: { from: 'Polar H10', events: [] } });
    sendAll();
    const { session } = monitor();
    const pause = session!.events.find(({ kind }) => kind === 'pause')!;
    expect(pause).toMatchObject({ isAlarm: true, beats: 2 });
    expect(session!.alarms).toContain(pause.id);
    commands.acknowledgeAlarms();
    expect(monitor().session!.alarms).toEqual([]);
    commands.markEvent();
    let atSec = 6000;
    const newest = () => {
      here.advance(atSec++);
      return monitor().session!.events[0]!.kind;
    };
    await expect.poll(newest).toBe('mark');
    const strip = stripOf(pause.id, pause.startSec)!;
    expect(strip.samples).toHaveLength(2000);
    expect(strip.samples.some(Number.isNaN)).toBe(false);

    await commands.stopMonitoring();
    expect(monitor().status).toBe('idle');
    expect(device!.closed).toBe(1);
    expect(ended).toBe(1);
    const record = state().records.find(({ id }) => id === 'live_20261201_102030')!;
    expect(record).toMatchObject({ samplingHz: 250, annotators: ['pt'], state: 'ready' });
    expect(record.beatCount).toBeGreaterThan(25);
    expect(state().problems).toEqual([]);
    // Nothing is stored here, so what was kept stays until it is.
    expect(await here.worker.left()).toHaveLength(1);
  });

  it('replays a record and stops at its end', async () => {
    await commands.importFiles(smallRecord('r', { beats: 40 }));
    commands.setMonitor({ speed: 60 });
    await commands.startMonitoring();
    for (let i = 0; i < 200 && monitor().status === 'running'; i++) {
      here.advance(1000 + i);
      await new Promise((resolve) => setTimeout(resolve));
    }
    await idle();
    const record = state().records.find(({ id }) => id.startsWith('live_'))!;
    expect(record).toMatchObject({ samplingHz: 360, lengthSamples: 41 * 360 });
    expect(monitor().session).toMatchObject({ from: 'r', isOver: true });
  });

  it('says what is missing, and stays idle', async () => {
    await commands.startMonitoring();
    expect(state().problems.at(-1)).toMatchObject({ code: 'monitor-no-record' });
    await commands.importFiles(smallRecord('slow', { hz: 50 }));
    // There is a record now.
    expect(state().problems.map(({ code }) => code)).not.toContain('monitor-no-record');
    await commands.startMonitoring();
    expect(state().problems.at(-1)).toMatchObject({ code: 'monitor-rate', file: 'slow' });
    monitorServices.connect = async () => {
      throw new DeviceRefused({
        code: 'device-permission',
        message: 'Allow it.',
        values: { way: 'Bluetooth' },
      });
    };
    commands.setMonitor({ source: 'polar' });
    await commands.startMonitoring();
    expect(state().problems.at(-1)).toMatchObject({
      ...{
        code: 'monitor-refused',
        message: 'Allow it.',
        values: { why: 'device-permission', way: 'Bluetooth' },
      },
    });
    expect(monitor().status).toBe('idle');
  });

  it('refuses a network that needs what comes later, and closes the device', async () => {
    const { prepare, train } = presetSettings('newPatients', 1);
    services.networks.set('file 1', {
      ...{ title: 'n', classCount: 4, by: 'n', models: [] },
      experiment: { prepare, train, records: [] },
    });
    labStore.setState({ label: { ...state().label, opened: [{ id: 'file 1', title: 'n' }] } });
    commands.setMonitor({ source: 'polar', networkId: 'file 1' });
    await commands.startMonitoring();
    expect(state().problems.at(-1)).toMatchObject({
      code: 'network-not-live',
      values: { title: 'n', lacks: 'ahead median record features secondLead' },
    });
    expect(device!.closed).toBe(1);
    expect(monitor().status).toBe('idle');
    // One that can, but whose weights cannot be opened here.
    const { prepare: own } = presetSettings('lab', 1);
    services.networks.set('file 1', {
      ...{ title: 'n', classCount: 5, by: 'n', models: [] },
      experiment: { prepare: own, train: defaultTrainSettings, records: [] },
    });
    await commands.startMonitoring();
    expect(state().problems.at(-1)).toMatchObject({
      code: 'monitor-refused',
      values: { why: 'monitor-failed' },
    });
    expect(state().problems.at(-1)!.message).toContain('no network here');
    expect(device!.closed).toBe(1);
    expect(monitor().status).toBe('idle');
  });

  it('forgets what was kept only once the record is stored, also after a storage that was full', async () => {
    const { storage, records } = memoryStorage();
    let isFull = true;
    services.storage = {
      ...storage,
      saveRecord: (record) =>
        isFull ? Promise.reject(named('QuotaExceededError')) : storage.saveRecord(record),
    };
    labStore.setState({ storage: { status: 'on', usedBytes: undefined, quotaBytes: undefined } });
    commands.setMonitor({ source: 'polar' });
    await commands.startMonitoring();
    sendAll();
    await commands.stopMonitoring();
    const name = 'live_20261201_102030';
    expect(state().records.map(({ id }) => id)).toEqual([name]);
    expect(await here.worker.left()).toMatchObject([{ name }]);
    await commands.keepLeftRecording(name);
    expect(monitor().left).toMatchObject([{ name }]);
    isFull = false;
    await commands.keepLeftRecording(name);
    expect([...records.keys()]).toEqual([name]);
    expect(monitor().left).toEqual([]);
    expect(await here.worker.left()).toEqual([]);
  });

  it('offers what a dead thread left, makes a record of it, or deletes it', async () => {
    commands.setMonitor({ source: 'polar' });
    await commands.startMonitoring();
    sendAll();
    died('out of memory');
    await expect.poll(() => state().problems.at(-1)).toMatchObject({ code: 'monitor-died' });
    await expect.poll(() => monitor().left).toMatchObject([{ name: 'live_20261201_102030' }]);
    expect(monitor().status).toBe('idle');
    await commands.keepLeftRecording('live_20261201_102030');
    expect(state().records.map(({ id }) => id)).toEqual(['live_20261201_102030']);
    await commands.deleteLeftRecording('live_20261201_102030');
    expect(monitor().left).toEqual([]);
  });

  it('offers a recording as soon as the page that wrote it has ended, though it still held it when it was looked for', async () => {
    const ends: [name: string, onEnd: () => void][] = [];
    monitorServices.whenRecordingEnds = async (name, onEnd) => void ends.push([name, onEnd]);
    commands.setMonitor({ source: 'polar' });
    await commands.startMonitoring();
    sendAll();
    died('closed');
    await expect.poll(() => monitor().left).toHaveLength(1);
    const { folders } = here;
    const name = 'live_20261201_102030';
    here = monitorHere({ folders: () => folders, held: async () => new Set([name]) });
    await commands.findLeftRecordings();
    await commands.findLeftRecordings();
    expect(monitor().left).toEqual([]);
    expect(ends.map(([of]) => of)).toEqual([name]);
    here = monitorHere({ folders: () => folders });
    ends[0]![1]();
    await expect.poll(() => monitor().left).toMatchObject([{ name }]);
  });

  it('ends with a thread that dies while connecting, and can be started again', async () => {
    commands.setMonitor({ source: 'polar' });
    const { open } = here.worker;
    here.worker.open = () => new Promise(() => died('out of memory'));
    await commands.startMonitoring();
    expect(monitor().status).toBe('idle');
    expect([device!.closed, ended]).toEqual([1, 1]);
    expect(state().problems.at(-1)).toMatchObject({
      code: 'monitor-refused',
      values: { why: 'monitor-failed' },
    });
    here.worker.open = open;
    await commands.startMonitoring();
    expect(monitor().status).toBe('running');
    // Or while it stops.
    sendAll();
    here.worker.finish = () => new Promise(() => died('out of memory'));
    await commands.stopMonitoring();
    expect(monitor()).toMatchObject({ status: 'idle', left: [{ name: 'live_20261201_102030' }] });
    expect(state().problems.at(-1)).toMatchObject({ code: 'monitor-died' });
    expect(device!.closed).toBeGreaterThan(0);
  });

  it('ends what looks for recordings when its thread dies', async () => {
    here.worker.left = () => new Promise(() => died('out of memory'));
    await commands.findLeftRecordings();
    expect(ended).toBe(1);
    expect(state().problems.at(-1)).toMatchObject({ code: 'worker-died' });
  });

  it('does not begin after everything was cleared', async () => {
    commands.setMonitor({ source: 'polar' });
    const { passed, open } = gate();
    const { connect } = monitorServices;
    monitorServices.connect = async (...given) => {
      await passed;
      return connect(...given);
    };
    const starting = commands.startMonitoring();
    await expect.poll(() => monitor().status).toBe('connecting');
    await commands.clearStorage();
    open();
    await starting;
    expect(monitor()).toMatchObject({ status: 'idle', session: undefined });
    expect(device!.closed).toBe(1);
    expect(await here.folders.names()).toEqual([]);
  });

  it('deletes everything that was left when everything is cleared', async () => {
    commands.setMonitor({ source: 'polar' });
    await commands.startMonitoring();
    sendAll();
    await commands.clearStorage();
    expect(monitor()).toMatchObject({ status: 'idle', session: undefined });
    expect(await here.folders.names()).toEqual([]);
    expect(ended).toBe(1);
  });
});
