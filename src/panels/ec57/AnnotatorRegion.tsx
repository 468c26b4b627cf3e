import { useEffect, useMemo } from 'react';
import { commands } from '../../state/commands';
import { type AnnotatorPair, annotatorPair } from '../../state/ec57/annotatorPair';
import { SelectField } from '../../widgets/fields/SelectField';
import { Fold } from '../../widgets/fields/Settings';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './Ec57.module.css';
import { Lead } from './Lead';
import { Options } from './Options';
import { Tables } from './Tables';

/** Two annotators compared by EC57, where there are two. */
export function AnnotatorRegion({ recordId }: AnnotatorRegionProps) {
  const words = useWords().ec57;
  const records = useLab((state) => state.records);
  const chosen = useLab((state) => state.ec57.pair);
  const entries = useMemo(
    () => records.filter(({ id, ticked }) => (recordId === undefined ? ticked : id === recordId)),
    [records, recordId],
  );
  const pair = useMemo(() => annotatorPair(entries, chosen), [entries, chosen]);
  if (!pair) return null;
  return (
    <section aria-label={words.title}>
      <Fold summary={words.annotatorsSummary}>
        <Comparison pair={pair} recordIds={entries.map(({ id }) => id)} />
      </Fold>
    </section>
  );
}

export interface AnnotatorRegionProps {
  /** Of this record; undefined: of all that are ticked. */
  recordId?: string;
}

function Comparison({ pair, recordIds }: { pair: AnnotatorPair; recordIds: string[] }) {
  const words = useWords().ec57;
  const { options, annotators: newest } = useLab((state) => state.ec57);
  const of = recordIds.join('\n');
  const comparison = newest?.of === of ? newest : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the command reads of the store.
  useEffect(() => {
    void commands.compareAnnotators(of.split('\n'));
  }, [of, options, pair]);
  const choices = pair.choices.map((name) => ({ value: name, label: name }));
  return (
    <div className={styles.content}>
      <Lead />
      <Options>
        <SelectField
          label={words.reference}
          value={pair.reference}
          options={choices}
          onChange={(reference) => commands.setEc57Pair({ reference })}
        />
        <SelectField
          label={words.test}
          value={pair.test}
          options={choices}
          onChange={(test) => commands.setEc57Pair({ test })}
        />
      </Options>
      <Tables
        comparison={comparison}
        onCompare={() => void commands.compareAnnotators(of.split('\n'), true)}
      />
    </div>
  );
}
