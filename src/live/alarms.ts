import { CLASSLESS_LIMITS, RHYTHM_LIMITS } from '../rhythm';
import { type RhythmEvent, type RhythmLimits, SVEB, VEB } from '../rhythm/types';
import type { LivePath } from './createLivePath';
import type { AlarmKind, AlarmRules } from './settings';
import type { LiveEvent } from './types';

/** An alarm that begins or ends; times by the source's clock. */
export interface AlarmEvent {
  phase: 'begin' | 'end';
  kind: AlarmKind;
  /** Where it begins: the same in both phases. */
  startSec: number;
  /** Until when it is known to go on. */
  endSec: number;
}

/** From this rate on a run is a tachycardia (AHA/ACC/HRS 2017, doi 10.1161/CIR.0000000000000549). */
const RUN_BPM = 100;
/** What the share of ventricular beats is taken over. */
const BURDEN_SEC = 300;
/** Fewer beats have no share. */
const BURDEN_BEATS = 60;

/** After this much more time than a pause may last, a detector that cannot tell when beats are certain will find none in it. */
const PATIENCE_SEC = 1;
/** So long after the beginning of a stretch such a detector says nothing: it learns (Pan and Tompkins: two seconds). */
const LEARNING_SEC = 2;

/** The limits of the rules of rhythm that make these alarms: what is an event is then what is an alarm. */
export function limitsOf(rules: AlarmRules, hasClasses: boolean): RhythmLimits {
  return {
    ...(hasClasses ? RHYTHM_LIMITS : CLASSLESS_LIMITS),
    pauseSec: rules.pause.limit,
    bradycardiaBpm: rules.bradycardia.limit,
    tachycardiaBpm: rules.tachycardia.limit,
    longestRrSec: Number.POSITIVE_INFINITY,
  };
}

/**
 * Alarms by rules, from what the causal path says with `limitsOf` the same rules. A gap ends all of them but the share of ventricular beats,
 * which is counted in beats; so does a lead that is off. A pause is not waited for until a beat ends it, and the beginning of a stretch counts
 * as a beat: where the path cannot say when beats are certain, and before the first one, a pause is told once nothing has come for long enough.
 *
 * @param path by which beats come
 */
export function createAlarms(
  rules: AlarmRules,
  { latencySec, lookAheadSec }: Pick<LivePath, 'latencySec' | 'lookAheadSec'>,
) {
  const { limit } = rules.pause;
  const isCertain = Number.isFinite(latencySec);
  const patienceSec = PATIENCE_SEC + lookAheadSec;
  /** Longer after a beat, or after the beginning of a stretch, none will come that ends the pause in time. */
  const longestSec = {
    // The rules of rhythm tell it.
    afterBeat: isCertain ? Number.POSITIVE_INFINITY : limit + patienceSec,
    atStart: isCertain ? limit + latencySec : Math.max(limit, LEARNING_SEC) + patienceSec,
  };
  const going = new Map<AlarmKind, number>();
  let said: AlarmEvent[] = [];
  const runs = [
    { kind: 'ventricularRun' as const, classIndex: VEB, times: [] as number[] },
    { kind: 'supraventricularRun' as const, classIndex: SVEB, times: [] as number[] },
  ];
  /** Of the last five minutes. */
  let beats: { timeSec: number; isVeb: boolean }[] = [];
  let vebs = 0;
  /** The last beat, or the beginning of the stretch. */
  let since: { sec: number; isBeat: boolean } | undefined;

  function set(kind: AlarmKind, isOn: boolean, startSec: number, endSec: number): void {
    if (!rules[kind].on || isOn === going.has(kind)) return;
    const start = going.get(kind) ?? startSec;
    if (isOn) going.set(kind, start);
    else going.delete(kind);
    said.push({ phase: isOn ? 'begin' : 'end', kind, startSec: start, endSec });
  }

  function rhythm({ phase, episode }: RhythmEvent): void {
    const { kind, startSec, endSec } = episode;
    if (kind !== 'pause' && kind !== 'bradycardia' && kind !== 'tachycardia' && kind !== 'fibrillation')
      return;
    set(kind, phase === 'begin', startSec, endSec);
  }

  function endRun(run: (typeof runs)[number]): void {
    if (run.times.length > 0) set(run.kind, false, run.times[0]!, run.times.at(-1)!);
    run.times = [];
  }

  function beat(timeSec: number, classIndex: number): void {
    // A pause between two beats is ended by the rules of rhythm.
    const isPause = since?.isBeat && timeSec - since.sec > limit;
    if (!isPause) set('pause', false, timeSec, timeSec);
    since = { sec: timeSec, isBeat: true };
    for (const run of runs) {
      if (classIndex !== run.classIndex) {
        endRun(run);
        continue;
      }
      run.times.push(timeSec);
      const [first] = run.times;
      const bpm = (60 * (run.times.length - 1)) / (timeSec - first!);
      if (run.times.length >= rules[run.kind].limit && bpm >= RUN_BPM) set(run.kind, true, first!, timeSec);
    }
    beats.push({ timeSec, isVeb: classIndex === VEB });
    vebs += classIndex === VEB ? 1 : 0;
    const old = beats.findIndex((each) => timeSec - each.timeSec <= BURDEN_SEC);
    for (const { isVeb } of beats.slice(0, old)) vebs -= isVeb ? 1 : 0;
    beats = beats.slice(old);
    const isMany = beats.length >= BURDEN_BEATS && 100 * vebs >= rules.vebBurden.limit * beats.length;
    set('vebBurden', isMany, timeSec, timeSec);
  }

  function wait(sec: number): void {
    since ??= { sec, isBeat: false };
    const longest = since.isBeat ? longestSec.afterBeat : longestSec.atStart;
    if (sec - since.sec > longest) set('pause', true, since.sec, sec);
  }

  function gap(startSec: number): void {
    for (const run of runs) endRun(run);
    set('pause', false, startSec, startSec);
    since = undefined;
  }

  return {
    /** @param sec time of the last sample, of `samples` */
    push(event: LiveEvent, sec: number): AlarmEvent[] {
      if (event.type === 'samples') wait(sec);
      if (event.type === 'rhythm') rhythm(event.event);
      if (event.type === 'beat') beat(event.beat.timeSec, event.beat.classIndex);
      if (event.type === 'off' || event.type === 'gap') gap(event.startSec);
      const events = said;
      said = [];
      return events;
    },
  };
}
