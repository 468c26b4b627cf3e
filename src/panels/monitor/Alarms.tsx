import { useEffect } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { commands } from '../../state/commands';
import { Button } from '../../widgets/Button';
import { formatClock } from '../../widgets/format';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { eventName } from './eventWords';
import styles from './Monitor.module.css';
import { useAlarmSound } from './useAlarmSound';

/** Alarms that nobody has acknowledged; Escape does, unless a dialog or menu takes it. */
export function Alarms() {
  const words = useWords().monitor;
  const alarms = useLab(
    useShallow(({ monitor }) => {
      const { alarms: ids = [], events = [] } = monitor.session ?? {};
      return events.filter(({ id }) => ids.includes(id));
    }),
  );
  const isHeard = useLab(({ monitor }) => monitor.isHeard);
  const isRaised = alarms.length > 0;
  useAlarmSound(isRaised && isHeard);

  useEffect(() => {
    if (!isRaised) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      // Meant for the dialog, which closes by it after this event.
      if (!document.querySelector('dialog[open]')) commands.acknowledgeAlarms();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [isRaised]);

  return (
    <div role="alert">
      {isRaised && (
        <div className={styles.alarms}>
          <ul>
            {alarms.map((event) => (
              <li key={event.id}>
                {words.alarm}: {eventName(words, event)}, {formatClock(event.startSec)}
              </li>
            ))}
          </ul>
          <Button onClick={() => commands.acknowledgeAlarms()}>{words.acknowledge}</Button>
        </div>
      )}
    </div>
  );
}
