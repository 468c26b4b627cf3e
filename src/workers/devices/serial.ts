import { messageOf } from '../../base/messageOf';
import { deviceProblem } from '../../live/devices/types';
import { refusalOf, wayMissing } from './refused';
import { type ConnectedDevice, type DeviceListener, nowSec } from './types';

/** What is used of Web Serial (WICG), for which TypeScript has no types. */
interface SerialPort {
  readonly readable: ReadableStream<Uint8Array> | null;
  open(options: { baudRate: number; bufferSize: number }): Promise<void>;
  close(): Promise<void>;
}
interface Serial {
  requestPort(): Promise<SerialPort>;
}

/** Of the browser: a page in the background is asleep for a second at a time. */
const BUFFER_BYTES = 2 ** 16;

/**
 * Asks for a serial port and passes its bytes on. Needs a click.
 *
 * @throws (rejects) DeviceRefused
 */
export async function connectSerial(
  { onBytes, onProblem }: DeviceListener,
  baudRate: number,
): Promise<ConnectedDevice> {
  const { serial } = navigator as Navigator & { serial?: Serial };
  if (!serial) throw wayMissing('serial ports');
  let isClosed = false;
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  let port: SerialPort;
  try {
    port = await serial.requestPort();
    await port.open({ baudRate, bufferSize: BUFFER_BYTES });
  } catch (error) {
    throw refusalOf(error, 'serial ports');
  }

  /** A wrong speed or an overrun ends the stream; the port gives another one. */
  async function read(): Promise<void> {
    while (!isClosed) {
      const { readable } = port;
      if (!readable) break;
      reader = readable.getReader();
      try {
        for (;;) {
          const { value, done } = await reader.read();
          if (done || isClosed) break;
          onBytes({ bytes: value, nowSec: nowSec() });
        }
      } catch (error) {
        const reason = messageOf(error);
        onProblem(
          deviceProblem(
            'port-error',
            `The port had an error (${reason}); some bytes were lost. If this goes on, choose the speed (baud) that the device sends at.`,
            { reason },
          ),
        );
      } finally {
        reader.releaseLock();
      }
    }
    if (isClosed) return;
    onProblem(
      deviceProblem(
        'port-lost',
        'The port is gone: the cable was pulled, or the device was switched off. What was recorded is kept. Stop monitoring, plug it in, and start again.',
      ),
    );
  }

  const reading = read();
  return {
    name: 'serial port',
    async close() {
      isClosed = true;
      await reader?.cancel().catch(() => undefined);
      await reading;
      await port.close().catch(() => undefined);
    },
  };
}
