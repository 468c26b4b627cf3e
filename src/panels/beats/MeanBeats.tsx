import { useId, useMemo } from 'react';
import { beatAxisMs } from '../../state/beats/beatAxis';
import { CLASS_NAMES } from '../../state/beats/classNames';
import { type MeanBeatRow, meanBeatTable } from '../../state/beats/meanBeatTable';
import { saveBlob } from '../../state/saveBlob';
import type { PreparedState } from '../../state/types';
import { ClassMark } from '../../widgets/ClassMark';
import { type Column, DataTable } from '../../widgets/DataTable';
import { Fold } from '../../widgets/fields/Settings';
import { formatCount, formatNumber } from '../../widgets/format';
import { Plot } from '../../widgets/plot/Plot';
import { SaveFigure } from '../../widgets/plot/SaveFigure';
import { UndefinedValue } from '../../widgets/UndefinedValue';
import { useMediaQuery } from '../../widgets/useMediaQuery';
import { useWords } from '../useWords';
import styles from './BeatsPanel.module.css';
import { meanBeatFigure } from './meanBeatFigure';

/** The mean beat of each class, as plot and table. */
export function MeanBeats({ prepared }: { prepared: PreparedState }) {
  const { beats: words, common } = useWords();
  const isNarrow = useMediaQuery('(max-width: 700px)');
  const id = useId();
  const { settings, means } = prepared;
  const unit = { none: 'mV', zscore: words.unitZscore, minmax: words.unitMinmax, record: words.unitRecord }[
    settings.normalise
  ];
  const columns = isNarrow ? 2 : settings.classCount;
  const rows = Math.ceil(settings.classCount / columns);

  const figure = useMemo(() => {
    const titles = means.count.map((count, index) =>
      words.meanOf(CLASS_NAMES[index] ?? '', count === 0 ? words.noBeatsOfClass : formatCount(count)),
    );
    const axisMs = beatAxisMs(settings);
    return meanBeatFigure({
      prepared,
      axisMs,
      columns,
      narrow: isNarrow,
      titles,
      xTitle: words.plotTime,
      yTitle: unit,
    });
  }, [prepared, settings, means, columns, isNarrow, words, unit]);

  return (
    <section className={styles.figure} aria-labelledby={id}>
      <h3 id={id}>{words.meanTitle}</h3>
      <Plot
        data={figure.data}
        layout={figure.layout}
        ariaLabel={words.meanAria}
        heightPx={rows === 1 ? 264 : 176 * rows + 40}
      />
      <div className={styles.underPlot}>
        <p className={styles.legend}>
          {words.meanLegend}
          {settings.windowRule === 'tutorial' && ` ${words.tutorialAxis}`}
        </p>
        <SaveFigure
          figure={figure}
          name={words.meanTitle}
          note={prepared.synthetic ? common.synthetic : undefined}
          fileStem="mean-beats"
          width={1200}
          height={320 * rows}
          onSave={saveBlob}
        />
      </div>
      <Fold summary={words.meanValues}>
        <MeanValues prepared={prepared} unit={unit} />
      </Fold>
    </section>
  );
}

function MeanValues({ prepared, unit }: { prepared: PreparedState; unit: string }) {
  const words = useWords().beats;
  return (
    <DataTable
      label={words.meanTable}
      columns={meanColumns(prepared, words, unit)}
      rows={meanBeatTable(prepared, 50)}
      rowKey={(row) => String(row.timeMs)}
      compact
    />
  );
}

function meanColumns(
  { means }: PreparedState,
  words: ReturnType<typeof useWords>['beats'],
  unit: string,
): Column<MeanBeatRow>[] {
  return [
    {
      key: 'time',
      header: words.timeColumn,
      rowHeader: true,
      align: 'end',
      cell: (row) => formatNumber(row.timeMs),
    },
    ...means.count.map((_, index): Column<MeanBeatRow> => {
      const name = CLASS_NAMES[index] ?? '';
      return {
        key: name,
        header: (
          <>
            <ClassMark classIndex={index} name={name} /> {words.meanColumn(unit)}
          </>
        ),
        align: 'end',
        cell: ({ values }) => {
          const value = values[index];
          if (value === undefined) return <UndefinedValue reason={words.noBeatsOfClass} />;
          return `${formatNumber(value.mean, 2)} ± ${formatNumber(value.sd, 2)}`;
        },
      };
    }),
  ];
}
