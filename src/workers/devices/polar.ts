import { POLAR, readPolarResponse } from '../../live';
import { deviceProblem } from '../../live/devices/types';
import { refusalOf, wayMissing } from './refused';
import { type ConnectedDevice, type DeviceListener, DeviceRefused, nowSec } from './types';

/** What is used of Web Bluetooth (W3C Community Group), for which TypeScript has no types. */
interface Characteristic extends EventTarget {
  value?: DataView;
  startNotifications(): Promise<unknown>;
  writeValueWithResponse(bytes: Uint8Array): Promise<void>;
}
interface Server {
  connect(): Promise<Server>;
  disconnect(): void;
  getPrimaryService(uuid: string): Promise<{ getCharacteristic(uuid: string): Promise<Characteristic> }>;
}
interface BluetoothDevice extends EventTarget {
  name?: string;
  gatt: Server;
}
interface Bluetooth {
  requestDevice(options: {
    filters: { namePrefix: string }[];
    optionalServices: string[];
  }): Promise<BluetoothDevice>;
}

/** Waits between attempts to connect again, seconds; the last one repeats. */
const AGAIN_SEC = [1, 2, 5, 10];

const VALUE = 'characteristicvaluechanged';
const LOST = 'gattserverdisconnected';

/**
 * Asks for a Polar H10, starts its ECG and passes its frames on; connects again for as long as it takes when the connection is lost. Needs a click.
 *
 * @throws (rejects) DeviceRefused
 */
export async function connectPolar({ onBytes, onProblem }: DeviceListener): Promise<ConnectedDevice> {
  const { bluetooth } = navigator as Navigator & { bluetooth?: Bluetooth };
  if (!bluetooth) throw wayMissing('Bluetooth');
  let state: 'connecting' | 'connected' | 'closed' = 'connecting';
  const isClosed = () => state === 'closed';
  /** Ends what is done and heard by the connection that is there, or is being made. */
  let connection = new AbortController();
  let control: Characteristic | undefined;

  /** Connects and starts the ECG; if that fails, nothing of it stays. */
  async function start(device: BluetoothDevice): Promise<void> {
    const own = new AbortController();
    connection = own;
    try {
      control = await startEcg(device, own.signal, (bytes) => {
        if (!isClosed()) onBytes({ bytes, nowSec: nowSec() });
      });
      state = 'connected';
    } catch (error) {
      own.abort();
      device.gatt.disconnect();
      throw error;
    }
  }

  async function again(device: BluetoothDevice): Promise<void> {
    state = 'connecting';
    onProblem(
      deviceProblem(
        'device-lost',
        'The connection to the device was lost. The lab tries to connect again; there is a gap until then.',
      ),
    );
    for (let attempt = 0; state === 'connecting'; attempt++) {
      const sec = AGAIN_SEC[Math.min(attempt, AGAIN_SEC.length - 1)]!;
      await new Promise((resolve) => setTimeout(resolve, 1000 * sec));
      if (isClosed()) return;
      try {
        await start(device);
      } catch {
        // Out of reach, or not ready yet.
      }
    }
  }

  try {
    const device = await bluetooth.requestDevice({
      filters: [{ namePrefix: 'Polar' }],
      optionalServices: [POLAR.service],
    });
    // From the beginning: it may also be lost while it is being started.
    device.addEventListener(LOST, () => {
      connection.abort();
      if (state === 'connected') void again(device);
    });
    await start(device);
    return {
      name: device.name ?? 'Polar H10',
      async close() {
        const wasConnected = state === 'connected';
        state = 'closed';
        // It may be gone meanwhile: then there is nothing to stop.
        if (wasConnected) await control?.writeValueWithResponse(POLAR.stop).catch(() => undefined);
        connection.abort();
        device.gatt.disconnect();
      },
    };
  } catch (error) {
    throw refusalOf(error, 'Bluetooth');
  }
}

/**
 * @param signal aborted when the connection is lost or not wanted any more: nothing more is done and heard
 * @param onFrame called with each frame of the ECG
 * @returns what takes its commands
 * @throws (rejects) DeviceRefused if it does not want to, else the browser's error
 */
async function startEcg(
  { gatt }: BluetoothDevice,
  signal: AbortSignal,
  onFrame: (bytes: Uint8Array) => void,
): Promise<Characteristic> {
  const over = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () =>
      reject(new DOMException('The connection was lost.', 'NetworkError')),
    );
  });
  over.catch(() => undefined);
  const unlessOver = <T>(step: Promise<T>): Promise<T> => Promise.race([step, over]);

  const connecting = gatt.connect();
  // Some browsers go on connecting after `disconnect`.
  connecting.then(
    () => signal.aborted && gatt.disconnect(),
    () => undefined,
  );
  const server = await unlessOver(connecting);
  const service = await unlessOver(server.getPrimaryService(POLAR.service));
  const control = await unlessOver(service.getCharacteristic(POLAR.control));
  const data = await unlessOver(service.getCharacteristic(POLAR.data));
  data.addEventListener(VALUE, () => data.value && onFrame(bytesOf(data.value)), { signal });
  const answer = new Promise<Uint8Array>((resolve) => {
    control.addEventListener(VALUE, () => control.value && resolve(bytesOf(control.value)), { signal });
  });
  await unlessOver(control.startNotifications());
  // Before the start: what comes first would be lost.
  await unlessOver(data.startNotifications());
  await unlessOver(control.writeValueWithResponse(POLAR.start));
  const problem = readPolarResponse(await unlessOver(answer));
  if (problem) throw new DeviceRefused(problem);
  return control;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: DataView) =>
  new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength).slice();
