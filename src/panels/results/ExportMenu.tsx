import { useState } from 'react';
import type { RunView } from '../../experiment/run/types';
import { rowsOf } from '../../state/beats/classNames';
import { commands } from '../../state/commands';
import type { MatrixView } from '../../state/results/matrixCells';
import { runMetrics } from '../../state/results/runMetrics';
import { SelectField } from '../../widgets/fields/SelectField';
import { formatCount, formatPercent, NO_VALUE } from '../../widgets/format';
import { Menu, MenuGroup, MenuItem } from '../../widgets/Menu';
import { useWidgetTexts } from '../../widgets/texts';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { PictureButtons } from './PictureButtons';
import styles from './Results.module.css';

/** Everything that a run can be taken away as, in one menu. */
export function ExportMenu({ run }: { run: RunView }) {
  const words = useWords().results;
  const texts = useWidgetTexts();
  // Kept while the menu is closed.
  const [fold, setFold] = useState(0);
  const [view, setView] = useState<MatrixView>('counts');
  const [failed, setFailed] = useState(false);
  const chosen = Math.min(fold, Math.max(0, run.folds.length - 1));
  return (
    <>
      {failed && (
        <span role="status" className={styles.exportFailed}>
          {texts.plotFailed}
        </span>
      )}
      <Menu label={words.downloads}>
        <MenuGroup title={words.exportGroups.report}>
          <MenuItem label={words.printReport} hint={words.printReportHint} onSelect={printSoon} />
        </MenuGroup>
        <Results run={run} />
        <Repeat />
        <MenuGroup title={words.exportGroups.network}>
          {run.folds.length > 1 && <FoldField run={run} value={chosen} onChange={setFold} />}
          <MenuItem
            label={words.downloadModel}
            hint={words.modelHint}
            disabled={run.folds.length === 0}
            onSelect={() => void commands.downloadModel(run.folds[chosen]!.fold)}
          />
          <MenuItem
            label={words.downloadWeights}
            hint={words.downloadWeightsHint}
            disabled={run.folds.length === 0}
            onSelect={() => void commands.downloadWeights(run.folds[chosen]!.fold)}
          />
        </MenuGroup>
        <MenuGroup title={words.pictures}>
          <PictureButtons run={run} view={view} onView={setView} onFailed={setFailed} />
        </MenuGroup>
      </Menu>
    </>
  );
}

function Results({ run }: { run: RunView }) {
  const { results: words, ec57 } = useWords();
  const beatsThere = useLab((state) => state.prepared !== undefined);
  return (
    <MenuGroup title={words.exportGroups.results}>
      <MenuItem
        label={words.downloadPredictions}
        hint={words.downloadPredictionsHint}
        disabled={runMetrics(run).pooled.metrics.support === 0}
        onSelect={() => void commands.downloadPredictions()}
      />
      {rowsOf(run.experiment.prepare) === 'beats' && (
        <>
          <MenuItem
            label={words.downloadAnnotations}
            hint={words.downloadAnnotationsHint}
            disabled={runMetrics(run).pooled.metrics.support === 0}
            onSelect={() => void commands.downloadPredictedAnnotations()}
          />
          <MenuItem
            label={ec57.menu}
            hint={ec57.menuHint}
            onSelect={() => void commands.downloadEc57('run')}
          />
        </>
      )}
      <MenuItem
        label={words.downloadRun}
        hint={words.downloadRunHint}
        onSelect={() => void commands.downloadRun()}
      />
      <MenuItem
        label={words.downloadBeats}
        hint={beatsThere ? words.downloadBeatsHint : words.beatsGone}
        disabled={!beatsThere}
        onSelect={() => void commands.downloadBeats()}
      />
    </MenuGroup>
  );
}

function Repeat() {
  const { results: words, capsule } = useWords();
  return (
    <MenuGroup title={words.exportGroups.repeat}>
      <MenuItem
        label={capsule.download}
        hint={capsule.downloadHint}
        onSelect={() => void commands.downloadCapsule()}
      />
      <MenuItem
        label={capsule.downloadScript}
        hint={capsule.downloadScriptHint}
        onSelect={() => void commands.downloadScript()}
      />
    </MenuGroup>
  );
}

function FoldField(props: { run: RunView; value: number; onChange: (fold: number) => void }) {
  const { run, value, onChange } = props;
  const words = useWords().results;
  return (
    <div className={styles.menuFields}>
      <SelectField
        label={words.modelFold}
        value={value}
        options={runMetrics(run).folds.map(({ fold, metrics: { accuracy } }, index) => ({
          value: index,
          label: words.modelFoldOption({
            fold: formatCount(fold + 1),
            accuracy: accuracy.defined ? formatPercent(accuracy.value, 2) : NO_VALUE,
          }),
        }))}
        onChange={onChange}
      />
    </div>
  );
}

/** Prints once the menu is closed and drawn. */
function printSoon(): void {
  setTimeout(() => window.print());
}
