import { type CSSProperties, useEffect, useId, useMemo, useState } from 'react';
import type { BeatChange } from '../../../beats/beatChange';
import { CLASS_NAMES } from '../../../beats/types';
import type { RunView } from '../../../experiment/run/types';
import { problemSentence } from '../../../i18n';
import { commands } from '../../../state/commands';
import type { InspectedBeat } from '../../../state/types';
import { movesNothing, seenChanges } from '../../../state/why/whatIfControls';
import { noWhatIf } from '../../../state/why/whatIfTypes';
import { Button } from '../../../widgets/Button';
import { ClassMark, classColourKey } from '../../../widgets/ClassMark';
import { CheckField } from '../../../widgets/fields/CheckField';
import { RangeField } from '../../../widgets/fields/RangeField';
import { formatNumber } from '../../../widgets/format';
import { formatShare } from '../../formatShare';
import { useLab } from '../../useLab';
import { useWords } from '../../useWords';
import styles from './WhatIf.module.css';

const RR_MS = { min: 200, max: 2500, step: 10 };
const SCALE = { min: 0.2, max: 3, step: 0.05 };
const SHIFT_MS = { min: -100, max: 100, step: 2 };

/** What the network would say of the shown beat if its intervals, its size, its place or its P wave were others. */
export function WhatIf({ run, beat }: { run: RunView; beat: InspectedBeat }) {
  const { whatIf: words, problems } = useWords();
  const id = useId();
  const [change, setChange] = useState<BeatChange>(noWhatIf.change);
  const state = useLab(({ whatIf }) => whatIf);
  const { index } = beat;
  const isShown = state.runId === run.id && state.index === index;
  const { status, failed, intervals, base, said } = isShown ? state : noWhatIf;
  const sees = useMemo(() => seenChanges(run.experiment), [run]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another beat is asked about as it is.
  useEffect(() => {
    setChange(noWhatIf.change);
    void commands.askWhatIf(noWhatIf.change);
  }, [index, run.id]);
  useEffect(() => () => void commands.closeWhatIf(), []);

  function ask(part: Partial<BeatChange>): void {
    const next = { ...change, ...part };
    setChange(next);
    void commands.askWhatIf(next);
  }

  const interval = (key: 'beforeSec' | 'afterSec', label: string) => {
    const own = intervals?.[key] ?? Number.NaN;
    const ms = Math.round(1000 * (change[key] ?? own));
    const isMissing = Number.isNaN(own);
    return (
      <RangeField
        {...RR_MS}
        label={label}
        value={isMissing ? RR_MS.min : ms}
        text={isMissing ? '–' : `${formatNumber(ms)} ms`}
        disabled={isMissing || !sees.intervals}
        onChange={(value) =>
          ask(key === 'beforeSec' ? { beforeSec: value / 1000 } : { afterSec: value / 1000 })
        }
      />
    );
  };
  const isSame = isShown && movesNothing(state);
  const notes = [
    !sees.intervals && words.noIntervals,
    !sees.size && words.noSize,
    !sees.p && words.noP,
    run.experiment.train.adaptation !== 'none' && words.noAdaptation,
  ].filter(Boolean);

  return (
    <section aria-labelledby={id} aria-busy={status === 'running'} className={styles.whatIf}>
      <div className={styles.head}>
        <h3 id={id}>{words.title}</h3>
        <Button kind="quiet" onClick={() => ask(RESET)}>
          {words.reset}
        </Button>
      </div>
      <p className={styles.hint}>{words.about}</p>
      {status === 'failed' && failed && <p className={styles.warning}>{problemSentence(problems, failed)}</p>}
      <div className={styles.columns}>
        <div className={styles.controls}>
          {interval('beforeSec', words.before)}
          {interval('afterSec', words.after)}
          <RangeField
            {...SCALE}
            label={words.scale}
            value={change.scale}
            text={`× ${formatNumber(change.scale, 2)}`}
            disabled={!sees.size}
            onChange={(scale) => ask({ scale })}
          />
          <RangeField
            {...SHIFT_MS}
            label={words.shift}
            value={change.shiftMs}
            text={`${formatNumber(change.shiftMs)} ms`}
            onChange={(shiftMs) => ask({ shiftMs })}
          />
          <CheckField
            label={words.withoutP}
            checked={change.withoutP}
            disabled={!sees.p}
            onChange={(withoutP) => ask({ withoutP })}
          />
        </div>
        <Said base={base} said={said} />
      </div>
      <p role="status" className={styles.hint}>
        {isSame ? words.same : ''}
      </p>
      {notes.length > 0 && <p className={styles.hint}>{notes.join(' ')}</p>}
    </section>
  );
}

const RESET: BeatChange = { ...noWhatIf.change, beforeSec: undefined, afterSec: undefined };

/** The probabilities of the beat as it is, and changed. */
function Said({ base, said }: { base: number[] | undefined; said: number[] | undefined }) {
  const { whatIf: words } = useWords();
  const classes = base ?? CLASS_NAMES.map(() => undefined);
  return (
    <table className={styles.said} aria-label={words.table}>
      <thead>
        <tr>
          <th scope="col">{words.class}</th>
          <th scope="col">{words.asIs}</th>
          <th scope="col" colSpan={2}>
            {words.changed}
          </th>
        </tr>
      </thead>
      <tbody>
        {classes.map((was, i) => (
          <tr key={CLASS_NAMES[i]}>
            <th scope="row">
              <ClassMark classIndex={i} name={CLASS_NAMES[i] ?? ''} outlined />
            </th>
            <td className={styles.number}>{was === undefined ? '' : formatShare(was)}</td>
            <td className={styles.number}>{said ? formatShare(said[i]!) : ''}</td>
            <td aria-hidden="true" className={styles.barCell}>
              <span
                className={styles.bar}
                style={
                  {
                    '--bar': `var(--class-${classColourKey(i)})`,
                    width: `${100 * (said?.[i] ?? 0)}%`,
                  } as CSSProperties
                }
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
