import type { Measure, Metrics } from '../../../evaluation/types';
import type { RunView } from '../../../experiment/run/types';
import { classNamesOf } from '../../../state/beats/classNames';
import { commands } from '../../../state/commands';
import { labelDifferenceOf } from '../../../state/results/labelDifference';
import { Button } from '../../../widgets/Button';
import { type Column, DataTable } from '../../../widgets/DataTable';
import { formatCount, NO_VALUE } from '../../../widgets/format';
import { useWords } from '../../useWords';
import { type MeasureStyle, MeasureValue } from '../Measures';
import styles from '../Results.module.css';
import { runLetter } from '../runLetter';
import { signed } from '../signed';

/** For each run that differs from the first in its labels alone: what changed because test labels did, and what because training did. */
export function ComparisonLabels({ runs }: { runs: readonly RunView[] }) {
  const first = runs[0]!;
  return runs
    .slice(1)
    .map((run, at) => <LabelsOrTraining key={run.id} first={first} run={run} index={at + 1} />);
}

interface Row {
  name: string;
  style: MeasureStyle;
  pick: (metrics: Metrics) => Measure;
}

function LabelsOrTraining({ first, run, index }: { first: RunView; run: RunView; index: number }) {
  const { retrain: words, results, compare } = useWords();
  const difference = labelDifferenceOf(first, run);
  if (!difference) return null;
  const { rows, judged, changed, relabelled, predictedOtherwise, onlyFirst, onlySecond } = difference;
  // Where beats were added or deleted, the results are over others than those that both tested.
  const isWhole = onlyFirst + onlySecond === 0;
  const letters = { letter: runLetter(index), first: runLetter(0) };
  const measures: Row[] = [
    { name: results.accuracy, style: 'percent', pick: ({ accuracy }) => accuracy },
    { name: results.macroF1All, style: 'number', pick: ({ macroF1 }) => macroF1 },
    ...classNamesOf(run.experiment.prepare, run.classCount).map(
      (name, classIndex): Row => ({
        name: compare.ofClass({ name, measure: results.f1 }),
        style: 'number',
        pick: ({ perClass }) => perClass[classIndex]!.f1,
      }),
    ),
  ];
  const value = (network: 0 | 1, labels: 0 | 1): Column<Row> => {
    const [ofNetwork, ofLabels] = [network, labels].map((at) => runLetter(at === 0 ? 0 : index));
    return {
      key: `${network}${labels}`,
      group: words.network(ofNetwork!),
      header: (
        <>
          {words.labels(ofLabels!)}
          {isWhole && network === labels && <span className={styles.fewer}>{words.asRun(ofLabels!)}</span>}
        </>
      ),
      align: 'end',
      cell: ({ pick, style }) => (
        <MeasureValue measure={pick(judged[network][labels].metrics)} style={style} />
      ),
    };
  };
  const change = (name: string, from: Metrics, to: Metrics): Column<Row> => ({
    key: name,
    header: name,
    align: 'end',
    cell: ({ pick, style }) => {
      const [before, after] = [pick(from), pick(to)];
      if (!before.defined || !after.defined) return NO_VALUE;
      const by = after.value - before.value;
      return style === 'percent' ? signed(by * 100, 2) : signed(by, 3);
    },
  });
  const [[old, oldByNew], [, fresh]] = judged;
  return (
    <section aria-label={words.region(letters)}>
      <DataTable
        label={words.table(letters)}
        captionShown
        columns={[
          { key: 'measure', header: words.measure, rowHeader: true, cell: ({ name }) => name },
          ...[value(0, 0), value(0, 1), value(1, 0), value(1, 1)],
          change(words.byLabels, old.metrics, oldByNew.metrics),
          change(words.byTraining, oldByNew.metrics, fresh.metrics),
        ]}
        rows={measures}
        rowKey={({ name }) => name}
        compact
      />
      <p className={styles.note}>{words.hint4({ ...letters, isWhole })}</p>
      <p className={styles.note}>
        {words.over(formatCount(rows.length))}:{' '}
        {words.counts({
          relabelled: formatCount(relabelled),
          predicted: formatCount(predictedOtherwise),
        })}{' '}
        {!isWhole &&
          words.apart({
            ...letters,
            onlyFirst: formatCount(onlyFirst),
            onlySecond: formatCount(onlySecond),
          })}
      </p>
      {changed.length > 0 && (
        <Button onClick={() => void commands.inspectChanged(first.id, run.id)}>
          {words.show(formatCount(changed.length), changed.length === 1)}
        </Button>
      )}
    </section>
  );
}
