import { type FormEvent, useState } from 'react';
import { classNamesOf } from '../../state/beats/classNames';
import { commands } from '../../state/commands';
import { shortEngine } from '../../state/engine/shortEngine';
import type { RunSummary } from '../../state/types';
import { Badge } from '../../widgets/Badge';
import { Button } from '../../widgets/Button';
import { type Column, DataTable } from '../../widgets/DataTable';
import { formatCount, formatPercent } from '../../widgets/format';
import { UndefinedValue } from '../../widgets/UndefinedValue';
import { focusNeighbour } from '../focusNeighbour';
import { formatDate } from '../formatDate';
import { protocolWords } from '../protocolWords';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { LeakBadges } from './LeakStamps';
import { leftOutWords } from './leftOutWords';
import { MeasureValue } from './Measures';
import styles from './Results.module.css';
import { RunMark } from './RunMark';
import { useComparedAs } from './runColour';
import { StopBadge } from './StopBadge';

/** Every stored run, newest first; one is open. */
export function RunsTable() {
  const all = useWords();
  const { results: words, common, compare } = all;
  const language = useLab((state) => state.language);
  const runs = useLab((state) => state.runs);
  const openId = useLab((state) => state.openRun?.id);
  const [renamed, setRenamed] = useState<string>();
  const compared = useLab((state) => state.comparison.ids);
  const close = () => setRenamed(undefined);
  const tick = (id: string, ticked: boolean) =>
    void commands.compareRuns(ticked ? [...compared, id] : compared.filter((other) => other !== id));

  const columns: Column<RunSummary>[] = [
    {
      key: 'compare',
      header: compare.compareColumn,
      cell: (run) => (
        <label className={styles.tick}>
          <input
            type="checkbox"
            aria-label={compare.compareRun(run.title)}
            checked={compared.includes(run.id)}
            onChange={(event) => tick(run.id, event.currentTarget.checked)}
          />
          <ComparedMark runId={run.id} />
        </label>
      ),
    },
    {
      key: 'run',
      header: words.runColumns.run,
      rowHeader: true,
      align: 'wrap',
      cell: (run) =>
        renamed === run.id ? (
          <TitleForm run={run} onDone={close} />
        ) : (
          <span className={styles.runCell}>
            <button
              type="button"
              className={styles.openRun}
              aria-label={words.openRun(run.title)}
              aria-pressed={run.id === openId}
              onClick={() => void commands.chooseRun(run.id)}
            >
              {run.title}
            </button>
            <span className={styles.badges}>
              {run.synthetic && <Badge title={words.syntheticHint}>{common.synthetic}</Badge>}
              <StopBadge stop={run.stop} />
              <LeakBadges leaks={run.leaks} part={run.part} />
            </span>
          </span>
        ),
    },
    {
      key: 'date',
      header: words.runColumns.date,
      cell: (run) => <time dateTime={run.createdAt}>{formatDate(run.createdAt, language)}</time>,
    },
    {
      key: 'protocol',
      header: words.runColumns.protocol,
      align: 'wrap',
      cell: (run) => protocolWords(run.protocol, all, run.part),
    },
    { key: 'beats', header: words.runColumns.beats, align: 'end', cell: (run) => formatCount(run.beats) },
    {
      key: 'accuracy',
      header: words.runColumns.accuracy,
      align: 'end',
      cell: (run) => optional(run.accuracy, (value) => formatPercent(value, 2), words.undefinedReason.empty),
    },
    {
      key: 'macroF1',
      header: words.runColumns.macroF1,
      align: 'end',
      cell: (run) => <MacroF1 run={run} />,
    },
    {
      key: 'engine',
      header: words.runColumns.engine,
      align: 'wrap',
      cell: (run) => <span title={run.engine}>{shortEngine(run.engine)}</span>,
    },
    {
      key: 'actions',
      header: words.runColumns.actions,
      cell: (run) => (
        <span className={styles.rowActions}>
          <Button kind="quiet" aria-label={words.renameRun(run.title)} onClick={() => setRenamed(run.id)}>
            {words.rename}
          </Button>
          <Button
            kind="quiet"
            aria-label={words.deleteRun(run.title)}
            onClick={({ currentTarget }) => {
              focusNeighbour(currentTarget);
              commands.deleteRun(run.id);
            }}
          >
            {words.delete}
          </Button>
        </span>
      ),
    },
  ];
  return (
    <DataTable
      label={words.runs}
      captionShown
      columns={columns}
      rows={runs}
      rowKey={(run) => run.id}
      currentKey={openId}
      compact
      maxHeight="320px"
    />
  );
}

/** The macro F1 of the headline, with the classes that it is without. */
function MacroF1({ run }: { run: RunSummary }) {
  const without = leftOutWords(run.pooled, useWords().results, classNamesOf(run));
  return (
    <>
      <MeasureValue measure={run.pooled.headlineF1} style="number" />
      {run.pooled.headlineF1.defined && without && (
        <span className={styles.fewer} title={without.sentence}>
          {without.short}
        </span>
      )}
    </>
  );
}

/** The colour and letter of a compared run, as in the plots. */
function ComparedMark({ runId }: { runId: string }) {
  const compared = useComparedAs(runId);
  if (!compared) return null;
  return <RunMark {...compared} />;
}

function TitleForm({ run, onDone }: { run: RunSummary; onDone: () => void }) {
  const words = useWords().results;
  const [title, setTitle] = useState(run.title);
  function submit(event: FormEvent): void {
    event.preventDefault();
    const plain = title.trim();
    if (plain !== '' && plain !== run.title) commands.renameRun(run.id, plain);
    onDone();
  }
  return (
    <form className={styles.titleForm} onSubmit={submit}>
      <input
        // biome-ignore lint/a11y/noAutofocus: the user has just pressed Rename; the field replaces the button.
        autoFocus
        className={styles.titleInput}
        aria-label={words.titleOfRun}
        maxLength={120}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onDone()}
      />
      <Button type="submit">{words.save}</Button>
      <Button kind="quiet" onClick={onDone}>
        {words.cancel}
      </Button>
    </form>
  );
}

function optional(value: number | undefined, format: (value: number) => string, reason: string) {
  return value === undefined ? <UndefinedValue reason={reason} /> : format(value);
}
