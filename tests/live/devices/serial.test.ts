import { describe, expect, it } from 'vitest';
import { createSerialStream } from '../../../src/live';
import { createRateMeter } from '../../../src/live/devices/rateMeter';
import { checksum, createSerialLines } from '../../../src/live/devices/serialLines';

const bytes = (text: string) => new TextEncoder().encode(text);
/** As the sketch of the lab sends it. */
const line = (text: string) => `${text}*${checksum(text).toString(16).toUpperCase().padStart(2, '0')}\n`;
/** The first line may be half, so one goes before. */
const read = (...parts: string[]) => {
  const lines = createSerialLines();
  const read = ['\n', ...parts].map((part) => lines.push(bytes(part)));
  return {
    values: read.flatMap(({ values }) => values.map(({ value }) => value)),
    codes: read.flatMap(({ problems }) => problems.map(({ code }) => code)),
  };
};

describe('lines of a serial port', () => {
  it('are numbers, alone or the first of several, with any end of line, divided anywhere', () => {
    expect(read('512\n-3.5\r\n1e2, 7\r8;9\n\n  4 5 \n').values).toEqual([512, -3.5, 100, 8, 4]);
    expect(read('51', '2\n5', '13', '\n', '9').values).toEqual([512, 513]);
    expect(read('# ecg-lab 250 Hz\n1\n')).toEqual({ values: [1], codes: [] });
  });

  it('may be text, half at the beginning, or a lead that is off', () => {
    expect(read('1\nLeads off\n2\n')).toEqual({ values: [1, 2], codes: ['line-text'] });
    expect(read('!\n3\n').values).toEqual([Number.NaN, 3]);
    expect(createSerialLines().push(bytes('12\n512\n')).values).toEqual([{ value: 512 }]);
  });

  it('have a checksum in the sketch of the lab', () => {
    const lines = createSerialLines();
    const { values, problems } = lines.push(bytes(`\n${line('4000,512')}${line('8000,!')}4000,513*00\n`));
    expect(values).toEqual([
      { value: 512, micros: 4000 },
      { value: Number.NaN, micros: 8000 },
    ]);
    expect(problems).toMatchObject([{ code: 'line-damaged' }]);
  });

  it.each([
    ['a time alone', '8000\n'],
    ['the end of a line', '512*0A\n'],
    ['a line without its end', '8000,512\n'],
    ['two lines in one', `8000,51${line('12000,513')}`],
    ['lines joined at a comma', `8000,${line('12000,513')}`],
    ['an end that is no line', 'Leads off\n'],
  ])('are damaged once the sketch of the lab has sent one: %s', (_, text) => {
    const lines = createSerialLines();
    const { values, problems } = lines.push(bytes(`\n${line('4000,512')}${text}${line('16000,514')}`));
    expect(values.map(({ micros }) => micros)).toEqual([4000, 16000]);
    expect(problems).toMatchObject([{ code: 'line-damaged', values: { line: text.trim() } }]);
  });

  it('are not what comes at another speed', () => {
    const lines = createSerialLines();
    const noise = Uint8Array.from({ length: 3000 }, (_, i) => 128 + ((i * 37) % 100));
    expect(lines.push(noise).problems).toMatchObject([{ code: 'no-lines' }]);
    expect(lines.push(bytes('half\n7\n')).values).toEqual([{ value: 7 }]);
  });
});

describe('the rate of a serial port', () => {
  it('is measured from when samples come, in heaps too', () => {
    const meter = createRateMeter();
    let sent = 0;
    for (let i = 1; i <= 300; i++) {
      // Every hundredth of a second, or three of them together.
      const nowSec = 40 + (i % 3 === 0 ? i : i - (i % 3) + 3) / 10;
      const due = Math.floor(19.7 * i);
      meter.push(due - sent, nowSec);
      sent = due;
    }
    expect(meter.rate()).toBeGreaterThan(196);
    expect(meter.rate()).toBeLessThan(198);
  });

  it('is not known before five seconds, and not changed by 10 000 numbers at once', () => {
    const meter = createRateMeter();
    for (let i = 0; i < 49; i++) meter.push(25, i / 10);
    expect(meter.rate()).toBeUndefined();
    for (let i = 49; i < 100; i++) meter.push(25, i / 10);
    expect(meter.rate()).toBeCloseTo(250, 6);
    meter.push(10_000, 10);
    for (let i = 101; i < 300; i++) meter.push(25, i / 10);
    expect(meter.rate()).toBeCloseTo(250, 6);
  });
});

describe('the rate of a serial port that is silent', () => {
  it.each([2.5, 8, 15, 25, 29, 40])(
    'for %s s is that of the time in which it sends, also before it is known',
    (silentSec) => {
      for (const beforeSec of [3, 6, 40]) {
        const meter = createRateMeter();
        let nowSec = 0;
        const send = (sec: number) => {
          for (let i = 0; i < 10 * sec; i++) {
            nowSec += 0.1;
            meter.push(25, nowSec);
            const hz = meter.rate();
            if (hz !== undefined) expect(hz).toBeCloseTo(250, 6);
          }
        };
        send(beforeSec);
        nowSec += silentSec;
        send(40);
        expect(meter.rate()).toBeCloseTo(250, 6);
      }
    },
  );
});

/** Lines of a ramp, ten times a second; what is between them is as long as is said. */
function receive(heaps: readonly (readonly [count: number, nowSec: number])[]) {
  const stream = createSerialStream();
  let next = 0;
  const chunks = heaps.flatMap(([count, nowSec]) => {
    const text = Array.from({ length: count }, () => `${next++}\n`).join('');
    return stream.push(bytes(nowSec === heaps[0]![1] ? `\n${text}` : text), nowSec).chunks;
  });
  return { chunks, problems: stream.finish(), sent: next, rate: stream.rate() };
}
const heaps = (count: number, fromSec: number) =>
  Array.from({ length: count }, (_, i) => [20, fromSec + i / 10] as const);
const values = (chunks: readonly { samples: Float32Array }[]) =>
  chunks.flatMap(({ samples }) => [...samples]);
const ramp = (length: number) => Array.from({ length }, (_, i) => i);

describe('samples of a serial port', () => {
  it('are all there, in a row, at the measured rate', () => {
    const { chunks, sent, rate } = receive(heaps(200, 10));
    expect(values(chunks)).toEqual(ramp(sent));
    expect(rate).toBeCloseTo(200, 6);
    for (let i = 1; i < chunks.length; i++) {
      const { startSec, samplingHz, samples } = chunks[i - 1]!;
      expect(chunks[i]!.startSec).toBeCloseTo(startSec + samples.length / samplingHz, 9);
    }
  });

  it('are all there if 10 000 come at once', () => {
    const { chunks, sent, rate } = receive([...heaps(100, 10), [10_000, 20.05], ...heaps(100, 20.1)]);
    expect(values(chunks)).toEqual(ramp(sent));
    expect(rate).toBeCloseTo(200, 0);
    const first = receive([[10_000, 1], ...heaps(100, 1.1)]);
    expect(values(first.chunks)).toEqual(ramp(first.sent));
    expect(first.rate).toBeCloseTo(200, 0);
  });

  it('have a gap where the port was silent', () => {
    const { chunks } = receive([...heaps(100, 10), ...heaps(20, 40)]);
    const jumps = chunks.slice(1).map(({ startSec }, i) => startSec - chunks[i]!.startSec);
    expect(Math.max(...jumps)).toBeCloseTo(20.1, 1);
  });

  it('have it too before the rate is known', () => {
    const { chunks, sent } = receive([...heaps(30, 10), ...heaps(200, 33)]);
    expect(values(chunks)).toEqual(ramp(sent));
    const [first, second] = chunks;
    expect(first!.samples).toHaveLength(600);
    expect(second!.startSec - first!.startSec).toBeCloseTo(23, 1);
  });

  it('get no rate that nobody measured', () => {
    expect(receive(heaps(10, 0))).toMatchObject({
      ...{ rate: undefined, chunks: [], problems: [{ code: 'rate-unknown', values: { count: 200 } }] },
    });
    const stream = createSerialStream();
    stream.push(bytes(`\n${line('4000,1')}`), 1);
    // Not for the five seconds that others take; and a sentence that also holds for one.
    expect(stream.finish()).toMatchObject([
      {
        code: 'rate-unknown-clock',
        message: expect.stringMatching(/^(?!.*five seconds).*Samples left out: 1\.$/),
        values: { count: 1 },
      },
    ]);
  });

  it('do not wait for ever for a clock that stands still', () => {
    const stream = createSerialStream();
    const problems = ramp(100).flatMap((i) => {
      const text = Array.from({ length: 25 }, () => line('4000,1')).join('');
      return stream.push(bytes(i === 0 ? `\n${text}` : text), i / 10).problems;
    });
    expect(problems).toMatchObject(Array(2).fill({ code: 'clock-still', values: { count: 1000 } }));
    expect(stream.finish()).toMatchObject([{ code: 'rate-unknown-clock', values: { count: 500 } }]);
    // Once it goes on, so do the samples.
    const sent = ramp(8).map((i) => line(`${4000 * (i + 2)},${i}`));
    const { chunks } = stream.push(bytes(sent.join('')), 11);
    expect(values(chunks).slice(-8)).toEqual(ramp(8));
  });

  it.each([100, 500])('come one by one with the rate of their clock, %s Hz', (hz) => {
    const stream = createSerialStream();
    // A second is lost after the first.
    const sent = [0, ...ramp(8).map((i) => i + hz)];
    const chunks = sent.flatMap((i, k) => {
      const text = line(`${Math.round((1e6 * i) / hz)},${i}`);
      return stream.push(bytes(k === 0 ? `\n${text}` : text), i / hz).chunks;
    });
    expect(values(chunks)).toEqual(sent);
    for (const { startSec, samplingHz, samples } of chunks) {
      expect(startSec).toBeCloseTo(samples[0]! / hz, 9);
      expect(samplingHz).toBeCloseTo(hz, 6);
    }
    expect(stream.finish()).toEqual([]);
  });

  it('have the times of the sketch of the lab, over the turn of its clock and lost lines', () => {
    const stream = createSerialStream();
    const start = 2 ** 32 - 400_000;
    const text = ramp(300)
      .filter((i) => i < 200 || i >= 250)
      .map((i) => line(`${(start + 4000 * i) % 2 ** 32},1`))
      .join('');
    const { chunks } = stream.push(bytes(`\n${text}`), 3);
    expect(chunks.map(({ samples }) => samples.length)).toEqual([200, 50]);
    for (const { samplingHz } of chunks) expect(samplingHz).toBeCloseTo(250, 6);
    expect(chunks[1]!.startSec - chunks[0]!.startSec).toBeCloseTo(1, 9);
  });

  it.each([60e6, 2e9, 4.2e9])(
    'go on by when they come if the board begins anew, at %s µs of its clock',
    (at) => {
      const stream = createSerialStream();
      const sent = (from: number) =>
        ramp(250)
          .map((i) => line(`${from + 4000 * i},1`))
          .join('');
      const before = stream.push(bytes(`\n${sent(at)}`), 100);
      const after = stream.push(bytes(sent(0)), 107);
      expect(values([...before.chunks, ...after.chunks])).toHaveLength(500);
      // Seven seconds from the last line that came to the first that came again.
      expect(after.chunks[0]!.startSec - before.chunks.at(-1)!.startSec).toBeCloseTo(7 + 249 * 0.004, 9);
    },
  );

  it('keep their times over a silence in which the clock of the board turns, once or several times', () => {
    for (const silentSec of [600, 5000, 20_000]) {
      const stream = createSerialStream();
      const sent = (fromMicros: number) =>
        ramp(250)
          .map((i) => line(`${(fromMicros + 4000 * i) % 2 ** 32},1`))
          .join('');
      const start = 2 ** 32 - 10e6;
      const before = stream.push(bytes(`\n${sent(start)}`), 100);
      // The heap is a little late.
      const after = stream.push(bytes(sent(start + 1e6 * silentSec)), 100 + silentSec + 0.7);
      expect(values([...before.chunks, ...after.chunks])).toHaveLength(500);
      expect(after.chunks[0]!.startSec - before.chunks[0]!.startSec).toBeCloseTo(silentSec, 6);
    }
  });

  it('keep their times if lines of the sketch are damaged', () => {
    const stream = createSerialStream();
    const sent = ramp(300).map((i) => line(`${4000 * i},${i}`));
    // Half a line comes first, then every tenth loses its end.
    const text = `\n4000\n${sent.map((own, i) => (i % 10 === 5 ? `${own.slice(0, 4)}\n` : own)).join('')}`;
    const { chunks, problems } = stream.push(bytes(text), 3);
    const kept = ramp(300).filter((i) => i % 10 !== 5);
    expect(values(chunks)).toEqual(kept);
    expect(problems).toHaveLength(30);
    for (const { startSec, samplingHz, samples } of chunks) {
      expect(startSec).toBeCloseTo(samples[0]! * 0.004, 9);
      expect(samplingHz).toBeCloseTo(250, 6);
    }
  });
});
