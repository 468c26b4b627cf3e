import type { ReactNode } from 'react';
import type { RunView } from '../../experiment/run/types';
import { classNamesOf, rowsOf } from '../../state/beats/classNames';
import { commands } from '../../state/commands';
import { errorCells } from '../../state/results/errorCells';
import { runMetrics } from '../../state/results/runMetrics';
import { Badge } from '../../widgets/Badge';
import { Button } from '../../widgets/Button';
import { EmptyState } from '../../widgets/EmptyState';
import { formatCount } from '../../widgets/format';
import { PanelLayout } from '../../widgets/PanelLayout';
import { PiecesNote } from '../PiecesNote';
import { RetrainWithEdits } from '../RetrainWithEdits';
import { RunClasses, useRunClasses } from '../runClasses';
import { useLab } from '../useLab';
import { usePredictedName } from '../usePredictedName';
import { useWords } from '../useWords';
import { BeatDetail } from './BeatDetail';
import { BeatList } from './BeatList';
import { CellChips } from './CellChips';
import { ChangedBeats } from './ChangedBeats';
import { DoubtfulLabels } from './DoubtfulLabels';
import styles from './Inspect.module.css';
import { Lorenz } from './lorenz/Lorenz';
import { BeatMap } from './map/BeatMap';

/** Every misclassified beat, shown in its strip. */
export function InspectPanel() {
  const { inspect: words, common } = useWords();
  const run = useLab((state) => state.openRun);
  const runs = useLab((state) => state.runs.length);

  if (!run) {
    return (
      <PanelLayout title={words.title}>
        <EmptyState
          title={words.emptyTitle}
          action={
            <>
              {runs > 0 && (
                <Button kind="primary" onClick={() => commands.goTo('results')}>
                  {words.goToResults}
                </Button>
              )}
              <Button kind={runs > 0 ? 'plain' : 'primary'} onClick={() => commands.goTo('train')}>
                {words.goToTrain}
              </Button>
            </>
          }
        >
          <p>{words.emptyText}</p>
        </EmptyState>
      </PanelLayout>
    );
  }
  return (
    <PanelLayout
      title={
        <>
          {words.title}
          {run.synthetic && <Badge title={common.syntheticHint}>{common.synthetic}</Badge>}
        </>
      }
      lead={words.lead(run.title)}
    >
      <RunClasses value={classNamesOf(run.experiment.prepare)}>
        <RunBeats run={run} />
      </RunClasses>
    </PanelLayout>
  );
}

function RunBeats({ run }: { run: RunView }) {
  const allNames = useRunClasses();
  const words = useWords().inspect;
  const nameOf = usePredictedName();
  const cell = useLab((state) => state.inspect.cell);
  const listed = useLab((state) => state.inspect.list.length);
  const isPieces = rowsOf(run.experiment.prepare) === 'pieces';
  const hasDoubts = useLab((state) => state.inspect.doubts !== undefined);
  const hasChanged = useLab((state) => state.inspect.changed !== undefined);
  const selectedBy = useLab((state) => state.inspect.selected?.by);
  const { matrix } = runMetrics(run).pooled;
  const errors = errorCells(matrix).reduce((sum, { count }) => sum + count, 0);

  const beats = listed > 0 && (
    <div className={styles.columns}>
      <BeatList />
      <BeatDetail run={run} />
    </div>
  );

  return (
    <>
      {!isPieces && <RetrainWithEdits run={run} />}
      <CellChips matrix={matrix} />
      {isPieces ? <PiecesNote /> : <BeatRegions run={run}>{beats}</BeatRegions>}
      {hasChanged && <ChangedBeats>{beats}</ChangedBeats>}
      {!hasDoubts && !hasChanged && !selectedBy && beats}
      {listed === 0 && cell && (
        <EmptyState title={words.emptyCellTitle}>
          <p>
            {words.emptyCellText({
              truth: allNames[cell.truth] ?? '',
              predicted: nameOf(cell.predicted),
            })}
          </p>
        </EmptyState>
      )}
      {listed === 0 && !cell && !hasDoubts && errors === 0 && (
        <EmptyState title={words.noErrorsTitle}>
          <p>{words.noErrorsText}</p>
        </EmptyState>
      )}
      {listed === 0 && !cell && !hasDoubts && errors > 0 && (
        <EmptyState
          title={words.notListedTitle(words.beats(formatCount(errors), errors === 1))}
          action={
            <Button kind="primary" onClick={() => commands.inspectCell(undefined)}>
              {words.listThem}
            </Button>
          }
        />
      )}
    </>
  );
}

/** What is said of beats, but not of pieces of rhythm: doubtful labels, intervals, the map. @param children the list and its beat */
function BeatRegions({ run, children }: { run: RunView; children: ReactNode }) {
  const hasDoubts = useLab((state) => state.inspect.doubts !== undefined);
  const selectedBy = useLab((state) => state.inspect.selected?.by);
  return (
    <>
      <DoubtfulLabels key={run.id} run={run}>
        {hasDoubts && children}
      </DoubtfulLabels>
      <Lorenz key={`lorenz ${run.id}`} run={run}>
        {selectedBy === 'intervals' && children}
      </Lorenz>
      <BeatMap key={`map ${run.id}`} run={run}>
        {selectedBy === 'map' && children}
      </BeatMap>
    </>
  );
}
