import type { Words } from '../../i18n';
import type { MonitorEvent } from '../../state/monitor/types';
import { formatCount } from '../../widgets/format';

/** An event in a few words: `Run, ventricular, 4 beats`. */
export function eventName(words: Words['monitor'], { kind, origin, beats }: MonitorEvent): string {
  const named = words.kinds[kind];
  const own = origin ? words.ofOrigin[origin](named) : named;
  const isCounted = kind === 'run' && beats !== undefined;
  return isCounted ? `${own}, ${words.beatCount(formatCount(beats))}` : own;
}
