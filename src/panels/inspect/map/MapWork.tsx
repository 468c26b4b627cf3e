import { useState } from 'react';
import type { RunView } from '../../../experiment/run/types';
import { problemSentence } from '../../../i18n';
import { commands } from '../../../state/commands';
import { mapSources } from '../../../state/map/mapSources';
import type { MapSource } from '../../../state/map/types';
import { Button } from '../../../widgets/Button';
import { Choice } from '../../../widgets/Choice';
import { formatCount } from '../../../widgets/format';
import { ProgressBar } from '../../../widgets/ProgressBar';
import { useLab } from '../../useLab';
import { useWords } from '../../useWords';
import styles from './Map.module.css';
import { MapFigure } from './MapFigure';
import { MapMeasures } from './MapMeasures';
import { useShownPicture } from './useShownPicture';

/** What the map is made of, the button that makes it, and the map. */
export function MapWork({ run }: { run: RunView }) {
  const { map: words, problems } = useWords();
  const { runId, status, failed, beats, missing } = useLab((state) => state.map);
  const shown = useShownPicture();
  const isOwn = runId === run.id;
  const isBusy = isOwn && (status === 'reading' || status === 'computing');
  return (
    <div className={styles.content}>
      <p className={styles.hint}>{words.about}</p>
      <div className={styles.tools}>
        <Make run={run} isBusy={isBusy} isThere={isOwn && beats !== undefined} />
        {isBusy && <Progress />}
        {isOwn && status === 'stopped' && <p role="status">{words.stopped}</p>}
      </div>
      {isOwn && status === 'failed' && failed && (
        <p role="status" className={styles.warning}>
          {problemSentence(problems, failed)}
        </p>
      )}
      {isOwn && beats && shown.points && (
        <>
          <MapFigure run={run} beats={beats} shown={shown} />
          <MapMeasures method={shown.method} />
        </>
      )}
      {isOwn && missing.length > 0 && <p className={styles.hint}>{words.missing(missing.join(', '))}</p>}
    </div>
  );
}

function Make({ run, isBusy, isThere }: { run: RunView; isBusy: boolean; isThere: boolean }) {
  const { map: words } = useWords();
  const made = useLab((state) => state.map.source);
  const [chosen, setChosen] = useState(nameOf(made));
  const [wantedFold, setFold] = useState(made.kind === 'waveform' ? undefined : made.fold);
  const { folds } = run;
  const fold = folds.find((each) => each.fold === wantedFold)?.fold ?? folds[0]?.fold ?? 0;
  const options = mapSources(run, fold).map((source) => ({ source, value: nameOf(source) }));
  const { source, value } = options.find((option) => option.value === chosen) ?? options[0]!;
  const labelOf = (each: MapSource) =>
    each.kind === 'head' ? words.sources.head(formatCount(each.head + 1)) : words.sources[each.kind];
  return (
    <>
      <Choice
        label={words.source}
        value={value}
        options={options.map((option) => ({ value: option.value, label: labelOf(option.source) }))}
        onChange={setChosen}
      />
      {source.kind !== 'waveform' && folds.length > 1 && (
        <Choice
          label={words.fold}
          value={fold}
          options={folds.map((each) => ({ value: each.fold, label: formatCount(each.fold + 1) }))}
          onChange={setFold}
        />
      )}
      <Button disabled={isBusy} onClick={() => void commands.makeMap(source)}>
        {isThere ? words.anew : words.make}
      </Button>
    </>
  );
}

const nameOf = (source: MapSource) => (source.kind === 'head' ? `head ${source.head}` : source.kind);

function Progress() {
  const { map: words } = useWords();
  const { status, epoch, epochs } = useLab((state) => state.map);
  const activity = useLab(({ activities }) => activities.find(({ kind }) => kind === 'mapping'));
  if (!activity) return null;
  const isMeasured = epoch > 0 && epoch === epochs;
  const moving = words.moving({ epoch: formatCount(epoch), epochs: formatCount(epochs) });
  return (
    <>
      <Button kind="quiet" onClick={() => commands.stopActivity(activity.id)}>
        {words.stop}
      </Button>
      <span className={styles.progress}>
        <ProgressBar label={words.progress} value={activity.done} max={activity.total} />
      </span>
      <span className={styles.hint}>
        {status === 'reading' ? words.reading : isMeasured ? words.measuring : moving}
      </span>
    </>
  );
}
