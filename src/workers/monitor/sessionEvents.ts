import type { AlarmKind } from '../../live/settings';
import type { Episode, Origin } from '../../rhythm/types';
import type { MonitorEvent, MonitorEventKind } from './types';

/** What the list of events calls what an alarm is about. */
const KIND_OF_ALARM: Record<AlarmKind, { kind: MonitorEventKind; origin?: Origin }> = {
  pause: { kind: 'pause' },
  bradycardia: { kind: 'bradycardia' },
  tachycardia: { kind: 'tachycardia' },
  ventricularRun: { kind: 'run', origin: 'ventricular' },
  supraventricularRun: { kind: 'run', origin: 'supraventricular' },
  fibrillation: { kind: 'fibrillation' },
  vebBurden: { kind: 'vebBurden' },
};

/** The events of a session as a list in which those that go on are told again when they end. */
export function createSessionEvents() {
  let nextId = 1;
  const going = new Map<string, MonitorEvent>();
  let changed = new Map<number, MonitorEvent>();
  const keyOf = (kind: MonitorEventKind, startSec: number, origin?: Origin) =>
    `${kind} ${origin ?? ''} ${startSec.toFixed(3)}`;

  function put(event: MonitorEvent): void {
    changed.set(event.id, event);
    const key = keyOf(event.kind, event.startSec, event.origin);
    if (event.endSec === undefined) going.set(key, event);
    else going.delete(key);
  }

  const known = (kind: MonitorEventKind, startSec: number, origin?: Origin): MonitorEvent =>
    going.get(keyOf(kind, startSec, origin)) ?? {
      ...{ id: nextId++, kind, origin, startSec, endSec: undefined },
      ...{ beats: undefined, bpm: undefined, isAlarm: false },
    };

  return {
    rhythm(phase: 'begin' | 'end', { kind, origin, startSec, endSec, beats, bpm }: Episode): void {
      const shownBpm = Number.isFinite(bpm) ? bpm : undefined;
      const event = known(kind, startSec, origin);
      put({ ...event, endSec: phase === 'end' ? endSec : undefined, beats, bpm: shownBpm });
    },
    alarm(phase: 'begin' | 'end', alarm: AlarmKind, startSec: number, endSec: number): void {
      const { kind, origin } = KIND_OF_ALARM[alarm];
      // Of an episode of rhythm the rules tell the end: of a run right after the alarm, of others before it.
      const isOver = kind === 'run' || !going.has(keyOf(kind, startSec, origin));
      if (phase === 'end' && isOver) return;
      put({ ...known(kind, startSec, origin), isAlarm: true, endSec: phase === 'end' ? endSec : undefined });
    },
    begin(kind: 'leadOff', startSec: number): void {
      put(known(kind, startSec));
    },
    end(kind: 'leadOff', startSec: number, endSec: number): void {
      if (going.has(keyOf(kind, startSec))) put({ ...known(kind, startSec), endSec });
    },
    /** Nothing of it, if the lead was off: that is an event already. */
    gap(startSec: number, endSec: number): void {
      const isOff = [...changed.values()].some(
        (event) => event.kind === 'leadOff' && event.startSec === startSec && event.endSec === endSec,
      );
      if (!isOff) put({ ...known('gap', startSec), endSec });
    },
    mark(sec: number): void {
      put({ ...known('mark', sec), endSec: sec });
    },
    endAll(endSec: number): void {
      for (const event of going.values()) put({ ...event, endSec });
    },
    /** What has changed since the last call, in order of its beginning. */
    take(): MonitorEvent[] {
      const events = [...changed.values()].sort((a, b) => a.startSec - b.startSec);
      changed = new Map();
      return events;
    },
  };
}
