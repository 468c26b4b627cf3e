import { describe, expect, it } from 'vitest';
import { type AlarmEvent, createAlarms, createLivePath, type LiveSettings, limitsOf } from '../../src/live';
import { ALARM_BOUNDS, ALARM_KINDS, ALARM_RULES, type AlarmRules } from '../../src/live/settings';
import { ecg } from './ecg';

const HZ = 250;

/** What the alarms say of beats after these intervals, of these classes by turns (`N` by default), and the path's delay. */
function alarmsOf(
  intervals: readonly number[],
  { classes = 'N', rules = ALARM_RULES, tailSec = 0, cut, detector = 'panTompkins' }: Options = {},
): (AlarmEvent & { saidSec: number })[] {
  const lead = Float32Array.from([...ecg(HZ, intervals), ...new Float32Array(tailSec * HZ)]);
  if (cut) lead.fill(Number.NaN, cut[0] * HZ, cut[1] * HZ);
  let beats = 0;
  const settings: LiveSettings = {
    samplingHz: HZ,
    band: { lowHz: 0.5, highHz: 40, notchHz: 0 },
    detector,
    classify: () => 'NSVFQ'.indexOf(classes[beats++ % classes.length]!),
    limits: limitsOf(rules, true),
  };
  const path = createLivePath(settings);
  const alarms = createAlarms(rules, path);
  const said: (AlarmEvent & { saidSec: number })[] = [];
  for (let from = 0; from < lead.length; from += 25) {
    const saidSec = from / HZ;
    const samples = lead.subarray(from, from + 25);
    for (const event of path.push({ startSec: saidSec, samplingHz: HZ, samples })) {
      const sec = event.type === 'samples' ? (event.sample + event.raw.length - 1) / HZ : Number.NaN;
      said.push(...alarms.push(event, sec).map((alarm) => ({ ...alarm, saidSec })));
    }
  }
  return said;
}

interface Options {
  classes?: string;
  rules?: AlarmRules;
  tailSec?: number;
  cut?: [number, number];
  detector?: LiveSettings['detector'];
}

const DETECTORS = ['lab', 'panTompkins', 'panTompkinsEarly'] as const;
/** The shortest pause that can be set. */
const shortPause = { ...ALARM_RULES, pause: { on: true, limit: ALARM_BOUNDS.pause.min } };

const steady = (beats: number, rr = 0.8) => Array<number>(beats).fill(rr);
const begun = (said: readonly AlarmEvent[]) =>
  said.filter(({ phase }) => phase === 'begin').map(({ kind }) => kind);

describe('alarms', () => {
  it.each(DETECTORS)('are silent on a steady rhythm, and after a lead was off: %s', (detector) => {
    expect(alarmsOf(steady(40), { detector })).toEqual([]);
    expect(alarmsOf(steady(40), { detector, cut: [9, 14] })).toEqual([]);
    // However short the pause: a detector that has not answered yet has found none.
    expect(alarmsOf(steady(40), { detector, rules: shortPause, cut: [9, 14] })).toEqual([]);
  });

  it("tell a pause by the lab's detector when it is certain, and once", () => {
    const rules = { ...ALARM_RULES, pause: { on: true, limit: 1.5 } };
    const said = alarmsOf([...steady(10), 2, ...steady(10)], { detector: 'lab', rules });
    expect(said.map(({ phase, kind }) => `${phase} ${kind}`)).toEqual(['begin pause', 'end pause']);
    expect(said[0]!.startSec).toBeCloseTo(8, 1);
    expect(said[0]!.saidSec).toBeLessThan(8 + 1.5 + 5);
    expect(said[1]!.endSec).toBeCloseTo(10, 1);
  });

  it('are over when the lead is off, before it is back', () => {
    const said = alarmsOf([], { tailSec: 12, cut: [7, 11] });
    expect(said.map(({ phase, kind }) => `${phase} ${kind}`)).toEqual(['begin pause', 'end pause']);
    expect(said[1]!.saidSec).toBeLessThan(8.5);
  });

  it('tell a pause while it lasts, and its end, by Pan and Tompkins too', () => {
    const said = alarmsOf([...steady(10), 6, ...steady(10)]).filter(({ kind }) => kind === 'pause');
    expect(said.map(({ phase, kind }) => `${phase} ${kind}`)).toEqual(['begin pause', 'end pause']);
    const [begin] = said;
    // The beat before it was at 8 s; three seconds and one more are waited for.
    expect(begin!.startSec).toBeCloseTo(8, 1);
    expect(begin!.saidSec).toBeGreaterThan(11.9);
    expect(begin!.saidSec).toBeLessThan(12.5);
  });

  it('tell that no beat comes at all, from the beginning or after a lead was off', () => {
    expect(begun(alarmsOf([], { tailSec: 8 }))).toEqual(['pause']);
    expect(begun(alarmsOf([], { tailSec: 10, detector: 'lab' }))).toEqual(['pause']);
    const said = alarmsOf(steady(10), { tailSec: 14, cut: [9, 14] });
    expect(said.map(({ phase }) => phase)).toEqual(['begin']);
    expect(said[0]!.startSec).toBeCloseTo(14, 1);
  });

  it('tell slow and fast hearts by the limits that are set', () => {
    expect(begun(alarmsOf(steady(20, 1.4)))).toEqual(['bradycardia']);
    expect(begun(alarmsOf(steady(40, 0.45)))).toEqual(['tachycardia']);
    const rules = {
      ...ALARM_RULES,
      tachycardia: { on: true, limit: 150 },
      bradycardia: { on: true, limit: 40 },
    };
    expect(begun(alarmsOf(steady(40, 0.45), { rules }))).toEqual([]);
    expect(begun(alarmsOf(steady(20, 1.4), { rules }))).toEqual([]);
  });

  it('tell runs that are fast enough, each origin from as many beats as its rule has', () => {
    const fast = [...steady(8), ...steady(4, 0.45), ...steady(8)];
    const four = (letter: string) => `NNNNNNNN${letter.repeat(4)}NNNNNNNN`;
    expect(begun(alarmsOf(fast, { classes: four('V') }))).toEqual(['ventricularRun']);
    // From five.
    expect(begun(alarmsOf(fast, { classes: four('S') }))).toEqual([]);
    const rules = { ...ALARM_RULES, supraventricularRun: { on: true, limit: 4 } };
    const said = alarmsOf(fast, { classes: four('S'), rules });
    expect(said.map(({ phase, kind }) => `${phase} ${kind}`)).toEqual([
      'begin supraventricularRun',
      'end supraventricularRun',
    ]);
    // Four ventricular beats at 75 a minute are no tachycardia.
    expect(begun(alarmsOf(steady(20), { classes: four('V') }))).toEqual([]);
  });

  it('tell when a tenth of the beats is ventricular, once there are sixty', () => {
    const said = alarmsOf(steady(80), { classes: 'NNNNV' });
    expect(begun(said)).toEqual(['vebBurden']);
    expect(said[0]!.saidSec).toBeGreaterThan(47);
    expect(begun(alarmsOf(steady(80), { classes: 'NNNNNNNNNNNNNNNNNNNV' }))).toEqual([]);
  });

  it('are not raised by rules that are off', () => {
    const rules = Object.fromEntries(
      ALARM_KINDS.map((kind) => [kind, { ...ALARM_RULES[kind], on: false }]),
    ) as AlarmRules;
    expect(alarmsOf([...steady(10), 6, ...steady(40, 0.4)], { rules, classes: 'V' })).toEqual([]);
  });
});
