import { describe, expect, it } from 'vitest';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import { presetSettings } from '../../../src/experiment/settings/presets';
import { commands } from '../../../src/state/commands';
import { monitorServices } from '../../../src/state/monitor/services';
import { stripOf } from '../../../src/state/monitor/sweeps';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import type { ShownProblem } from '../../../src/state/types';
import { DeviceRefused } from '../../../src/workers/devices/types';
import { words } from '../../words';
import { monitorHere } from '../../workers/monitor/monitorHere';
import { gate, smallRecord } from '../fakes';
import { memoryStorage } from '../memoryStorage';
import { idle, monitor, monitorLab, NAME, state } from './monitorLab';

const lab = monitorLab();

const named = (name: string) => Object.assign(new Error('why'), { name });

describe('monitoring', () => {
  it('takes a device to events, alarms and a record', async () => {
    commands.setMonitor({ source: 'polar' });
    await commands.startMonitoring();
    expect(monitor()).toMatchObject({ status: 'running', session: { from: 'Polar H10', events: [] } });
    lab.sendAll();
    const { session } = monitor();
    const pause = session!.events.find(({ kind }) => kind === 'pause')!;
    expect(pause).toMatchObject({ isAlarm: true, beats: 2 });
    expect(session!.alarms).toContain(pause.id);
    commands.acknowledgeAlarms();
    expect(monitor().session!.alarms).toEqual([]);
    commands.markEvent();
    let atSec = 6000;
    const newest = () => {
      lab.here.advance(atSec++);
      return monitor().session!.events[0]!.kind;
    };
    await expect.poll(newest).toBe('mark');
    const strip = stripOf(pause.id, pause.startSec)!;
    expect(strip.samples).toHaveLength(2000);
    expect(strip.samples.some(Number.isNaN)).toBe(false);

    await commands.stopMonitoring();
    expect(monitor().status).toBe('idle');
    expect(lab.device!.closed).toBe(1);
    expect(lab.ended).toBe(1);
    const record = state().records.find(({ id }) => id === NAME)!;
    expect(record).toMatchObject({ samplingHz: 250, annotators: ['pt'], state: 'ready' });
    expect(record.beatCount).toBeGreaterThan(25);
    expect(state().problems).toEqual([]);
    // Nothing is stored here, so what was kept stays until it is.
    expect(await lab.here.worker.left()).toHaveLength(1);
  });

  it('replays a record and stops at its end', async () => {
    await commands.importFiles(smallRecord('r', { beats: 40 }));
    commands.setMonitor({ speed: 60 });
    await commands.startMonitoring();
    for (let i = 0; i < 200 && monitor().status === 'running'; i++) {
      lab.here.advance(1000 + i);
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
    expect(lab.device!.closed).toBe(1);
    expect(monitor().status).toBe('idle');
    // One that can, but whose weights cannot be opened lab.here.
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
    expect(lab.device!.closed).toBe(1);
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
    lab.sendAll();
    await commands.stopMonitoring();
    const name = NAME;
    expect(state().records.map(({ id }) => id)).toEqual([name]);
    expect(await lab.here.worker.left()).toMatchObject([{ name }]);
    await commands.keepLeftRecording(name);
    expect(monitor().left).toMatchObject([{ name }]);
    isFull = false;
    await commands.keepLeftRecording(name);
    expect([...records.keys()]).toEqual([name]);
    expect(monitor().left).toEqual([]);
    expect(await lab.here.worker.left()).toEqual([]);
  });

  it('offers what a dead thread left, makes a record of it, or deletes it', async () => {
    commands.setMonitor({ source: 'polar' });
    await commands.startMonitoring();
    lab.sendAll();
    lab.died('out of memory');
    await expect.poll(() => state().problems.at(-1)).toMatchObject({ code: 'monitor-died' });
    await expect.poll(() => monitor().left).toMatchObject([{ name: NAME }]);
    expect(monitor().status).toBe('idle');
    await commands.keepLeftRecording(NAME);
    expect(state().records.map(({ id }) => id)).toEqual([NAME]);
    await commands.deleteLeftRecording(NAME);
    expect(monitor().left).toEqual([]);
  });

  it('offers a recording as soon as the page that wrote it has ended, though it still held it when it was looked for', async () => {
    const ends: [name: string, onEnd: () => void][] = [];
    monitorServices.whenRecordingEnds = async (name, onEnd) => void ends.push([name, onEnd]);
    commands.setMonitor({ source: 'polar' });
    await commands.startMonitoring();
    lab.sendAll();
    lab.died('closed');
    await expect.poll(() => monitor().left).toHaveLength(1);
    const { folders } = lab.here;
    const name = NAME;
    lab.here = monitorHere({ folders: () => folders, held: async () => new Set([name]) });
    await commands.findLeftRecordings();
    await commands.findLeftRecordings();
    expect(monitor().left).toEqual([]);
    expect(ends.map(([of]) => of)).toEqual([name]);
    lab.here = monitorHere({ folders: () => folders });
    ends[0]![1]();
    await expect.poll(() => monitor().left).toMatchObject([{ name }]);
  });

  it('ends with a thread that dies while connecting, and can be started again', async () => {
    commands.setMonitor({ source: 'polar' });
    const { open } = lab.here.worker;
    lab.here.worker.open = () => new Promise(() => lab.died('out of memory'));
    await commands.startMonitoring();
    expect(monitor().status).toBe('idle');
    expect([lab.device!.closed, lab.ended]).toEqual([1, 1]);
    expect(state().problems.at(-1)).toMatchObject({
      code: 'monitor-refused',
      values: { why: 'monitor-failed' },
    });
    lab.here.worker.open = open;
    await commands.startMonitoring();
    expect(monitor().status).toBe('running');
    // Or while it stops.
    lab.sendAll();
    lab.here.worker.finish = () => new Promise(() => lab.died('out of memory'));
    await commands.stopMonitoring();
    expect(monitor()).toMatchObject({ status: 'idle', left: [{ name: NAME }] });
    expect(state().problems.at(-1)).toMatchObject({ code: 'monitor-died' });
    expect(lab.device!.closed).toBeGreaterThan(0);
  });

  it('leaves a session alone that begins while what the one before left is looked for', async () => {
    commands.setMonitor({ source: 'polar' });
    await commands.startMonitoring();
    lab.sendAll();
    lab.here.worker.finish = () => new Promise(() => lab.died('out of memory'));
    const { left } = lab.here.worker;
    const { passed, open } = gate();
    let isAsked = false;
    lab.here.worker.left = async () => {
      isAsked = true;
      await passed;
      return left();
    };
    const stopping = commands.stopMonitoring();
    await expect.poll(() => isAsked).toBe(true);
    const { folders } = lab.here;
    const { worker } = monitorHere({ folders: () => folders });
    Object.assign(lab.here.worker, { open: worker.open, left });
    await commands.startMonitoring();
    expect(monitor().status).toBe('running');
    open();
    await stopping;
    expect(monitor().status).toBe('running');
  });

  it('makes a record also if the device cannot be disconnected, and says that in both languages', async () => {
    lab.closing = () => Promise.reject(new Error('it is gone'));
    commands.setMonitor({ source: 'polar' });
    await commands.startMonitoring();
    lab.sendAll();
    await commands.stopMonitoring();
    expect(state().records.map(({ id }) => id)).toEqual([NAME]);
    expect(monitor().status).toBe('idle');
    expect(lab.ended).toBe(1);
    const [{ code, message, values }] = state().problems as [ShownProblem];
    expect(state().problems).toHaveLength(1);
    expect(code).toBe('device-unclosed');
    expect(message).toContain('it is gone');
    expect(words.zh.problems![code]!(values, '')).toContain('it is gone');
  });

  it('tells why a session could not begin also if the device cannot be disconnected', async () => {
    lab.closing = () => Promise.reject(new Error('it is gone'));
    lab.here.worker.open = () => Promise.reject(new Error('out of memory'));
    commands.setMonitor({ source: 'polar' });
    await commands.startMonitoring();
    expect(monitor().status).toBe('idle');
    expect(state().problems).toMatchObject([
      { code: 'device-unclosed' },
      { code: 'monitor-refused', values: { reason: 'out of memory' } },
    ]);
  });

  it('offers what a dead thread left also if the device cannot be disconnected', async () => {
    lab.closing = () => Promise.reject(new Error('it is gone'));
    commands.setMonitor({ source: 'polar' });
    await commands.startMonitoring();
    lab.sendAll();
    lab.died('out of memory');
    await expect.poll(() => monitor().left).toMatchObject([{ name: NAME }]);
    expect(
      state()
        .problems.map(({ code }) => code)
        .sort(),
    ).toEqual(['device-unclosed', 'monitor-died']);
  });

  it('ends what looks for recordings when its thread dies', async () => {
    lab.here.worker.left = () => new Promise(() => lab.died('out of memory'));
    await commands.findLeftRecordings();
    expect(lab.ended).toBe(1);
    expect(state().problems.at(-1)).toMatchObject({ code: 'worker-died' });
  });
});
