import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { RunView } from '../../experiment/run/types';
import { commands } from '../../state/commands';
import { counterpartOf } from '../../state/results/counterpart';
import { Button } from '../../widgets/Button';
import { Choice } from '../../widgets/Choice';
import { formatCount } from '../../widgets/format';
import { ProgressBar } from '../../widgets/ProgressBar';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { DoubtDecision } from './DoubtDecision';
import { decisionOfKey } from './doubtKeys';
import styles from './Inspect.module.css';
import { useDecisions } from './useDecisions';

const NONE = '';

/**
 * The region of the doubtful labels: makes their queue, says how far it is looked through, and decides on the shown beat by button and key.
 *
 * @param children the list and its beat, while the queue is what they show
 */
export function DoubtfulLabels({ run, children }: { run: RunView; children: ReactNode }) {
  const words = useWords().doubts;
  const doubts = useLab((state) => state.inspect.doubts);
  const list = useLab((state) => state.inspect.list);
  const section = useRef<HTMLElement>(null);
  const isAsked = useRef(false);
  // On the button that found the labels, Enter would find them again instead of keeping the first.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a list is there when it is another than before.
  useEffect(() => {
    if (isAsked.current) section.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
    isAsked.current = false;
  }, [list]);

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const decision = decisionOfKey(event.nativeEvent);
    if (!doubts || decision === undefined || belongsTo(event.target, decision)) return;
    event.preventDefault();
    // A held key decides once.
    if (event.repeat) return;
    void commands.decideLabel(decision === 'keep' ? undefined : decision, words.why);
  }

  return (
    <section ref={section} className={styles.doubts} aria-label={words.region} onKeyDown={onKeyDown}>
      <FindDoubts
        run={run}
        onAsk={() => {
          isAsked.current = true;
        }}
      />
      {doubts && <Progress />}
      {doubts && <DoubtDecision />}
      {children}
    </section>
  );
}

/** Which run is asked besides the open one, and the button that asks. */
function FindDoubts({ run, onAsk }: { run: RunView; onAsk: () => void }) {
  const words = useWords().doubts;
  const runs = useLab((state) => state.runs);
  const [chosen, setChosen] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const others = runs.filter(
    ({ id, classCount, rows }) => id !== run.id && classCount === run.classCount && rows === 'beats',
  );
  const summary = runs.find(({ id }) => id === run.id);
  const pair = summary && counterpartOf(summary, runs);
  const usual = pair && (pair.intra.id === run.id ? pair.inter.id : pair.intra.id);
  const wanted = chosen ?? usual ?? NONE;
  const second = others.some(({ id }) => id === wanted) ? wanted : NONE;

  async function find(): Promise<void> {
    setBusy(true);
    onAsk();
    await commands.findDoubts(second === NONE ? undefined : second);
    setBusy(false);
  }

  return (
    <div className={styles.doubtTools}>
      <h3>{words.region}</h3>
      <Choice
        label={words.second}
        value={second}
        options={[
          { value: NONE, label: words.none },
          ...others.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={setChosen}
      />
      <Button disabled={isBusy} title={words.hint} onClick={() => void find()}>
        {words.find}
      </Button>
    </div>
  );
}

/** How many labels are doubted by whom, and how many of them are decided. */
function Progress() {
  const words = useWords().doubts;
  const doubts = useLab((state) => state.inspect.doubts);
  const decisions = useDecisions();
  if (!doubts) return null;
  const { doubts: all, secondRunId, common, tested } = doubts;
  const decided = decisions.filter(Boolean).length;
  const count = (isCounted: (doubt: (typeof all)[number]) => boolean) =>
    formatCount(all.filter(isCounted).length);
  const found =
    secondRunId === undefined
      ? words.countsOne(formatCount(all.length), all.length === 1)
      : words.counts({
          both: count(({ first, second }) => first > 0 && second > 0),
          first: count(({ second }) => second === 0),
          second: count(({ first }) => first === 0),
        });
  return (
    <>
      <p role="status">
        {all.length === 0
          ? words.nothing
          : words.decided({ found, decided: formatCount(decided), count: formatCount(all.length) })}
      </p>
      {all.length > 0 && <ProgressBar label={words.progress} value={decided} max={all.length} />}
      {secondRunId !== undefined && common < tested && (
        <p className={styles.hint}>
          {words.common({ common: formatCount(common), tested: formatCount(tested) })}
        </p>
      )}
    </>
  );
}

/** Letters and Enter belong to a field that has the focus, Enter to a button as well. */
function belongsTo(target: EventTarget, decision: string): boolean {
  const own = decision === 'keep' ? 'select, input, textarea, button, summary' : 'select, input, textarea';
  return target instanceof HTMLElement && target.closest(own) !== null;
}
