import { expect, it } from 'vitest';
import { CLASS_SYMBOLS } from '../../src/beats/classMap';
import { CLASS_NAMES } from '../../src/beats/types';
import strip from '../../src/panels/records/firstStrip.json';
import { parseHeader, readAnnotations } from '../../src/wfdb';
import { describeWithShared } from '../shared';
import { readAdcSignals } from '../wfdb/readAdcSignals';

describeWithShared('the strip of the first visit', (shared) => {
  const file = (extension: string) => shared.bytes('data', 'mitdb', `${strip.record}.${extension}`);
  const header = parseHeader(file('hea'), `${strip.record}.hea`);
  const endSample = strip.startSample + strip.values.length * strip.stepSamples;

  it('is the record, every second sample as it was digitised', () => {
    const { signals } = readAdcSignals({ header, files: new Map([[`${strip.record}.dat`, file('dat')]]) });
    const { samples, samplingHz } = signals[0]!;
    expect(samplingHz).toBe(strip.hz);
    expect(strip.values).toEqual(
      strip.values.map((_, i) => samples[strip.startSample + i * strip.stepSamples]),
    );
  });

  it('has the beats of its annotations, of which one is misclassified', () => {
    const { sample, symbol } = readAnnotations(file('atr'), `${strip.record}.atr`);
    const annotated = [...sample].flatMap((at, i) => {
      const truth = CLASS_NAMES.findIndex((name) => CLASS_SYMBOLS[name].includes(symbol[i]!));
      return truth < 0 || at < strip.startSample || at >= endSample ? [] : [{ sample: at, truth }];
    });
    expect(strip.beats.map(({ sample, truth }) => ({ sample, truth }))).toEqual(annotated);
    expect(strip.beats.filter(({ truth, predicted }) => truth !== predicted)).toEqual([
      { sample: 231337, truth: 3, predicted: 2 },
    ]);
  });
});
