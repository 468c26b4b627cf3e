import { type KeyboardEvent, useEffect, useRef } from 'react';
import { commands } from '../../state/commands';
import type { Decision } from '../../state/doubts/decisions';
import type { Doubt } from '../../state/doubts/types';
import type { ListedBeat } from '../../state/types';
import { ClassMark } from '../../widgets/ClassMark';
import { formatClock, formatCount } from '../../widgets/format';
import { Spoken } from '../../widgets/Spoken';
import { useMediaQuery } from '../../widgets/useMediaQuery';
import { formatShare } from '../formatShare';
import { useRunClasses } from '../runClasses';
import { useLab } from '../useLab';
import { usePredictedName } from '../usePredictedName';
import { useWords } from '../useWords';
import { decisionWords } from './DoubtDecision';
import styles from './Inspect.module.css';
import { listMove } from './listMove';
import { useDecisions } from './useDecisions';
import { useListWindow } from './useListWindow';

const ROW_PX = 32;
const TOUCH_ROW_PX = 44;

/** The beats of the chosen cell, the most confident first; only the visible rows are in the DOM. */
export function BeatList() {
  const { inspect: words, doubts: doubtWords, lorenz, retrain } = useWords();
  const doubts = useLab((state) => state.inspect.doubts?.doubts);
  const isChanged = useLab((state) => state.inspect.changed !== undefined);
  const isSelected = useLab((state) => state.inspect.selected !== undefined);
  const decisions = useDecisions();
  const list = useLab((state) => state.inspect.list);
  const position = useLab((state) => state.inspect.position);
  const cell = useLab((state) => state.inspect.cell);
  const rowPx = useMediaQuery('(pointer: coarse)') ? TOUCH_ROW_PX : ROW_PX;
  const box = useRef<HTMLDivElement>(null);
  const { first, last, rowsInSight } = useListWindow({ box, rowPx, count: list.length, position });
  useLostFocus(box);

  function onKeyDown(event: KeyboardEvent): void {
    const next = listMove(event.nativeEvent, position, list.length, rowsInSight);
    if (next === undefined) return;
    event.preventDefault();
    if (next !== position) commands.showListed(next);
  }

  const rows = Array.from({ length: last - first }, (_, index) => first + index);
  // aria-activedescendant refers to the chosen option, so it has to exist even when scrolled out of view.
  if (position < first || position >= last) rows.push(position);
  const correct = cell !== undefined && cell.truth === cell.predicted;
  const own = isChanged
    ? { title: retrain.changed, hint: retrain.listHint }
    : isSelected
      ? { title: lorenz.selected, hint: lorenz.listHint }
      : { title: correct ? words.listCorrect : words.list, hint: words.listHint };
  const title = doubts ? doubtWords.region : own.title;
  return (
    <div className={styles.listColumn}>
      <div className={styles.listHead}>
        <h3>{title}</h3>
        <span className={styles.soft}>
          {words.position({ position: formatCount(position + 1), count: formatCount(list.length) })}
        </span>
      </div>
      <div
        ref={box}
        className={styles.list}
        role="listbox"
        tabIndex={0}
        data-first-focus
        aria-label={title}
        aria-activedescendant={`listed-${position}`}
        aria-describedby="list-keys"
        onKeyDown={onKeyDown}
      >
        <div role="presentation" style={{ height: list.length * rowPx, position: 'relative' }}>
          {rows.map((index) => (
            <Row
              key={index}
              beat={list[index]!}
              doubt={doubts?.[index]}
              decision={decisions[index]}
              index={index}
              count={list.length}
              rowPx={rowPx}
              chosen={index === position}
            />
          ))}
        </div>
      </div>
      <p id="list-keys" className={styles.hint}>
        {doubts ? doubtWords.listHint : own.hint}
      </p>
    </div>
  );
}

interface RowProps {
  beat: ListedBeat;
  /** Of a beat that is listed as doubtful, and what was decided of it. */
  doubt: Doubt | undefined;
  decision: Decision | undefined;
  index: number;
  count: number;
  rowPx: number;
  chosen: boolean;
}

function Row({ beat, doubt, decision, index, count, rowPx, chosen }: RowProps) {
  const allNames = useRunClasses();
  const words = useWords();
  const nameOf = usePredictedName();
  const truth = allNames[beat.truth] ?? '';
  const other = doubt?.suggested ?? beat.predicted;
  const predicted = nameOf(other);
  const time = formatClock(beat.timeSec, 1);
  const probability = formatShare(doubt?.confidence ?? beat.probability);
  const decided = decisionWords(decision, words.doubts);
  const said = { record: beat.recordName, time, probability };
  const sentence = doubt
    ? words.doubts.option({ ...said, label: truth, suggested: predicted, decision: decided })
    : words.inspect.option({ ...said, truth, predicted });
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays on the list, which names the chosen option.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list answers the keys for all its options.
    <div
      id={`listed-${index}`}
      role="option"
      aria-selected={chosen}
      aria-posinset={index + 1}
      aria-setsize={count}
      className={styles.row}
      style={{ top: index * rowPx, height: rowPx }}
      onClick={() => commands.showListed(index)}
    >
      <Spoken
        sentence={sentence}
        shown={[
          { word: beat.recordName, as: <span className={styles.rowRecord}>{beat.recordName}</span> },
          { word: time, as: <span className={styles.rowTime}>{time}</span> },
          { word: truth, as: <ClassMark classIndex={beat.truth} name={truth} /> },
          {
            word: predicted,
            as: (
              <>
                <span aria-hidden="true">→</span>
                <ClassMark classIndex={other} name={predicted} outlined />
              </>
            ),
          },
          {
            word: probability,
            as: (
              <span className={styles.rowProbability}>
                {decided && <span aria-hidden="true">✓ </span>}
                {probability}
              </span>
            ),
          },
        ]}
      />
    </div>
  );
}

/**
 * Choosing a cell of the matrix removes the focused button; then the list takes the focus, so that the arrow keys
 * work at once. A focus elsewhere is left alone.
 */
function useLostFocus(box: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body)
      box.current?.focus({ preventScroll: true });
  }, [box]);
}
