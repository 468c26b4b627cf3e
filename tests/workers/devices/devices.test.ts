import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectPolar } from '../../../src/workers/devices/polar';
import { connectSerial } from '../../../src/workers/devices/serial';
import { connectSocket } from '../../../src/workers/devices/socket';
import type { DeviceListener } from '../../../src/workers/devices/types';

let got: number[][];
let problems: string[];
let listener: DeviceListener;
beforeEach(() => {
  got = [];
  problems = [];
  listener = {
    onBytes: ({ bytes }) => void got.push([...bytes]),
    onProblem: ({ code }) => void problems.push(code),
  };
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settle = () => new Promise((resolve) => setTimeout(resolve));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'connected',
    (error) => error.problem.code,
  );
const named = (name: string) => Object.assign(new Error('why'), { name });

describe('a Polar H10', () => {
  class Characteristic extends EventTarget {
    value?: DataView;
    written: number[][] = [];
    notified = 0;
    answer = [0xf0, 2, 0, 0];
    async startNotifications() {
      this.notified++;
    }
    async writeValueWithResponse(bytes: Uint8Array) {
      this.written.push([...bytes]);
      if (bytes[0] === 2) this.tell(this.answer);
    }
    tell(bytes: number[]) {
      this.value = new DataView(Uint8Array.from(bytes).buffer);
      this.dispatchEvent(new Event('characteristicvaluechanged'));
    }
  }

  function emulated() {
    const control = new Characteristic();
    const data = new Characteristic();
    const emulation = { control, data, connects: 0, refusals: 0, disconnects: 0 };
    const gatt = {
      async connect() {
        emulation.connects++;
        if (emulation.refusals-- > 0) throw named('NetworkError');
        const getCharacteristic = async (id: string) => (id.startsWith('fb005c81') ? control : data);
        return { getPrimaryService: async () => ({ getCharacteristic }) };
      },
      disconnect: () => void emulation.disconnects++,
    };
    const device = Object.assign(new EventTarget(), { name: 'Polar H10 1', gatt });
    vi.stubGlobal('navigator', { bluetooth: { requestDevice: async () => device } });
    return { ...emulation, emulation, device };
  }

  it('is listened to before it is started, and stopped at the end', async () => {
    const { control, data, emulation } = emulated();
    const device = await connectPolar(listener);
    expect(device.name).toBe('Polar H10 1');
    expect([control.notified, data.notified]).toEqual([1, 1]);
    expect(control.written).toEqual([[2, 0, 0, 1, 0x82, 0, 1, 1, 0x0e, 0]]);
    data.tell([1, 2]);
    expect(got).toEqual([[1, 2]]);
    await device.close();
    data.tell([3]);
    expect(got).toHaveLength(1);
    expect(control.written.at(-1)).toEqual([3, 0]);
    expect(emulation.disconnects).toBe(1);
  });

  it('is connected again when the connection is lost, as often as it takes', async () => {
    const { data, emulation, device } = emulated();
    const connected = await connectPolar(listener);
    vi.useFakeTimers();
    emulation.refusals = 2;
    device.dispatchEvent(new Event('gattserverdisconnected'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(problems).toEqual(['device-lost']);
    expect(emulation.connects).toBe(4);
    data.tell([9]);
    expect(got.at(-1)).toEqual([9]);
    await connected.close();
    device.dispatchEvent(new Event('gattserverdisconnected'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(emulation.connects).toBe(4);
  });

  it('may refuse, and then says why', async () => {
    const { control } = emulated();
    control.answer = [0xf0, 2, 0, 13];
    expect(await codeOf(connectPolar(listener))).toBe('response-refused');
    vi.stubGlobal('navigator', {});
    expect(await codeOf(connectPolar(listener))).toBe('device-way-missing');
    vi.stubGlobal('navigator', {
      bluetooth: { requestDevice: () => Promise.reject(named('NotFoundError')) },
    });
    expect(await codeOf(connectPolar(listener))).toBe('device-unchosen');
  });
});

describe('a serial port', () => {
  it('is read on after an error, until it is gone', async () => {
    const sends = (end: (controller: ReadableStreamDefaultController<Uint8Array>) => void, byte: number) => {
      let isSent = false;
      return new ReadableStream<Uint8Array>({
        pull(controller) {
          if (isSent) end(controller);
          else controller.enqueue(Uint8Array.of(byte));
          isSent = true;
        },
      });
    };
    const streams = [
      sends((controller) => controller.error(named('FramingError')), 1),
      sends((controller) => controller.close(), 2),
    ];
    const opened: unknown[] = [];
    const port = {
      get readable() {
        return streams.shift() ?? null;
      },
      open: async (options: unknown) => void opened.push(options),
      close: async () => undefined,
    };
    vi.stubGlobal('navigator', { serial: { requestPort: async () => port } });
    await connectSerial(listener, 57_600);
    expect(opened).toMatchObject([{ baudRate: 57_600 }]);
    await expect.poll(() => problems).toEqual(['port-error', 'port-lost']);
    expect(got).toContainEqual([2]);
  });

  it('is quiet after the end', async () => {
    let controller!: ReadableStreamDefaultController<Uint8Array>;
    const readable = new ReadableStream<Uint8Array>({
      start(own) {
        controller = own;
      },
    });
    const closed = vi.fn(async () => undefined);
    vi.stubGlobal('navigator', {
      serial: { requestPort: async () => ({ readable, open: async () => undefined, close: closed }) },
    });
    const device = await connectSerial(listener, 9600);
    controller.enqueue(Uint8Array.of(7));
    await settle();
    await device.close();
    expect(got).toEqual([[7]]);
    expect(problems).toEqual([]);
    expect(closed).toHaveBeenCalledOnce();
  });

  it('that another program holds says so', async () => {
    const port = { open: () => Promise.reject(named('NetworkError')) };
    vi.stubGlobal('navigator', { serial: { requestPort: async () => port } });
    expect(await codeOf(connectSerial(listener, 9600))).toBe('device-unreachable');
  });
});

describe('a WebSocket', () => {
  class Socket extends EventTarget {
    static last: Socket;
    closed = 0;
    constructor(readonly address: string) {
      super();
      Socket.last = this;
    }
    tell(data: unknown) {
      this.dispatchEvent(Object.assign(new Event('message'), { data }));
    }
    close() {
      this.closed++;
    }
  }

  it('sends lines, as text or bytes, each message at least one of them', async () => {
    vi.stubGlobal('WebSocket', Socket);
    const connecting = connectSocket(listener, 8765, 'ws://x/live/8765');
    Socket.last.dispatchEvent(new Event('open'));
    const device = await connecting;
    expect(device.name).toBe('localhost:8765');
    Socket.last.tell('5');
    Socket.last.tell('6\n');
    Socket.last.tell(Uint8Array.of(55, 10).buffer);
    expect(got.flat()).toEqual([53, 10, 54, 10, 55, 10]);
    Socket.last.dispatchEvent(new Event('close'));
    expect(problems).toEqual(['socket-closed']);
    await device.close();
    Socket.last.tell('8');
    expect(got.flat()).toHaveLength(6);
    expect(Socket.last.closed).toBe(1);
  });

  it('that nobody answers says so', async () => {
    vi.stubGlobal('WebSocket', Socket);
    const connecting = codeOf(connectSocket(listener, 8765, 'ws://x/live/8765'));
    Socket.last.dispatchEvent(new Event('close'));
    expect(await connecting).toBe('socket-unreachable');
  });
});
