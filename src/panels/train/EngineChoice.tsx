import { useId, useMemo } from 'react';
import { commands } from '../../state/commands';
import { engineRows } from '../../state/engine/engineRows';
import type { EngineWish } from '../../state/types';
import { Button } from '../../widgets/Button';
import { formatCount } from '../../widgets/format';
import { VisuallyHidden } from '../../widgets/VisuallyHidden';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './Engine.module.css';
import { engineLabel, engineNote } from './engineWords';

/** All engines with their speed and why each is used or not; chosen by the lab or by the user. */
export function EngineChoice({ locked }: { locked: boolean }) {
  const words = useWords().train;
  const engine = useLab((state) => state.engine);
  const choice = useLab((state) => state.engineChoice);
  const { rows, best } = useMemo(() => engineRows({ engine, engineChoice: choice }), [engine, choice]);
  const name = useId();
  const fixed = locked || choice.only !== undefined;
  const wish: EngineWish = choice.only ?? choice.wish;

  return (
    <>
      <fieldset className={styles.choice} disabled={fixed}>
        <legend>
          <VisuallyHidden>{words.engineChoice}</VisuallyHidden>
        </legend>
        <Option
          {...{ name, wish }}
          value="auto"
          label={words.engineAuto}
          pace=""
          note={words.engineAutoHint}
          disabled={false}
        />
        {rows.map((row) => (
          <Option
            key={row.engine}
            {...{ name, wish }}
            value={row.engine}
            label={engineLabel(row.engine, row.facts, words)}
            pace={row.beatsPerSec === undefined ? '' : words.rate(formatCount(row.beatsPerSec))}
            note={engineNote(row, best, words)}
            disabled={row.disabled}
          />
        ))}
      </fieldset>
      {locked && <p className={styles.soft}>{words.engineLocked}</p>}
      {!fixed && (
        <div>
          <Button
            disabled={choice.trying !== undefined}
            title={words.engineMeasureHint}
            onClick={() => void commands.measureEngines()}
          >
            {words.engineMeasure}
          </Button>
        </div>
      )}
    </>
  );
}

interface OptionProps {
  name: string;
  wish: EngineWish;
  value: EngineWish;
  label: string;
  pace: string;
  note: string;
  disabled: boolean;
}

function Option({ name, wish, value, label, pace, note, disabled }: OptionProps) {
  const id = useId();
  return (
    <div className={styles.option}>
      <label>
        <input
          type="radio"
          name={name}
          checked={wish === value}
          disabled={disabled}
          aria-describedby={`${id}-pace ${id}-note`}
          onChange={() => void commands.setEngineWish(value)}
        />
        {label}
      </label>
      <p id={`${id}-pace`} className={styles.pace}>
        {pace}
      </p>
      <p id={`${id}-note`} className={styles.note}>
        {note}
      </p>
    </div>
  );
}
