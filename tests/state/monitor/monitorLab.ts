import type { Remote } from 'comlink';
import { beforeEach, expect } from 'vitest';
import { monitorServices } from '../../../src/state/monitor/services';
import { labStore } from '../../../src/state/store';
import type { DeviceListener } from '../../../src/workers/devices/types';
import type { MonitorWorker } from '../../../src/workers/monitor/types';
import { emulatePolar } from '../../live/devices/emulatePolar';
import { ecg } from '../../live/ecg';
import { monitorHere } from '../../workers/monitor/monitorHere';
import { freshLab } from '../labInNode';

/** Of the recording that the lab of these tests makes. */
export const NAME = 'live_20261201_102030';

const frames = emulatePolar(
  ecg(130, [...Array<number>(15).fill(0.8), 4.5, ...Array<number>(15).fill(0.8)]),
  130,
);

/** A fresh lab before each test, whose thread that monitors is this one, and whose device is emulated. */
export function monitorLab() {
  freshLab();
  const lab = {
    here: monitorHere(),
    /** Threads that were ended. */
    ended: 0,
    /** Lets the thread that was opened last die. */
    died: (_reason: string): void => {},
    /** What the device does when it is disconnected. */
    closing: async (): Promise<void> => {},
    device: undefined as { listener: DeviceListener; closed: number } | undefined,
    sendAll(): void {
      for (const frame of frames) {
        lab.here.advance(frame.nowSec);
        lab.device!.listener.onBytes(frame);
      }
      lab.here.advance(frames.at(-1)!.nowSec + 1);
    },
  };
  beforeEach(() => {
    lab.here = monitorHere();
    lab.ended = 0;
    lab.closing = async () => {};
    lab.device = undefined;
    monitorServices.openThread = async (onDied) => {
      lab.died = onDied;
      return { remote: lab.here.worker as unknown as Remote<MonitorWorker>, end: () => void lab.ended++ };
    };
    monitorServices.callback = async (call) => call;
    monitorServices.now = () => new Date(2026, 11, 1, 10, 20, 30);
    monitorServices.connect = async (_, listener) => {
      const connected = { listener, closed: 0 };
      lab.device = connected;
      const close = () => {
        connected.closed++;
        return lab.closing();
      };
      return { name: 'Polar H10', close };
    };
  });
  return lab;
}

export const state = () => labStore.getState();
export const monitor = () => state().monitor;
export const idle = () => expect.poll(() => monitor().status, { timeout: 20_000 }).toBe('idle');
