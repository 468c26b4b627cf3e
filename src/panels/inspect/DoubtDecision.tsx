import { CLASS_NAMES } from '../../beats/types';
import type { Words } from '../../i18n';
import { commands } from '../../state/commands';
import type { Decision } from '../../state/doubts/decisions';
import { Button } from '../../widgets/Button';
import { ClassMark } from '../../widgets/ClassMark';
import { formatShare } from '../formatShare';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { SYMBOL_OF_CLASS } from './doubtKeys';
import styles from './Inspect.module.css';
import { useDecisions } from './useDecisions';

/** Why the shown beat is doubted, and the buttons that decide on it. */
export function DoubtDecision() {
  const { doubts: words } = useWords();
  const { list, position, doubts, status } = useLab((state) => state.inspect);
  const decision = useDecisions()[position];
  const beat = list[position];
  const doubt = doubts?.doubts[position];
  if (!beat || !doubt) return null;
  const isUnseen = status !== 'shown';
  const symbol = SYMBOL_OF_CLASS[doubt.suggested] ?? '';
  return (
    <>
      <dl className={styles.facts}>
        <div>
          <dt>{words.label}</dt>
          <dd>
            <ClassMark classIndex={beat.truth} name={CLASS_NAMES[beat.truth] ?? ''} />
          </dd>
        </div>
        <div>
          <dt>{words.suggested}</dt>
          <dd>
            <ClassMark classIndex={doubt.suggested} name={CLASS_NAMES[doubt.suggested] ?? ''} outlined />
          </dd>
        </div>
        <div>
          <dt>{words.confidence}</dt>
          <dd>{formatShare(doubt.confidence)}</dd>
        </div>
        <div>
          <dt>{words.firstRun}</dt>
          <dd>{words.reasons[doubt.first]}</dd>
        </div>
        {doubts.secondRunId !== undefined && (
          <div>
            <dt>{words.secondRun}</dt>
            <dd>{words.reasons[doubt.second]}</dd>
          </div>
        )}
        {decision && (
          <div>
            <dt>{words.decision}</dt>
            <dd>{decisionWords(decision, words)}</dd>
          </div>
        )}
      </dl>
      <div className={styles.doubtTools}>
        <Button disabled={isUnseen} onClick={() => void commands.decideLabel(undefined, words.why)}>
          {words.keep}
        </Button>
        <Button disabled={isUnseen} onClick={() => void commands.decideLabel(symbol, words.why)}>
          {words.change(symbol)}
        </Button>
        <span className={styles.hint}>{words.keys}</span>
      </div>
    </>
  );
}

/** A decision in words; empty for none. */
export function decisionWords(decision: Decision | undefined, words: Words['doubts']): string {
  if (!decision) return '';
  if (decision.kind === 'kept') return words.kept;
  return decision.symbol === undefined ? words.removed : words.changed(decision.symbol);
}
