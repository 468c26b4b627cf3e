import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import {
  createDetector,
  createPanTompkins,
  createVote,
  detectBeats,
  detectByVote,
  panTompkins,
} from '../../src/detection';
import type { DetectedBeat } from '../../src/detection/types';
import { describeWithShared } from '../shared';
import { readFirstChannel } from '../signal/readFirstChannel';
import { matchBeats } from './matchBeats';
import { realLead } from './realLead';

const samplesOf = (beats: readonly { sample: number }[]) => beats.map(({ sample }) => sample);

describeWithShared('beats of real leads', (shared) => {
  const HZ = 360;
  const lead = readFirstChannel(shared, '208').subarray(0, 120 * HZ);
  const whole = samplesOf(detectBeats(lead, HZ));

  it.each([
    ['units and offset', 8, 0],
    ['polarity', -1, 0],
    ['offset', 1, 64],
    ['all three', -0.25, -16],
  ])('are the same whatever its %s', (_, gain, offset) => {
    const changed = lead.map((value) => gain * value + offset);
    const beats = samplesOf(detectBeats(changed, HZ));
    const match = matchBeats(whole, beats, 2);
    expect([match.missed, match.invented]).toEqual([0, 0]);
  });

  it('are the same when the lead begins later, once the detector has seen ten seconds', () => {
    const shift = 10 * HZ;
    const later = samplesOf(detectBeats(lead.subarray(shift), HZ)).map((sample) => sample + shift);
    const isSeen = (sample: number) => sample > 2 * shift;
    const match = matchBeats(whole.filter(isSeen), later.filter(isSeen), 2);
    expect(match.missed + match.invented).toBeLessThanOrEqual(1);
  });

  describe.each([
    ['one lead', () => createDetector(HZ), (leads: Float32Array[]) => detectBeats(leads[0]!, HZ)],
    ['two leads', () => createVote(HZ, 2), (leads: Float32Array[]) => detectByVote(leads, HZ)],
    ['Pan and Tompkins', () => createPanTompkins(HZ), (leads: Float32Array[]) => panTompkins(leads[0]!, HZ)],
    [
      'Pan and Tompkins, early,',
      () => createPanTompkins(HZ, 'early'),
      (leads: Float32Array[]) => panTompkins(leads[0]!, HZ, 'early'),
    ],
  ])('of %s', (_, create, detect) => {
    const leads = realLead(shared, 'mitdb', '203').leads.map((samples) => samples.subarray(0, 120 * HZ));

    it.each([1, 50, 5000])('are the same in pieces of up to %i samples, and not later than said', (most) => {
      const random = createRandom(3);
      const detector = create();
      const beats: (DetectedBeat | number)[] = [];
      for (let from = 0; from < leads[0]!.length; ) {
        const to = from + 1 + random.below(most);
        for (const beat of detector.push(leads.map((samples) => samples.subarray(from, to)))) {
          const sample = typeof beat === 'number' ? beat : beat.sample;
          expect(from - sample).toBeLessThan(detector.latencySec * HZ);
          beats.push(beat);
        }
        from = to;
      }
      beats.push(...detector.finish());
      expect(beats).toEqual(detect(leads));
    });
  });

  it('are asked of as many leads as there are, all equally long', () => {
    expect(() => createVote(HZ, 2).push([lead])).toThrow('2 leads of equal length are needed');
    expect(() => createVote(HZ, 2).push([lead, lead.subarray(1)])).toThrow('not 43200, 43199 samples');
  });

  it.each([100, 128, 250, 500, 1000])('are the same at %s Hz', (hz) => {
    const resampled = Float32Array.from({ length: Math.floor((lead.length / HZ) * hz) - 1 }, (_, i) => {
      const at = (i * HZ) / hz;
      const before = Math.floor(at);
      return lead[before]! + (at - before) * (lead[before + 1]! - lead[before]!);
    });
    const beats = samplesOf(detectBeats(resampled, hz)).map((sample) => (sample * HZ) / hz);
    const match = matchBeats(whole, beats, 0.05 * HZ);
    expect(match.missed + match.invented).toBeLessThanOrEqual(3);
  });

  it.each([
    ['mitdb', '119', 99.9],
    ['mitdb', '208', 99.5],
    ['mitdb', '231', 99.9],
    ['svdb', '891', 99.5],
  ])('are found and not invented: %s %s, Se and +P at least %s %%', (database, name, floor) => {
    const { leads, hz, beats } = realLead(shared, database, name);
    const window = Math.floor(0.15 * hz);
    const { found, missed, invented } = matchBeats(beats, samplesOf(detectBeats(leads[0]!, hz)), window);
    expect((100 * found) / (found + missed)).toBeGreaterThanOrEqual(floor);
    expect((100 * found) / (found + invented)).toBeGreaterThanOrEqual(floor);
    const byVote = matchBeats(beats, samplesOf(detectByVote(leads, hz)), window);
    expect(byVote.missed / beats.length).toBeLessThan(0.01);
    const byPanTompkins = matchBeats(beats, panTompkins(leads[0]!, hz), window);
    expect(byPanTompkins.missed / beats.length).toBeLessThan(0.03);
  });

  it('are found by vote where the other lead is flat', () => {
    const flat = new Float32Array(lead.length);
    for (const leads of [
      [lead, flat],
      [flat, lead],
    ]) {
      const match = matchBeats(whole, samplesOf(detectByVote(leads, HZ)), 0.15 * HZ);
      expect(match.missed + match.invented).toBeLessThanOrEqual(2);
    }
  });

  it('goes on after a gap, and invents nothing within', () => {
    const gapped = lead.slice();
    gapped.fill(Number.NaN, 40 * HZ, 60 * HZ);
    const beats = samplesOf(detectBeats(gapped, HZ));
    expect(beats.filter((sample) => sample > 40.2 * HZ && sample < 59.8 * HZ)).toEqual([]);
    const isAfter = (sample: number) => sample > 62 * HZ;
    const match = matchBeats(whole.filter(isAfter), beats.filter(isAfter), 2);
    expect(match.missed + match.invented).toBeLessThanOrEqual(2);
  });
});

describe('leads without beats', () => {
  it.each([
    ['nothing', new Float32Array(0)],
    ['one sample', new Float32Array(1)],
    ['a flat line', new Float32Array(20_000).fill(3)],
    ['missing samples alone', new Float32Array(20_000).fill(Number.NaN)],
  ])('%s has none', (_, lead) => {
    expect(detectBeats(lead, 250)).toEqual([]);
    expect(detectByVote([lead, lead], 250)).toEqual([]);
    expect(panTompkins(lead, 250)).toEqual([]);
    expect(panTompkins(lead, 250, 'early')).toEqual([]);
  });
});
