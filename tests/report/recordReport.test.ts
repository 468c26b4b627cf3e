import { describe, expect, it } from 'vitest';
import { reportCsv, reportJson } from '../../src/report';
import { recordReport } from '../../src/report/recordReport';
import type { ReportInput } from '../../src/report/types';
import { hrv, rhythmEpisodes } from '../../src/rhythm';
import { readAnnotations } from '../../src/wfdb';
import { recordMarks } from '../../src/workers/records/recordMarks';
import { describeWithShared, type Shared } from '../shared';
import { type Mark, marksOf } from '../state/records/marks/marks';
import reference from './numpy100.json';

const input = (marks: Mark[], more: Partial<ReportInput> = {}): ReportInput => ({
  ...{ record: 'r', annotator: 'atr', labNote: undefined, startTime: undefined, analysable: undefined },
  durationSec: 60,
  marks: marksOf(marks),
  ...more,
});

/** Beats by their symbols and intervals; the first is at one second. */
function marks(symbols: string, intervals: readonly number[] | number): Mark[] {
  let at = 1;
  return [...symbols].map((symbol, i) => {
    if (i > 0) at += typeof intervals === 'number' ? intervals : intervals[i - 1]!;
    return { at, symbol };
  });
}

describe('the report of a record', () => {
  it('counts ectopic beats by how they come', () => {
    const report = recordReport(input(marks('NNVNVVNVVVNVVVVNANAANAAANFQ', 0.5)));
    expect(report.beats).toMatchObject({ total: 27, withoutClass: 0 });
    expect(report.beats.classes.map(({ count }) => count)).toEqual([9, 6, 10, 1, 1]);
    expect(report.ventricular).toMatchObject({
      ...{ beats: 10, share: 10 / 27, singles: 1, couplets: 1, runs: 2, beatsInRuns: 7 },
      longestRun: { beats: 4, bpm: 120 },
    });
    expect(report.supraventricular).toMatchObject({
      ...{ beats: 6, singles: 1, couplets: 1, runs: 1, longestRun: { beats: 3 } },
    });
  });

  it('tells the longest run from the fastest, and looks at each once', () => {
    const slow = [1, 0.6, 0.6, 0.6, 1];
    const fast = [1, 0.3, 0.3, 1];
    const report = recordReport(input(marks('NVVVVNVVVNN', [...slow, ...fast, 1])));
    expect(report.ventricular).toMatchObject({ longestRun: { beats: 4 }, fastestRun: { beats: 3 } });
    expect(report.ventricular!.fastestRun!.bpm).toBeCloseTo(200, 9);
    const kinds = report.strips.map((strip) => strip.kinds.join());
    expect(kinds.slice(0, 2)).toEqual(['longest-ventricular-run', 'fastest-ventricular-run']);
    const one = recordReport(input(marks('NNVVVNN', 0.5)));
    expect(one.strips[0]!.kinds).toEqual(['longest-ventricular-run', 'fastest-ventricular-run']);
    for (const { startSec, endSec, of } of [...report.strips, ...one.strips]) {
      expect(startSec).toBeGreaterThanOrEqual(0);
      expect(endSec - startSec).toBeCloseTo(6, 9);
      expect(of.startSec).toBeGreaterThanOrEqual(startSec);
    }
  });

  it('counts the time of a rhythm once where its episodes overlap', () => {
    // Three slow intervals end an episode; when the first of them has left the mean of eight, the next one begins before that.
    const intervals = Array.from({ length: 60 }, (_, i) => (i % 15 < 12 ? 0.5 : 0.8));
    const report = recordReport(input(marks('N'.repeat(61), intervals)));
    const fast = report.episodes.filter(({ kind }) => kind === 'tachycardia');
    expect(fast.some(({ startSec }, i) => i > 0 && startSec < fast[i - 1]!.endSec)).toBe(true);
    const within = (sec: number) => fast.some(({ startSec, endSec }) => sec >= startSec && sec < endSec);
    const hundredths = Array.from({ length: 6000 }, (_, i) => (i + 0.5) / 100).filter(within);
    expect(report.tachycardia.count).toBe(fast.length);
    expect(report.tachycardia.sec).toBeCloseTo(hundredths.length / 100, 1);
  });

  it('gives the heart rate by the hour, the extremes by eight intervals, and nothing over a gap', () => {
    // An hour at 60 bpm, a gap, half an hour at 120.
    const first = Array.from({ length: 3600 }, (_, i) => ({ at: i, symbol: 'N' }));
    const second = Array.from({ length: 3600 }, (_, i) => ({ at: 3610 + i / 2, symbol: 'N' }));
    const report = recordReport(input([...first, ...second], { durationSec: 5410 }));
    expect(report.hours.map((hour) => [hour.startSec, hour.endSec, hour.beats])).toEqual([
      [0, 3600, 3600],
      [3600, 5410, 3600],
    ]);
    const rates = report.hours.map((hour) => [hour.lowest!.bpm, hour.meanBpm, hour.highest!.bpm]);
    expect(rates).toEqual([
      [60, 60, 60],
      [120, 120, 120],
    ]);
    expect(report.rate).toMatchObject({ lowest: { bpm: 60 }, highest: { bpm: 120, startSec: 3610 } });
    expect(report.pauses.count).toBe(0);
    expect(report.tachycardia.sec).toBeCloseTo(3599 / 2, 6);
    expect(report.histogram.nn.reduce((sum, count) => sum + count)).toBe(2 * 3599);
    expect(report.poincare.count.reduce((sum, count) => sum + count)).toBe(2 * 3598);
  });

  it('is empty rather than wrong without beats, and silent about runs without classes', () => {
    const none = recordReport(input([]));
    expect(none).toMatchObject({ beats: { total: 0 }, pauses: { count: 0 }, strips: [] });
    expect(none.rate).toBeUndefined();
    const unclassed = recordReport(input(marks('QQ', 1).map((mark) => ({ ...mark, symbol: 'B' }))));
    expect(unclassed.beats.total).toBe(2);
    const found = input(marks('NNNN', 1));
    found.marks.classIndex.fill(255);
    const report = recordReport(found);
    expect(report.beats).toMatchObject({ total: 4, withoutClass: 4 });
    expect([report.ventricular, report.supraventricular]).toEqual([undefined, undefined]);
    expect(report.limits.fibrillation.symbols).toBe('deviation');
  });

  it('has the fibrillation that the annotator marked beside that of the rule', () => {
    const beats = marks('N'.repeat(50), 1);
    const rhythms = [
      { at: 0, symbol: '+', aux: '(N' },
      { at: 10.5, symbol: '+', aux: '(AFIB' },
      { at: 20.5, symbol: '+', aux: '(AFL' },
      { at: 25.5, symbol: '+', aux: '(N' },
    ];
    const all = [...beats, ...rhythms].sort((a, b) => a.at - b.at);
    expect(recordReport(input(all)).fibrillation).toMatchObject({
      ...{ count: 0, sec: 0, share: 0, markedSec: { fibrillation: 10, flutter: 5 } },
    });
    expect(recordReport(input(beats)).fibrillation.markedSec).toBeUndefined();
  });
});

describe('the files of a report', () => {
  const hostile = input(marks('NNVVVNN', 0.5), {
    record: '=cmd|"x",1',
    annotator: '<b>',
    labNote: 'two\nlines',
    analysable: { sec: 30, leads: ['MLII'] },
  });

  it('hold the same figures', () => {
    const report = recordReport(hostile);
    const { notice, ...json } = JSON.parse(reportJson(report));
    expect(notice).toContain('Not a medical device');
    expect(json).toEqual(JSON.parse(JSON.stringify(report)));
    const csv = reportCsv(report);
    expect(csv).toContain('beats,VEB,3,,,\n');
    expect(csv).toContain('ventricular,longestRunBpm,120,bpm,2,3\n');
    expect(csv).toContain('record,analysable,30,s,,\n');
    expect(csv).toContain('hrvTime,sdnnMs,0,,,\n');
  });

  it('quote what comes from files, and let no spreadsheet take it for a formula', () => {
    const csv = reportCsv(recordReport(hostile));
    expect(csv).toContain(`record,record,"'=cmd|""x"",1",,,\n`);
    expect(csv).toContain('record,labNote,"two\nlines",,,\n');
  });
});

interface BeatCounts {
  mapping: Record<string, string>;
  records: Record<string, { symbols: Record<string, number> }>;
}

const readMarks = (shared: Shared, record: string) =>
  recordMarks(readAnnotations(shared.bytes('data', 'mitdb', `${record}.atr`), `${record}.atr`), 360);

const MITDB_SEC = 650_000 / 360;

describeWithShared('reports of MIT-BIH from the reference', (shared) => {
  const { mapping, records } = shared.json<BeatCounts>('reference', 'beats.json');
  const reports = new Map(
    Object.keys(records).map((record) => {
      const own = input([], { record, durationSec: MITDB_SEC, marks: readMarks(shared, record) });
      return [record, recordReport(own)];
    }),
  );

  it('count what is annotated, in all 48 records', () => {
    expect(reports.size).toBe(48);
    let ventricular = 0;
    for (const [record, { beats, hours, ventricular: ectopy }] of reports) {
      const expected = Object.fromEntries(beats.classes.map(({ name }) => [name, 0]));
      for (const [symbol, count] of Object.entries(records[record]!.symbols)) {
        const name = mapping[symbol];
        if (name !== undefined) expected[name]! += count;
      }
      const counts = Object.fromEntries(beats.classes.map(({ name, count }) => [name, count]));
      expect(counts, record).toEqual(expected);
      const sum = Object.values(expected).reduce((total, count) => total + count, 0);
      expect(beats, record).toMatchObject({ total: sum, withoutClass: 0 });
      expect(hours, record).toHaveLength(1);
      expect(hours[0]!.classCounts, record).toEqual(Object.values(counts));
      expect(ectopy!.beats, record).toBe(expected.VEB);
      ventricular += expected.VEB!;
    }
    expect(ventricular).toBe(7236);
  });

  it('have the fibrillation that the reference marks: 2061 s in DS1, 5643 s in DS2, 314 and 471 s of flutter', () => {
    const sumOver = (names: string[]) => {
      const marked = names.map((name) => reports.get(name)!.fibrillation.markedSec!);
      const total = (of: 'fibrillation' | 'flutter') => marked.reduce((sum, each) => sum + each[of], 0);
      return [Math.round(total('fibrillation')), Math.round(total('flutter'))];
    };
    expect(sumOver(['201', '203'])).toEqual([2061, 314]);
    expect(sumOver(['202', '210', '219', '221', '222'])).toEqual([5643, 471]);
    expect(reports.get('100')!.fibrillation.markedSec).toEqual({ fibrillation: 0, flutter: 0 });
  });

  it('have the heart rate variability of record 100 by NumPy, to 1e-9 of each figure', () => {
    const { timeDomain } = reports.get('100')!.hrv;
    expect(Object.keys(timeDomain).sort()).toEqual(Object.keys(reference.timeDomain).sort());
    for (const [name, value] of Object.entries(reference.timeDomain)) {
      const own = timeDomain[name as keyof typeof timeDomain]!;
      expect(Math.abs(own / value - 1), name).toBeLessThan(1e-9);
    }
  });

  it('refuse figures of variability in fibrillation and with many ectopic beats', () => {
    expect(reports.get('210')!.hrv.reason).toBe('fibrillation');
    expect(reports.get('106')!.hrv.reason).toBe('ectopics');
    expect(reports.get('100')!.hrv.reason).toBeUndefined();
    const marked = [...reports.values()].filter(({ hrv: { reason } }) => reason !== undefined);
    for (const { hrv: own } of marked) expect(own.frequencyDomain).toEqual({ reason: own.reason });
  });
});

it('takes variability from the same beats as the rules do', () => {
  const beats = Array.from({ length: 400 }, (_, i) => ({
    timeSec: i + 0.05 * Math.sin(i),
    classIndex: i % 9 === 8 ? 2 : 0,
  }));
  const report = recordReport(
    input(
      beats.map(({ timeSec, classIndex }) => ({ at: timeSec, symbol: classIndex === 2 ? 'V' : 'N' })),
      { durationSec: 400 },
    ),
  );
  expect(report.hrv).toEqual(hrv(beats, rhythmEpisodes(beats)));
});
