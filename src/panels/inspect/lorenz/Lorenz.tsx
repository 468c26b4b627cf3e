import { type ReactNode, useEffect } from 'react';
import type { RunView } from '../../../experiment/run/types';
import { problemSentence } from '../../../i18n';
import { commands } from '../../../state/commands';
import { Fold } from '../../../widgets/fields/Settings';
import { useLab } from '../../useLab';
import { useWords } from '../../useWords';
import styles from './Lorenz.module.css';
import { LorenzFigures } from './LorenzFigures';
import { SelectedTools } from './SelectedTools';

/**
 * The region of the Lorenz plot: beats by their RR intervals, to be selected; what is selected is listed, and can be relabelled.
 *
 * @param children the list and its beat, while selected beats are what they show
 */
export function Lorenz({ run, children }: { run: RunView; children: ReactNode }) {
  const { lorenz: words } = useWords();
  const isSelected = useLab((state) => state.inspect.selected?.by === 'intervals');
  return (
    <section className={styles.lorenz} aria-label={words.region}>
      <Fold summary={words.region}>
        <Opened run={run} />
      </Fold>
      {isSelected && <SelectedTools />}
      {children}
    </section>
  );
}

function Opened({ run }: { run: RunView }) {
  const { lorenz: words, problems } = useWords();
  const { runId, status, failed, beats } = useLab((state) => state.lorenz);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once when it is unfolded, also where all is there, and for every other run.
  useEffect(() => void commands.readIntervals(), [run.id]);
  if (status === 'failed' && failed)
    return <p className={styles.warning}>{problemSentence(problems, failed)}</p>;
  if (!beats || runId !== run.id) return <p role="status">{words.reading}</p>;
  return <LorenzFigures run={run} beats={beats} />;
}
