import type { RunView } from '../../experiment/run/types';
import type { Words } from '../../i18n';
import { classNamesOf } from '../../state/beats/classNames';
import { titleStem } from '../../state/results/fileStem';
import type { MatrixView } from '../../state/results/matrixCells';
import { runMetrics } from '../../state/results/runMetrics';
import { stampedIn, stampsOf } from '../../state/results/stampOf';
import { stopOf } from '../../state/results/stopOf';
import { saveBlob } from '../../state/saveBlob';
import { SelectField } from '../../widgets/fields/SelectField';
import type { Figure } from '../../widgets/plot/plotly';
import { SaveFigure } from '../../widgets/plot/SaveFigure';
import { stopWords } from '../stopWords';
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

export interface PictureButtonsProps {
  run: RunView;
  /** What the picture of the matrix shows. */
  view: MatrixView;
  onView: (view: MatrixView) => void;
  /** Whether the last picture could not be drawn. */
  onFailed: (failed: boolean) => void;
}

/** Buttons that save the pictures of a run for papers and slides. */
export function PictureButtons({ run, view, onView, onFailed }: PictureButtonsProps) {
  const words = useWords();
  const { results } = words;
  return (
    <div className={styles.menuFields}>
      <SelectField
        label={results.pictureView}
        value={view}
        options={(['counts', 'byTruth', 'byPrediction'] as const).map((value) => ({
          value,
          label: results.views[value],
        }))}
        onChange={onView}
      />
      {(['matrix', 'curves'] as const).map((picture) => (
        <div key={picture} className={styles.pictureRow}>
          <span>{results.picture[picture]}</span>
          <SaveFigure
            figure={() => figureOf(picture, run, view, words)}
            name={results.picture[picture]}
            fileStem={`${titleStem(run.title)}-${picture}`}
            {...PICTURE_PX[picture]}
            onSave={saveBlob}
            onFailed={onFailed}
          />
        </div>
      ))}
    </div>
  );
}

function figureOf(picture: Picture, run: RunView, view: MatrixView, words: Words): Figure {
  const { results, train, common, compare } = words;
  const title = run.synthetic ? `${run.title} (${common.synthetic})` : run.title;
  const stop = stopOf(run);
  const stamp = stampLine(stampsOf(stampedIn(run)), compare, stop && stopWords(stop, words));
  if (picture === 'curves') return curvesPicture({ ...run, title }, train, stamp);
  return matrixFigure({
    matrix: runMetrics(run).pooled.matrix,
    names: classNamesOf(run.experiment.prepare, run.classCount),
    view,
    title: results.pictureMatrixTitle({ run: title, view: results.views[view] }),
    stamp,
    words: results,
  });
}
