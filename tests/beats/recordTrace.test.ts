import { expect, it } from 'vitest';
import { createPreparer } from '../../src/beats';
import { defaultPrepareSettings } from '../../src/beats/defaults';
import { TRACE_HZ } from '../../src/curves/cells';
import { pickBeats } from '../../src/curves/pickBeats';
import { targetCurves } from '../../src/curves/targetCurves';
import { parseHeader, readAnnotations, readRecord } from '../../src/wfdb';
import { describeWithShared } from '../shared';

describeWithShared('the trace of a real record', (shared) => {
  const prepared = (name: string, change: Partial<typeof defaultPrepareSettings> = {}) => {
    const [hea, dat, atr] = ['hea', 'dat', 'atr'].map((of) => shared.bytes('data', 'mitdb', `${name}.${of}`));
    const header = parseHeader(hea!, `${name}.hea`);
    const record = readRecord({ header, files: new Map([[`${name}.dat`, dat!]]) });
    const annotations = readAnnotations(atr!, `${name}.atr`);
    const settings = { ...defaultPrepareSettings, classCount: 4 as const, trace: true, ...change };
    return createPreparer(settings).prepare({ record, annotations }).beats;
  };

  it('is there if it was requested, with one lead or two', () => {
    expect(prepared('100', { trace: false }).trace).toBeUndefined();
    expect(prepared('100').trace).toMatchObject({ leads: 1, samples: 225_696 });
    const { leads, values } = prepared('100', { secondLead: true }).trace!;
    expect([leads, values.length]).toEqual([2, 2 * 225_696]);
  });

  it('has its R peaks where the beats are marked', () => {
    const { trace, count } = prepared('100');
    expect(trace!.beatSec.length).toBeGreaterThanOrEqual(count);
    let hits = 0;
    for (const timeSec of trace!.beatSec.subarray(1, -1)) {
      const centre = Math.round(timeSec * TRACE_HZ);
      const around = trace!.values.subarray(centre - 40, centre + 41);
      if (Math.abs(around.indexOf(Math.max(...around)) - 40) <= 3) hits++;
    }
    expect(hits / trace!.beatSec.length).toBeGreaterThan(0.97);
  });

  it('knows beats that are no rows, and where flutter is', () => {
    const { trace, label } = prepared('207');
    expect(trace!.unmarked).toHaveLength(6);
    expect(trace!.unmarked[0]!.fromSec).toBeCloseTo(40.736, 2);
    const { trace: paced } = prepared('104');
    expect([...paced!.beatLabel].filter((own) => own === 4).length).toBeGreaterThan(2000);
    expect(label.every((own) => own < 4)).toBe(true);
  });

  it('gives back its beats through the curves', () => {
    const { trace } = prepared('208');
    const cells = trace!.samples / 4;
    const beats = { timeSec: trace!.beatSec, label: trace!.beatLabel };
    const { curves } = targetCurves({ beats, cells, classCount: 4, unmarked: trace!.unmarked });
    const found = pickBeats(curves, 4, 0.4);
    const classed = [...trace!.beatLabel].filter((label) => label < 4).length;
    expect(Math.abs(found.timeSec.length - classed)).toBeLessThanOrEqual(2);
  });
});
