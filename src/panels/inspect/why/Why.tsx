import { useEffect, useId, useMemo } from 'react';
import { CLASS_NAMES } from '../../../beats/types';
import type { RunView } from '../../../experiment/run/types';
import { problemSentence } from '../../../i18n';
import { beatAxisMs } from '../../../state/beats/beatAxis';
import { commands } from '../../../state/commands';
import type { InspectedBeat } from '../../../state/types';
import { classNames } from '../../../widgets/classNames';
import { SegmentedField } from '../../../widgets/fields/SegmentedField';
import { Fold } from '../../../widgets/fields/Settings';
import { useLab } from '../../useLab';
import { useWords } from '../../useWords';
import { CheckTable } from './CheckTable';
import { ClassAverages } from './ClassAverages';
import { Methods } from './Methods';
import { NearestBeats } from './NearestBeats';
import { SeedLine } from './SeedLine';
import { ShareTable } from './ShareTable';
import { WhatIf } from './WhatIf';
import styles from './Why.module.css';

export interface WhyProps {
  run: RunView;
  /** Undefined while it is loading, or if it could not be read. */
  beat: InspectedBeat | undefined;
}

/** Why the network says of the beat what it says; while it is open, every beat that is shown is explained. */
export function Why(props: WhyProps) {
  const words = useWords().why;
  return (
    <Fold summary={words.summary}>
      <Opened {...props} />
    </Fold>
  );
}

function Opened({ run, beat }: WhyProps) {
  const { why: words, problems } = useWords();
  const { of, status, failed, shares, trust, seed, index } = useLab((state) => state.why);
  const id = useId();
  const axisMs = useMemo(() => beatAxisMs(run.experiment.prepare), [run]);
  // Another beat, or the same one of another run.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is explained is the beat that the store shows.
  useEffect(() => {
    if (beat) void commands.explainShown();
  }, [beat?.index, run.id]);
  useEffect(() => () => void commands.stopExplaining(), []);

  if (!beat) return <div className={styles.waiting} />;
  const names = { predicted: CLASS_NAMES[beat.predicted] ?? '', truth: CLASS_NAMES[beat.truth] ?? '' };
  const isShown = index === beat.index && status !== 'empty';
  return (
    <div className={classNames(styles.why, !(isShown && shares) && styles.waiting)}>
      {isShown && <NearestBeats />}
      <section aria-labelledby={id} aria-busy={status === 'running'} className={styles.methods}>
        <div className={styles.head}>
          <h3 id={id}>{words.title}</h3>
          {beat.predicted !== beat.truth && (
            <SegmentedField
              label={words.of}
              labelHidden
              value={of}
              options={[
                { value: 'predicted', label: words.predicted(names.predicted) },
                { value: 'truth', label: words.truth(names.truth) },
              ]}
              onChange={(value) => void commands.explainShown(value)}
            />
          )}
          {status === 'running' && <span className={styles.hint}>{words.running}</span>}
        </div>
        {status === 'failed' && failed && (
          <p className={styles.warning}>{problemSentence(problems, failed)}</p>
        )}
        {isShown && shares && <ShareTable shares={shares} name={names[of]} />}
        {isShown && <Methods waveform={beat.waveform} axisMs={axisMs} />}
        {isShown && <SeedLine runId={run.id} seed={seed} />}
        {isShown && trust && <CheckTable trust={trust} />}
      </section>
      <WhatIf run={run} beat={beat} />
      <ClassAverages run={run} predicted={beat.predicted} axisMs={axisMs} />
    </div>
  );
}
