import { useMemo } from 'react';
import type { InspectedBeat } from '../../state/types';
import { DataTable } from '../../widgets/DataTable';
import { Fold } from '../../widgets/fields/Settings';
import { formatNumber } from '../../widgets/format';
import { HeatMap, HeatScale } from '../../widgets/plot/HeatMap';
import { useWords } from '../useWords';
import styles from './Scalograms.module.css';
import { frequencyTicks, type ScalogramFigure, scalogramFigures, timeTicks } from './scalogramFigures';

export interface ScalogramsProps {
  beat: InspectedBeat;
  /** The network of the run had these images as input, so they are initially open. */
  wasFed: boolean;
}

/** The scalograms of the beat and its neighbours, the input of the 2-D network, with their maxima as a table. */
export function Scalograms({ beat, wasFed }: ScalogramsProps) {
  const words = useWords().scalogram;
  return (
    <Fold summary={wasFed ? words.summaryFed : words.summary} open={wasFed}>
      <Pictures scalograms={beat.scalograms} />
    </Fold>
  );
}

function Pictures({ scalograms }: Pick<InspectedBeat, 'scalograms'>) {
  const words = useWords().scalogram;
  const rows = useMemo(() => {
    const names = [words.previous, words.beat, words.next];
    return scalogramFigures(scalograms).map((figure, i) => ({ name: names[i]!, figure }));
  }, [scalograms, words]);
  const axes = {
    columns: scalograms.timeSec.length,
    xTitle: words.timeAxis,
    yTitle: words.frequencyAxis,
    xTicks: timeTicks(scalograms.timeSec, (sec) => formatNumber(sec, 1)),
    yTicks: frequencyTicks(scalograms.frequencyHz),
  };
  return (
    <>
      <p className={styles.soft}>{words.explanation}</p>
      <div className={styles.maps}>
        {rows.map(({ name, figure }) => (
          <figure key={name} className={styles.figure}>
            <figcaption>{figure.strongest ? name : `${name}: ${words.none}`}</figcaption>
            <HeatMap
              {...axes}
              values={figure.values}
              ariaLabel={
                figure.strongest
                  ? words.picture({ name, ...reportFailures(figure) })
                  : `${name}: ${words.none}`
              }
            />
          </figure>
        ))}
      </div>
      <HeatScale low={words.low} high={words.high} />
      <DataTable
        label={words.table}
        captionShown
        compact
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', header: words.columns.beat, rowHeader: true, cell: ({ name }) => name },
          {
            key: 'frequency',
            header: words.columns.frequency,
            align: 'end',
            cell: ({ figure }) => reportFailures(figure).frequency,
          },
          {
            key: 'time',
            header: words.columns.time,
            align: 'end',
            cell: ({ figure }) => reportFailures(figure).time,
          },
          {
            key: 'value',
            header: words.columns.value,
            align: 'end',
            cell: ({ figure }) => reportFailures(figure).value,
          },
        ]}
      />
    </>
  );
}

function reportFailures({ strongest }: ScalogramFigure) {
  return {
    frequency: formatNumber(strongest?.frequencyHz, 1),
    time: formatNumber(strongest?.timeSec, 2),
    value: formatNumber(strongest?.value, 2),
  };
}
