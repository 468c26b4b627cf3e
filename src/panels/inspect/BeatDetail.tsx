import { type ReactNode, useState } from 'react';
import type { RunView } from '../../experiment/run/types';
import { problemSentence } from '../../i18n';
import { rowsOf } from '../../state/beats/classNames';
import { commands } from '../../state/commands';
import { entryOfRun } from '../../state/records/recordPredictions';
import type { ListedBeat } from '../../state/types';
import { Button, IconButton } from '../../widgets/Button';
import { ClassMark } from '../../widgets/ClassMark';
import { formatClock, formatCount } from '../../widgets/format';
import { useRunClasses } from '../runClasses';
import { useLab } from '../useLab';
import { usePredictedName } from '../usePredictedName';
import { useWords } from '../useWords';
import { BeatPlot } from './BeatPlot';
import { BeatStrip, type Trace, TraceChoice } from './BeatStrip';
import styles from './Inspect.module.css';
import { Probabilities } from './Probabilities';
import { Scalograms } from './Scalograms';
import { StripTable } from './StripTable';
import { Why } from './why/Why';

/** The chosen beat: position, classes, probabilities, plot, and the strip around it. */
export function BeatDetail({ run }: { run: RunView }) {
  const { inspect: words, problems } = useWords();
  const { list, position, status, failed, beat } = useLab((state) => state.inspect);
  const [trace, setTrace] = useState<Trace>('raw');
  const listed = list[position];
  if (!listed) return <p>{words.chooseBeat}</p>;

  const network = run.experiment.train.network.kind;
  const isBeat = rowsOf(run.experiment.prepare) === 'beats';
  const shown = beat?.index === listed.index ? beat : undefined;
  return (
    <article className={styles.detail} aria-label={titleOf(listed, words)} aria-busy={status === 'loading'}>
      <Head beat={listed} position={position} count={list.length}>
        {status === 'loading' && <p className={styles.soft}>{words.loading}</p>}
        {beat?.strip.leads.some(({ denoised }) => denoised) && (
          <TraceChoice trace={trace} onTrace={setTrace} />
        )}
      </Head>
      {status === 'failed' && failed && (
        <p className={styles.warning}>
          {words.failed}: {problemSentence(problems, failed)}
        </p>
      )}
      {status !== 'failed' && (
        <BeatStrip beat={listed} inspected={beat} trace={trace} synthetic={run.synthetic} run={run} />
      )}
      <div className={styles.pictures}>
        {isBeat && (
          <BeatPlot run={run} beat={listed} waveform={shown?.waveform} failed={status === 'failed'} />
        )}
        <Probabilities beat={listed} />
      </div>
      {status !== 'failed' && network !== 'unet' && isBeat && <Why run={run} beat={shown} />}
      {shown && isBeat && <Scalograms beat={shown} wasFed={network === 'scalogram'} />}
      {shown && <StripTable beat={shown} />}
    </article>
  );
}

interface HeadProps {
  beat: ListedBeat;
  position: number;
  count: number;
  /** Controls next to the facts, for what the strip below shows. */
  children: ReactNode;
}

function Head({ beat, position, count, children }: HeadProps) {
  const allNames = useRunClasses();
  const words = useWords().inspect;
  const nameOf = usePredictedName();
  const runId = useLab((state) => state.openRun?.id);
  const record = useLab(
    ({ openRun, records }) =>
      openRun &&
      (entryOfRun(openRun, beat.recordName, records) ?? records.find(({ id }) => id === beat.recordName)),
  );
  const meaning = words.symbolMeaning[beat.symbol];
  return (
    <div className={styles.detailHead}>
      <h3>{titleOf(beat, words)}</h3>
      <div className={styles.moves}>
        {record && (
          <Button
            kind="quiet"
            onClick={() =>
              void commands.viewRecord(record.id, {
                atSec: beat.timeSec,
                markSample: Math.round(beat.timeSec * record.samplingHz),
                runId,
              })
            }
          >
            {words.openRecord}
          </Button>
        )}
        <IconButton
          label={words.previous}
          disabled={position === 0}
          onClick={() => commands.showListed(position - 1)}
        >
          ↑
        </IconButton>
        <IconButton
          label={words.next}
          disabled={position >= count - 1}
          onClick={() => commands.showListed(position + 1)}
        >
          ↓
        </IconButton>
      </div>
      <dl className={styles.facts}>
        <div>
          <dt>{words.trueLabel}</dt>
          <dd>
            <ClassMark classIndex={beat.truth} name={allNames[beat.truth] ?? ''} />
          </dd>
        </div>
        <div>
          <dt>{words.predictedLabel}</dt>
          <dd>
            <ClassMark classIndex={beat.predicted} name={nameOf(beat.predicted)} outlined />
          </dd>
        </div>
        <div>
          <dt>{words.symbol}</dt>
          <dd>
            <b>{beat.symbol}</b>
            {meaning && ` ${meaning}`}
          </dd>
        </div>
        <div>
          <dt>{words.sampleLabel}</dt>
          <dd>{formatCount(beat.sample)}</dd>
        </div>
        <div>
          <dt>{words.foldLabel}</dt>
          <dd>{formatCount(beat.fold + 1)}</dd>
        </div>
      </dl>
      <div className={styles.stripHead}>{children}</div>
    </div>
  );
}

type InspectWords = ReturnType<typeof useWords>['inspect'];

function titleOf(beat: ListedBeat, words: InspectWords): string {
  return words.detailTitle({ record: beat.recordName, time: formatClock(beat.timeSec, 2) });
}
