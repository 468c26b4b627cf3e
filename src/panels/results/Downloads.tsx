import { useState } from 'react';
import type { RunView } from '../../experiment/run/types';
import { commands } from '../../state/commands';
import { titleStem } from '../../state/results/fileStem';
import type { MatrixView } from '../../state/results/matrixCells';
import { runMetrics } from '../../state/results/runMetrics';
import { stopOf } from '../../state/results/stopOf';
import { saveBlob } from '../../state/saveBlob';
import { Button } from '../../widgets/Button';
import { SelectField } from '../../widgets/fields/SelectField';
import { Settings } from '../../widgets/fields/Settings';
import { formatCount, formatPercent, NO_VALUE } from '../../widgets/format';
import type { Figure } from '../../widgets/plot/plotly';
import { SaveFigure } from '../../widgets/plot/SaveFigure';
import { stopWords } from '../stopWords';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { curvesPicture } from './curvesPicture';
import { matrixFigure } from './matrixFigure';
import styles from './Results.module.css';
import { stampLine } from './stampLine';

type Picture = 'matrix' | 'curves';

const PICTURE_PX: Record<Picture, { width: number; height: number }> = {
  matrix: { width: 640, height: 600 },
  curves: { width: 1000, height: 420 },
};

/** All downloads of a run. */
export function Downloads({ run }: { run: RunView }) {
  const all = useWords();
  const { results: words, train, common, capsule, compare } = all;
  const beatsThere = useLab((state) => state.prepared !== undefined);
  const { folds, pooled } = runMetrics(run);
  const [fold, setFold] = useState(0);
  const [view, setView] = useState<MatrixView>('counts');
  const chosen = Math.min(fold, Math.max(0, run.folds.length - 1));
  const hasModel = run.folds.length > 0;

  const title = run.synthetic ? `${run.title} (${common.synthetic})` : run.title;
  const stop = stopOf(run);
  const stamp = stampLine(run.leaks, compare, stop && stopWords(stop, all));
  const pictures: Record<Picture, Figure> = {
    matrix: matrixFigure({
      matrix: pooled.matrix,
      view,
      title: words.pictureMatrixTitle({ run: title, view: words.views[view] }),
      stamp,
      words,
    }),
    curves: curvesPicture({ ...run, title }, train, stamp),
  };

  return (
    <>
      <Settings title={words.downloads}>
        {run.folds.length > 1 && (
          <SelectField
            label={words.modelFold}
            value={chosen}
            options={folds.map(({ metrics }, index) => ({
              value: index,
              label: words.modelFoldOption({
                fold: formatCount(run.folds[index]!.fold + 1),
                accuracy: metrics.accuracy.defined ? formatPercent(metrics.accuracy.value, 2) : NO_VALUE,
              }),
            }))}
            onChange={setFold}
          />
        )}
        <Download
          label={words.downloadModel}
          hint={words.modelHint}
          disabled={!hasModel}
          onClick={() => void commands.downloadModel(run.folds[chosen]!.fold)}
        />
        <Download
          label={words.downloadWeights}
          hint={words.downloadWeightsHint}
          disabled={!hasModel}
          onClick={() => void commands.downloadWeights(run.folds[chosen]!.fold)}
        />
        <Download
          label={words.downloadPredictions}
          hint={words.downloadPredictionsHint}
          disabled={pooled.metrics.support === 0}
          onClick={() => void commands.downloadPredictions()}
        />
        <Download
          label={words.downloadRun}
          hint={words.downloadRunHint}
          onClick={() => void commands.downloadRun()}
        />
        <Download
          label={capsule.download}
          hint={capsule.downloadHint}
          onClick={() => void commands.downloadCapsule()}
        />
        <Download
          label={capsule.downloadScript}
          hint={capsule.downloadScriptHint}
          onClick={() => void commands.downloadScript()}
        />
        <Download
          label={words.downloadBeats}
          hint={beatsThere ? words.downloadBeatsHint : words.beatsGone}
          disabled={!beatsThere}
          onClick={() => void commands.downloadBeats()}
        />
      </Settings>
      <Settings title={words.pictures}>
        <SelectField
          label={words.pictureView}
          value={view}
          options={(['counts', 'byTruth', 'byPrediction'] as const).map((value) => ({
            value,
            label: words.views[value],
          }))}
          onChange={setView}
        />
        {(['matrix', 'curves'] as const).map((picture) => (
          <div key={picture} className={styles.pictureRow}>
            <span>{words.picture[picture]}</span>
            <SaveFigure
              figure={pictures[picture]}
              name={words.picture[picture]}
              fileStem={`${titleStem(run.title)}-${picture}`}
              {...PICTURE_PX[picture]}
              onSave={saveBlob}
            />
          </div>
        ))}
      </Settings>
    </>
  );
}

function Download(props: { label: string; hint: string; disabled?: boolean; onClick: () => void }) {
  return (
    <div className={styles.download}>
      <Button disabled={props.disabled} onClick={props.onClick}>
        {props.label}
      </Button>
      <p>{props.hint}</p>
    </div>
  );
}
