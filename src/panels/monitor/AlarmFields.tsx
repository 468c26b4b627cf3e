import { ALARM_BOUNDS, ALARM_KINDS, type AlarmKind, NEEDS_CLASSES } from '../../live/settings';
import { commands } from '../../state/commands';
import { liveNetworkId } from '../../state/monitor/liveNetworkId';
import { CheckField } from '../../widgets/fields/CheckField';
import { NumberField } from '../../widgets/fields/NumberField';
import { VisuallyHidden } from '../../widgets/VisuallyHidden';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './Monitor.module.css';

/** The rules of the alarms: which, and from where on. */
export function AlarmFields() {
  const words = useWords().monitor;
  const rules = useLab(({ monitor }) => monitor.rules);
  const hasClasses = useLab((state) => liveNetworkId(state) !== undefined);
  const set = (kind: AlarmKind, change: Partial<(typeof rules)[AlarmKind]>) =>
    commands.setMonitor({ rules: { ...rules, [kind]: { ...rules[kind], ...change } } });
  return (
    <>
      <ul className={styles.rules}>
        {ALARM_KINDS.map((kind) => {
          const { min, max, unit } = ALARM_BOUNDS[kind];
          const { on, limit } = rules[kind];
          const name = words.alarmKinds[kind];
          const isIdle = !hasClasses && NEEDS_CLASSES.includes(kind);
          return (
            <li key={kind} className={styles.rule}>
              <CheckField
                label={name}
                checked={on}
                disabled={isIdle}
                onChange={(checked) => set(kind, { on: checked })}
              />
              {unit !== undefined && (
                <NumberField
                  label={<VisuallyHidden>{words.limitOf(name)}</VisuallyHidden>}
                  value={limit}
                  unit={words.units[unit]}
                  min={min}
                  max={max}
                  disabled={isIdle}
                  integer={unit !== 's'}
                  onChange={(value) => set(kind, { limit: value })}
                />
              )}
            </li>
          );
        })}
      </ul>
      {!hasClasses && <p className={styles.hint}>{words.needsClasses}</p>}
    </>
  );
}

/** Whether alarms sound. */
export function AlarmSoundField() {
  const words = useWords().monitor;
  const isHeard = useLab(({ monitor }) => monitor.isHeard);
  return (
    <CheckField
      label={words.heard}
      checked={isHeard}
      onChange={(checked) => commands.setMonitor({ isHeard: checked })}
    />
  );
}
