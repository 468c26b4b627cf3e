import { useId, useState } from 'react';
import { CLASS_NAMES } from '../../../beats/types';
import type { RunView } from '../../../experiment/run/types';
import { problemSentence } from '../../../i18n';
import { commands } from '../../../state/commands';
import { noAverage } from '../../../state/why/classAverageTypes';
import { Button } from '../../../widgets/Button';
import { Choice } from '../../../widgets/Choice';
import { formatCount } from '../../../widgets/format';
import { useLab } from '../../useLab';
import { useWords } from '../../useWords';
import { MethodStrip } from './MethodStrip';
import styles from './Why.module.css';

export interface ClassAveragesProps {
  run: RunView;
  /** Of the shown beat: the class that is offered first. */
  predicted: number;
  axisMs: Float64Array;
}

/** What matters to the network on average over beats that it says to be of one class. */
export function ClassAverages({ run, predicted, axisMs }: ClassAveragesProps) {
  const { average: words, problems } = useWords();
  const id = useId();
  const [chosen, setChosen] = useState<number>();
  const state = useLab(({ average }) => average);
  const wanted = chosen ?? predicted;
  const name = (index: number) => CLASS_NAMES[index] ?? '';
  const { status, classIndex, beats, of, samples, waveform, missing, failed } =
    state.runId === run.id ? state : noAverage;
  const said = { name: name(classIndex), beats: formatCount(beats), of: formatCount(of) };
  return (
    <section aria-labelledby={id} aria-busy={status === 'running'} className={styles.methods}>
      <div className={styles.head}>
        <h3 id={id}>{words.title}</h3>
        <Choice
          label={words.class}
          value={wanted}
          options={CLASS_NAMES.slice(0, run.classCount).map((each, value) => ({ value, label: each }))}
          onChange={setChosen}
        />
        <Button disabled={status === 'running'} onClick={() => void commands.averageClass(wanted)}>
          {words.ask(name(wanted))}
        </Button>
      </div>
      <p className={styles.hint}>{words.about}</p>
      {status === 'failed' && failed && <p className={styles.warning}>{problemSentence(problems, failed)}</p>}
      <p role="status" className={styles.hint}>
        {status === 'running' && words.running(said)}
        {status === 'shown' && (beats === 0 ? words.none(said.name) : words.shown(said))}
      </p>
      {missing.length > 0 && <p className={styles.hint}>{words.missing(missing.join(', '))}</p>}
      {status === 'shown' && beats > 0 && samples && waveform && (
        <MethodStrip name={words.picture(said.name)} waveform={waveform} samples={samples} axisMs={axisMs} />
      )}
    </section>
  );
}
