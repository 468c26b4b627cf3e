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
    const emulation = { connects: 0, refusals: 0, disconnects: 0, connecting: Promise.resolve() };
    const gatt = {
      async connect() {
        emulation.connects++;
        await emulation.connecting;
        if (emulation.refusals-- > 0) throw named('NetworkError');
        const getCharacteristic = async (id: string) => (id.startsWith('fb005c81') ? control : data);
        return { getPrimaryService: async () => ({ getCharacteristic }) };
      },
      disconnect: () => void emulation.disconnects++,
    };
    const device = Object.assign(new EventTarget(), { name: 'Polar H10 1', gatt });
    vi.stubGlobal('navigator', { bluetooth: { requestDevice: async () => device } });
    const lose = () => device.dispatchEvent(new Event('gattserverdisconnected'));
    return { control, data, emulation, lose };
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
    const { data, emulation, lose } = emulated();
    const connected = await connectPolar(listener);
    vi.useFakeTimers();
    emulation.refusals = 2;
    lose();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(problems).toEqual(['device-lost']);
    expect(emulation.connects).toBe(4);
    data.tell([9]);
    // Once: what listened before does no longer.
    expect(got).toEqual([[9]]);
    await connected.close();
    lose();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(emulation.connects).toBe(4);
  });

  it('that is lost while it is started is let go, and tried again only if it was connected before', async () => {
    const { control, emulation, lose } = emulated();
    const { writeValueWithResponse } = control;
    // It is lost before it answers.
    control.writeValueWithResponse = async () => void lose();
    expect(await codeOf(connectPolar(listener))).toBe('device-unreachable');
    expect(emulation.disconnects).toBe(1);
    expect(problems).toEqual([]);
    control.writeValueWithResponse = writeValueWithResponse;
    const connected = await connectPolar(listener);
    vi.useFakeTimers();
    control.writeValueWithResponse = async () => void lose();
    lose();
    await vi.advanceTimersByTimeAsync(5000);
    control.writeValueWithResponse = writeValueWithResponse;
    await vi.advanceTimersByTimeAsync(60_000);
    // One way back at a time: at 1, 3 and 8 s.
    expect(emulation.connects).toBe(2 + 3);
    expect(problems).toEqual(['device-lost']);
    await connected.close();
  });

  it('that is closed while it is connected again stays closed', async () => {
    const { control, data, emulation, lose } = emulated();
    const connected = await connectPolar(listener);
    vi.useFakeTimers();
    let open = () => {};
    emulation.connecting = new Promise((resolve) => {
      open = resolve;
    });
    lose();
    await vi.advanceTimersByTimeAsync(1500);
    expect(emulation.connects).toBe(2);
    await connected.close();
    await vi.advanceTimersByTimeAsync(0);
    const { disconnects } = emulation;
    open();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(emulation.connects).toBe(2);
    expect(emulation.disconnects).toBeGreaterThan(disconnects);
    data.tell([1]);
    expect(got).toEqual([]);
    // Started once, and not stopped by a connection that is gone.
    expect(control.written).toHaveLength(1);
  });

  it('may refuse, and then says why', async () => {
    const { control, emulation } = emulated();
    control.answer = [0xf0, 2, 0, 13];
    expect(await codeOf(connectPolar(listener))).toBe('response-refused');
    expect(emulation.disconnects).toBe(1);
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
