import type { ReactNode } from 'react';
import { commands } from '../../state/commands';
import { parseClock } from '../../widgets/ecg/ecgClock';
import { NumberField } from '../../widgets/fields/NumberField';
import { TextField } from '../../widgets/fields/TextField';
import { formatClock } from '../../widgets/format';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './Ec57.module.css';

/** What the standard has. */
const FROM_SEC = 300;
const WINDOW_MS = 150;

/**
 * The options of the programs: where the comparison begins and ends, and how far apart two marks of a beat may be.
 *
 * @param children further fields, before these
 */
export function Options({ children }: { children?: ReactNode }) {
  const words = useWords().ec57;
  const options = useLab((state) => state.ec57.options);
  const { fromSec = FROM_SEC, toSec, windowSec } = options;

  /** Nothing is kept of an option that is as the standard has it. */
  function set(change: { fromSec?: number; toSec?: number | undefined; windowSec?: number }): void {
    const { fromSec: from, toSec: to, windowSec: window } = { ...options, ...change };
    commands.setEc57Options({
      ...(from !== undefined && from !== FROM_SEC && { fromSec: from }),
      ...(to !== undefined && { toSec: to }),
      ...(window !== undefined && window !== WINDOW_MS / 1000 && { windowSec: window }),
    });
  }
  const clock = (sec: number) => formatClock(sec, Number.isInteger(sec) ? 0 : 3);

  return (
    <div className={styles.fields}>
      {children}
      <TextField
        label={words.from}
        value={clock(fromSec)}
        parse={(text) => {
          const value = parseClock(text);
          return value === undefined ? { ok: false, error: words.wrongTime } : { ok: true, value };
        }}
        onChange={(value) => set({ fromSec: value })}
      />
      <TextField<number | undefined>
        label={words.to}
        hint={words.toHint}
        value={toSec === undefined ? '' : toSec === 0 ? '0' : clock(toSec)}
        parse={(text) => {
          if (text.trim() === '') return { ok: true, value: undefined };
          const value = parseClock(text);
          if (value === undefined) return { ok: false, error: words.wrongTime };
          if (value > 0 && value <= fromSec) return { ok: false, error: words.toBeforeFrom };
          return { ok: true, value };
        }}
        onChange={(value) => set({ toSec: value })}
      />
      <NumberField
        label={words.window}
        value={Math.round((windowSec ?? WINDOW_MS / 1000) * 1000)}
        unit="ms"
        min={1}
        max={1000}
        integer
        onChange={(value) => set({ windowSec: value / 1000 })}
      />
    </div>
  );
}
