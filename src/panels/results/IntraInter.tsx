import { useEffect } from 'react';
import { commands } from '../../state/commands';
import { counterpartOf, type IntraInter as Pair } from '../../state/results/counterpart';
import { protocolSide } from '../../state/train/protocolSide';
import type { RunSummary } from '../../state/types';
import { Button } from '../../widgets/Button';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { PairTable } from './PairTable';
import styles from './Results.module.css';

/**
 * Results of the same settings with the same and with other patients in training and test; if one of the two is
 * missing, a button to get it.
 */
export function IntraInter({ run, runs }: { run: RunSummary; runs: readonly RunSummary[] }) {
  const { compare: words } = useWords();
  const isTraining = useLab((state) => state.activities.some(({ kind }) => kind === 'training'));
  const side = protocolSide(run.protocol);
  if (side === 'specific') return <p>{words.patientSpecificNote}</p>;
  const pair = counterpartOf(run, runs);
  if (pair) return <Both pair={pair} />;
  const wanted = side === 'intra' ? 'inter' : 'intra';
  return (
    <>
      <p className={styles.owners}>{words.missing[wanted]}</p>
      <div>
        <Button
          disabled={isTraining}
          title={isTraining ? words.repeatLocked : undefined}
          onClick={() => void commands.repeatUnder(run.id, wanted)}
        >
          {words.repeat[wanted]}
        </Button>
      </div>
    </>
  );
}

/** Both runs over the records that both tested, their difference with its interval, and the record that decides. */
function Both({ pair: { intra, inter } }: { pair: Pair }) {
  const { compare: words } = useWords();
  const newest = useLab((state) => state.pair);
  const pair = newest?.intraId === intra.id && newest.interId === inter.id ? newest : undefined;
  const isKnown = pair !== undefined;
  useEffect(() => {
    if (!isKnown) void commands.comparePair(intra.id, inter.id);
  }, [isKnown, intra.id, inter.id]);
  const difference = pair?.difference;
  return (
    <>
      <p className={styles.owners}>{words.intraInterLead}</p>
      {!difference && <p>{pair ? words.pairUnread : words.comparingPair}</p>}
      {difference && !difference.paired && <p>{words.meaning.apart}</p>}
      {difference?.paired && (
        <PairTable intra={intra} inter={inter} difference={{ ...difference, paired: difference.paired }} />
      )}
      <div>
        <Button onClick={() => void commands.compareRuns([intra.id, inter.id])}>
          {words.compareInDetail}
        </Button>
      </div>
    </>
  );
}
