import { deviceProblem } from '../../live/devices/types';
import { type ConnectedDevice, type DeviceListener, DeviceRefused, nowSec } from './types';

/**
 * Opens a WebSocket on this computer, through the page's own server: the page's policy lets it speak to no other. Messages are lines, as
 * from a serial port, or their bytes; a message is at least one whole line.
 *
 * @param port on localhost
 * @throws (rejects) DeviceRefused
 */
export async function connectSocket(
  { onBytes, onProblem }: DeviceListener,
  port: number,
  address = socketAddress(port),
): Promise<ConnectedDevice> {
  let isClosed = false;
  const socket = new WebSocket(address);
  socket.binaryType = 'arraybuffer';
  const lineEnd = Uint8Array.of(10);
  socket.addEventListener('message', ({ data }) => {
    const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : new Uint8Array(data);
    if (isClosed) return;
    const at = nowSec();
    onBytes({ bytes, nowSec: at });
    if (bytes.at(-1) !== lineEnd[0]) onBytes({ bytes: lineEnd, nowSec: at });
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('close', () =>
      reject(
        new DeviceRefused(
          deviceProblem(
            'socket-unreachable',
            `No WebSocket answered on port ${port} of this computer. Start the program that sends, and start the lab with npm start: its server passes the connection on.`,
            { port },
          ),
        ),
      ),
    );
  });
  socket.addEventListener('close', () => {
    if (isClosed) return;
    onProblem(
      deviceProblem(
        'socket-closed',
        'The program that sends has closed the connection. What was recorded is kept. Stop monitoring, start the program, and start again.',
      ),
    );
  });
  return {
    name: `localhost:${port}`,
    async close() {
      isClosed = true;
      socket.close();
    },
  };
}

/** Where the page's own server passes a WebSocket on to a port of this computer. */
function socketAddress(port: number): string {
  const { protocol, host } = location;
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/live/${port}`;
}
