import type { ConnectedDevice, DeviceListener } from '../../workers/bridgeDevices';
import type { MonitorThread } from '../../workers/bridgeMonitor';
import type { MonitorChoices } from './types';

/** What monitoring needs of the browser; replaced in tests. */
export const monitorServices = {
  openThread: async (onDied: (reason: string) => void): Promise<MonitorThread> =>
    (await import('../../workers/bridgeMonitor')).openMonitor(onDied),
  whenRecordingEnds: async (name: string, onEnd: () => void): Promise<void> =>
    (await import('../../workers/bridgeMonitor')).whenRecordingEnds(name, onEnd),
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
