import { problemSentence } from '../../../i18n';
import { commands } from '../../../state/commands';
import type { SecondSeed, SeedSource } from '../../../state/why/types';
import { Button } from '../../../widgets/Button';
import { formatCount } from '../../../widgets/format';
import { useLab } from '../../useLab';
import { useWords } from '../../useWords';
import styles from './Why.module.css';

/** What the methods were compared with, or what is missing for it and how to get it. */
export function SeedLine({ runId, seed }: { runId: string; seed: SecondSeed }) {
  const { why, problems, compare } = useWords();
  const words = why.seed;
  const isTraining = useLab((state) => state.activities.some(({ kind }) => kind === 'training'));
  if (seed.status === 'empty') return null;
  if (seed.status === 'failed')
    return <p className={styles.warning}>{problemSentence(problems, seed.failed)}</p>;
  const sourceWords = (source: SeedSource) =>
    source.kind === 'run'
      ? words.run({ run: source.title, seed: String(source.seed) })
      : words.members(formatCount(source.count));
  const isMissing = seed.status === 'none' || seed.status === 'untested';
  return (
    <div className={styles.seed}>
      <p role="status" className={styles.hint}>
        <b>{words.title}</b>: {seed.status === 'done' ? sourceWords(seed.source) : words[seed.status]}
      </p>
      {isMissing && (
        <Button
          disabled={isTraining}
          title={isTraining ? compare.repeatLocked : undefined}
          onClick={() => void commands.repeatWithSeed(runId)}
        >
          {words.repeat}
        </Button>
      )}
    </div>
  );
}
