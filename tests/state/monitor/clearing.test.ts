import { describe, expect, it } from 'vitest';
import { commands } from '../../../src/state/commands';
import { monitorServices } from '../../../src/state/monitor/services';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import { monitorHere } from '../../workers/monitor/monitorHere';
import { gate } from '../fakes';
import { monitor, monitorLab, NAME, state } from './monitorLab';

const lab = monitorLab();

/** The thread that records still holds the recording, so that no other deletes it. */
const heldHere = () => {
  lab.here = monitorHere({ held: async () => new Set([NAME]) });
};

async function monitored(): Promise<void> {
  commands.setMonitor({ source: 'polar' });
  await commands.startMonitoring();
  lab.sendAll();
}

/** Holds what the method of the thread answers back. */
function holdBack(method: 'finish' | 'recover') {
  const { passed, open } = gate();
  const before = lab.here.worker[method] as (...given: never[]) => Promise<unknown>;
  let isAsked = false;
  lab.here.worker[method] = (async (...given: never[]) => {
    const answer = await before(...given);
    isAsked = true;
    await passed;
    return answer;
  }) as never;
  return { open, asked: () => expect.poll(() => isAsked).toBe(true) };
}

/** Holds the pool back, in which records are read. */
function holdPool() {
  const { passed, open } = gate();
  const pool = services.pool();
  services.pool = () => ({
    ...pool,
    async run(job, signal) {
      await passed;
      return pool.run(job, signal);
    },
  });
  const asked = () => expect.poll(() => state().activities.map(({ kind }) => kind)).toEqual(['importing']);
  return { open, asked };
}

const nothingIsLeft = async () => {
  expect(state().records).toEqual([]);
  expect(state().problems).toEqual([]);
  expect(await lab.here.folders.names()).toEqual([]);
  expect(monitor()).toMatchObject({ status: 'idle', session: undefined });
  expect(monitor().left ?? []).toEqual([]);
};

describe('clearing everything', () => {
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
    expect(lab.device!.closed).toBe(1);
    expect(await lab.here.folders.names()).toEqual([]);
  });

  it('does not begin if everything was cleared while its thread was opened', async () => {
    commands.setMonitor({ source: 'polar' });
    const { passed, open } = gate();
    const { openThread } = monitorServices;
    let isAsked = false;
    monitorServices.openThread = async (onDied) => {
      monitorServices.openThread = openThread;
      isAsked = true;
      await passed;
      return openThread(onDied);
    };
    const shown: unknown[] = [];
    const starting = commands.startMonitoring();
    await expect.poll(() => isAsked).toBe(true);
    await commands.clearStorage();
    const stop = labStore.subscribe((now) => shown.push(now.monitor.session));
    open();
    await starting;
    stop();
    expect(shown.filter((session) => session !== undefined)).toEqual([]);
    expect(lab.device!.closed).toBe(1);
    // The one that deleted what was left, and its own.
    expect(lab.ended).toBe(2);
    await nothingIsLeft();
  });

  it('deletes everything that was left when everything is cleared', async () => {
    commands.setMonitor({ source: 'polar' });
    await commands.startMonitoring();
    lab.sendAll();
    await commands.clearStorage();
    expect(monitor()).toMatchObject({ status: 'idle', session: undefined });
    expect(await lab.here.folders.names()).toEqual([]);
    expect(lab.ended).toBe(1);
  });

  it.each([
    ['gives its files', () => holdBack('finish')],
    ['becomes a record', holdPool],
  ] as const)('deletes the recording of a session that ends, while it %s', async (_, hold) => {
    heldHere();
    await monitored();
    const { open, asked } = hold();
    const stopping = commands.stopMonitoring();
    await asked();
    const clearing = commands.clearStorage();
    await expect.poll(() => monitor().status).toBe('stopping');
    // Nothing begins before all is deleted.
    await commands.startMonitoring();
    expect(monitor().status).toBe('stopping');
    open();
    await Promise.all([stopping, clearing]);
    await nothingIsLeft();
  });

  it.each([
    ['is read', () => holdBack('recover')],
    ['becomes a record', holdPool],
  ] as const)('deletes a recording that was left, while it %s', async (_, hold) => {
    await monitored();
    lab.died('out of memory');
    await expect.poll(() => monitor().left).toHaveLength(1);
    const { open, asked } = hold();
    const keeping = commands.keepLeftRecording(NAME);
    await asked();
    const clearing = commands.clearStorage();
    await expect.poll(() => lab.here.folders.names()).toEqual([]);
    open();
    await Promise.all([keeping, clearing]);
    await nothingIsLeft();
  });

  it('deletes everything also if the device cannot be disconnected, and says that', async () => {
    lab.closing = () => Promise.reject(new Error('it is gone'));
    await monitored();
    await commands.clearStorage();
    expect(await lab.here.folders.names()).toEqual([]);
    expect(monitor()).toMatchObject({ status: 'idle', session: undefined });
    expect(lab.ended).toBe(1);
    expect(state().problems).toMatchObject([{ code: 'device-unclosed', values: { reason: 'it is gone' } }]);
  });

  it('deletes what a thread recorded that dies instead of deleting it', async () => {
    await monitored();
    const { clear } = lab.here.worker;
    lab.here.worker.clear = () => {
      lab.here.worker.clear = clear;
      lab.died('out of memory');
      return new Promise(() => undefined);
    };
    await commands.clearStorage();
    await nothingIsLeft();
  });
});
