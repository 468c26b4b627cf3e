import { ALARM_BOUNDS, ALARM_KINDS, ALARM_RULES, type AlarmRules, LIVE_HZ } from '../../live/settings';
import { BAUDS, DETECTORS, NOTCHES, REPLAY_SPEEDS, SOCKET_PORTS, SOURCES, UNITS_PER_MV } from './bounds';
import { INITIAL_CHOICES, type MonitorChoices } from './types';

type Stored = { [K in keyof MonitorChoices]?: unknown };

/** The choices of Monitor of any version: what this one does not know, or does not allow, gets its default. */
export function readMonitorChoices(given: unknown): MonitorChoices {
  if (!isObject(given)) return INITIAL_CHOICES;
  const stored = given as Stored;
  const usual = INITIAL_CHOICES;
  const oneOf = <T>(values: readonly T[], value: unknown, otherwise: T): T =>
    values.find((known) => known === value) ?? otherwise;
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    source: oneOf(SOURCES, stored.source, usual.source),
    recordId: text(stored.recordId),
    speed: oneOf(REPLAY_SPEEDS, stored.speed, usual.speed),
    networkId: text(stored.networkId),
    detector: oneOf(DETECTORS, stored.detector, usual.detector),
    notchHz: oneOf(NOTCHES, stored.notchHz, usual.notchHz),
    samplingHz: within(LIVE_HZ, stored.samplingHz) ?? usual.samplingHz,
    unitsPerMv: within(UNITS_PER_MV, stored.unitsPerMv) ?? usual.unitsPerMv,
    baudRate: oneOf(BAUDS, stored.baudRate, usual.baudRate),
    socketPort: within(SOCKET_PORTS, stored.socketPort) ?? usual.socketPort,
    rules: readRules(stored.rules),
    isHeard: stored.isHeard === true,
  };
}

function readRules(given: unknown): AlarmRules {
  const stored = isObject(given) ? (given as Partial<Record<string, unknown>>) : {};
  const rules = ALARM_KINDS.map((kind) => {
    const own = isObject(stored[kind]) ? (stored[kind] as { on?: unknown; limit?: unknown }) : {};
    const { on, limit } = ALARM_RULES[kind];
    return [
      kind,
      {
        on: typeof own.on === 'boolean' ? own.on : on,
        limit: within(ALARM_BOUNDS[kind], own.limit) ?? limit,
      },
    ] as const;
  });
  return Object.fromEntries(rules) as AlarmRules;
}

function within({ min, max }: { min: number; max: number }, value: unknown): number | undefined {
  return typeof value === 'number' && value >= min && value <= max ? value : undefined;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
