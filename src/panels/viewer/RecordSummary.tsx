import { useMemo } from 'react';
import { CLASS_NAMES } from '../../beats/types';
import { type EctopicRun, recordSummary } from '../../state/records/marks/recordSummary';
import type { RecordMarks } from '../../state/types';
import { formatCount, formatPercent, formatQuantity } from '../../widgets/format';
import { useWords } from '../useWords';
import { Extreme } from './Extreme';
import styles from './Viewer.module.css';

const SVEB = CLASS_NAMES.indexOf('SVEB');
const VEB = CLASS_NAMES.indexOf('VEB');

/**
 * Beats by class with the burden of the ectopic ones, pauses, and runs, with times that lead there. Of beats without
 * classes nothing is said about runs: there may be some.
 */
export function RecordSummary({ marks, onCentre }: { marks: RecordMarks; onCentre: (sec: number) => void }) {
  const { annotate: words, viewer } = useWords();
  const summary = useMemo(() => recordSummary(marks), [marks]);
  const { beats, classCounts, pauses, ventricularRuns, supraventricularRuns } = summary;
  if (beats === 0) return null;
  const [longest] = pauses;
  const unclassed = beats - classCounts.reduce((sum, count) => sum + count, 0);
  return (
    <dl className={styles.facts} aria-label={words.summary}>
      <Fact name={words.beats} value={formatCount(beats)} />
      {classCounts.map((count, classIndex) => {
        if (count === 0) return null;
        const isEctopic = classIndex === SVEB || classIndex === VEB;
        const share = isEctopic ? ` (${formatPercent(count / beats, 1)})` : '';
        return (
          <Fact
            key={CLASS_NAMES[classIndex]}
            name={CLASS_NAMES[classIndex]!}
            value={formatCount(count) + share}
          />
        );
      })}
      {unclassed > 0 && <Fact name={viewer.strip.noClass} value={formatCount(unclassed)} />}
      {longest ? (
        <Extreme
          name={words.pauses}
          value={words.pausesOf(formatCount(pauses.length), formatQuantity(longest.rrSec, 's', 2))}
          atSec={longest.endSec - longest.rrSec / 2}
          onCentre={onCentre}
        />
      ) : (
        <Fact name={words.pauses} value={words.none} />
      )}
      {unclassed < beats && (
        <>
          <Runs name={words.ventricularRuns} runs={ventricularRuns} onCentre={onCentre} />
          <Runs name={words.supraventricularRuns} runs={supraventricularRuns} onCentre={onCentre} />
        </>
      )}
    </dl>
  );
}

interface RunsProps {
  name: string;
  runs: readonly EctopicRun[];
  onCentre: (sec: number) => void;
}

function Runs({ name, runs, onCentre }: RunsProps) {
  const { annotate: words } = useWords();
  const [longest] = runs;
  if (!longest) return <Fact name={name} value={words.none} />;
  const value = words.runsOf({
    runs: formatCount(runs.length),
    beats: formatCount(longest.beats),
    bpm: formatCount(Math.round(longest.bpm)),
  });
  return <Extreme name={name} value={value} atSec={longest.startSec} onCentre={onCentre} />;
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
