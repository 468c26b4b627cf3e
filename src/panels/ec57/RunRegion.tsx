import { useEffect } from 'react';
import type { RunView } from '../../experiment/run/types';
import { commands } from '../../state/commands';
import { annotatorsOfRun } from '../../state/ec57/annotatorsOfRun';
import { runBeats } from '../../state/ec57/runBeats';
import { ec57View } from '../../state/ec57/tables';
import { SelectField } from '../../widgets/fields/SelectField';
import { Fold } from '../../widgets/fields/Settings';
import { formatCount } from '../../widgets/format';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './Ec57.module.css';
import { Lead } from './Lead';
import { Options } from './Options';
import { Tables } from './Tables';

/** The report of EC57 of a run: its predictions against the reference annotations of the records that it tested. */
export function RunRegion({ run }: { run: RunView }) {
  const words = useWords().ec57;
  return (
    <section aria-label={words.title}>
      <Fold summary={words.runSummary}>
        <RunComparison run={run} />
      </Fold>
    </section>
  );
}

function RunComparison({ run }: { run: RunView }) {
  const words = useWords().ec57;
  const { options, runReference, run: newest } = useLab((state) => state.ec57);
  const records = useLab((state) => state.records);
  const comparison = newest?.of === run.id ? newest : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the command reads of the store.
  useEffect(() => {
    void commands.compareRunEc57();
  }, [run.folds, options, runReference, records]);
  const tested = runBeats(run).filter(({ sample }) => sample.length > 0).length;
  if (tested === 0) return <p>{words.noRun}</p>;
  const annotators = annotatorsOfRun(run, records);
  return (
    <div className={styles.content}>
      <Lead />
      <Options>
        {annotators.length > 1 && (
          <SelectField
            label={words.reference}
            value={runReference ?? ''}
            options={[
              { value: '', label: words.ofRun },
              ...annotators.map((name) => ({ value: name, label: name })),
            ]}
            onChange={(name) => commands.setEc57RunReference(name === '' ? undefined : name)}
          />
        )}
      </Options>
      <Tables comparison={comparison} onCompare={() => void commands.compareRunEc57(true)}>
        <WhatWasTested run={run} tested={tested} />
      </Tables>
    </div>
  );
}

/** Which beats the run tested, and what became of the others. */
function WhatWasTested({ run, tested }: { run: RunView; tested: number }) {
  const words = useWords().ec57;
  const comparison = useLab((state) => state.ec57.run);
  if (comparison?.status !== 'done') return null;
  const { leftOut, partRecords } = ec57View(comparison);
  const count = (of: 'records' | 'beats', number: number) => words[of](formatCount(number), number === 1);
  const others = run.beats.recordNames.length - tested;
  return (
    <>
      <p>{words.runTest}</p>
      {partRecords.length === 0 ? (
        <p>{words.allTested}</p>
      ) : (
        <p className={styles.warning}>
          {words.partTested({
            beats: count('beats', leftOut),
            records: count('records', partRecords.length),
          })}
        </p>
      )}
      {others > 0 && <p>{words.untested(count('records', others))}</p>}
    </>
  );
}
