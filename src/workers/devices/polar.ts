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
  connected: boolean;
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
  let isClosed = false;
  let control: Characteristic | undefined;

  async function start(device: BluetoothDevice): Promise<void> {
    const server = await device.gatt.connect();
    const service = await server.getPrimaryService(POLAR.service);
    control = await service.getCharacteristic(POLAR.control);
    const data = await service.getCharacteristic(POLAR.data);
    data.addEventListener(VALUE, () => {
      if (!isClosed && data.value) onBytes({ bytes: bytesOf(data.value), nowSec: nowSec() });
    });
    const answer = answerOf(control);
    await control.startNotifications();
    // Before the start: what comes first would be lost.
    await data.startNotifications();
    await control.writeValueWithResponse(POLAR.start);
    const problem = readPolarResponse(await answer);
    if (problem) throw new DeviceRefused(problem);
  }

  async function again(device: BluetoothDevice): Promise<void> {
    onProblem(
      deviceProblem(
        'device-lost',
        'The connection to the device was lost. The lab tries to connect again; there is a gap until then.',
      ),
    );
    for (let attempt = 0; !isClosed; attempt++) {
      const sec = AGAIN_SEC[Math.min(attempt, AGAIN_SEC.length - 1)]!;
      await new Promise((resolve) => setTimeout(resolve, 1000 * sec));
      if (isClosed) return;
      try {
        await start(device);
        return;
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
    await start(device);
    device.addEventListener(LOST, () => {
      if (!isClosed) void again(device);
    });
    return {
      name: device.name ?? 'Polar H10',
      async close() {
        isClosed = true;
        // It may be gone: then there is nothing to stop.
        await control?.writeValueWithResponse(POLAR.stop).catch(() => undefined);
        device.gatt.disconnect();
      },
    };
  } catch (error) {
    isClosed = true;
    throw refusalOf(error, 'Bluetooth');
  }
}

/** The first answer to a command. */
function answerOf(control: Characteristic): Promise<Uint8Array> {
  return new Promise((resolve) => {
    control.addEventListener(VALUE, () => control.value && resolve(bytesOf(control.value)), { once: true });
  });
}

const bytesOf = ({ buffer, byteOffset, byteLength }: DataView) =>
  new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength).slice();
