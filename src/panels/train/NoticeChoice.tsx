import { commands } from '../../state/commands';
import { Button } from '../../widgets/Button';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './Progress.module.css';

/** Whether a notification tells of the end of the training; the browser is only asked when the button is pressed. */
export function NoticeChoice() {
  const words = useWords().runState;
  const notice = useLab((state) => state.notice);
  const isOn = notice === 'on';
  return (
    <div className={styles.notice}>
      <Button
        kind="quiet"
        title={isOn ? undefined : words.notifyHint}
        onClick={() => void commands.setNotice(!isOn)}
      >
        {isOn ? words.notifyOff : words.notify}
      </Button>
      <p role="status" className={notice === 'refused' ? styles.refused : styles.soft}>
        {isOn && words.notifyOn}
        {notice === 'refused' && words.notifyRefused}
        {notice === 'missing' && words.notifyMissing}
      </p>
    </div>
  );
}
