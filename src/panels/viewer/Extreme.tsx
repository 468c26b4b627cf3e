import { formatClock } from '../../widgets/format';
import { useWords } from '../useWords';
import styles from './Viewer.module.css';

interface ExtremeProps {
  name: string;
  value: string;
  atSec: number;
  onCentre: (sec: number) => void;
}

/** A number with its time, which goes there. */
export function Extreme({ name, value, atSec, onCentre }: ExtremeProps) {
  const { viewer } = useWords();
  const time = formatClock(atSec);
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}
        <button
          type="button"
          className={styles.there}
          aria-label={viewer.goThere(`${name} ${value}`, time)}
          onClick={() => onCentre(atSec)}
        >
          {time}
        </button>
      </dd>
    </div>
  );
}
