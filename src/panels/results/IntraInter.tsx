import { CLASS_NAMES } from '../../beats/types';
import type { Measure, Metrics } from '../../evaluation/types';
import { commands } from '../../state/commands';
import { counterpartOf, type IntraInter as Pair } from '../../state/results/counterpart';
import { protocolSide } from '../../state/train/protocolSide';
import type { RunSummary } from '../../state/types';
import { Button } from '../../widgets/Button';
import { type Column, DataTable } from '../../widgets/DataTable';
import { formatCount, formatNumber } from '../../widgets/format';
import { UndefinedValue } from '../../widgets/UndefinedValue';
import { protocolWords } from '../protocolWords';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { signed } from './compare/signed';
import { MeasureValue } from './Measures';
import styles from './Results.module.css';

/**
 * Results of the same settings with the same and with other persons in training and test; if one of the two is
 * missing, a button to get it.
 */
export function IntraInter({ run, runs }: { run: RunSummary; runs: readonly RunSummary[] }) {
  const { compare: words } = useWords();
  const isTraining = useLab((state) => state.activities.some(({ kind }) => kind === 'training'));
  const side = protocolSide(run.protocol);
  if (side === 'specific') return <p>{words.patientSpecificNote}</p>;
  const pair = counterpartOf(run, runs);
  if (pair) return <Both pair={pair} />;
  const wanted = side === 'intra' ? 'inter' : 'intra';
  return (
    <>
      <p className={styles.owners}>{words.missing[wanted]}</p>
      <div>
        <Button
          disabled={isTraining}
          title={isTraining ? words.repeatLocked : undefined}
          onClick={() => void commands.repeatUnder(run.id, wanted)}
        >
          {words.repeat[wanted]}
        </Button>
      </div>
    </>
  );
}

interface Row {
  name: string;
  intra: Measure;
  inter: Measure;
}

function Both({ pair: { intra, inter } }: { pair: Pair }) {
  const all = useWords();
  const { compare: words, results } = all;
  const rows = rowsOf(intra.pooled, inter.pooled, results, words.ofClass);
  const head = (name: string, run: RunSummary) => (
    <>
      {name}
      <span className={styles.fewer}>{protocolWords(run.protocol, all)}</span>
    </>
  );
  const columns: Column<Row>[] = [
    { key: 'measure', header: words.measure, rowHeader: true, cell: (row) => row.name },
    {
      key: 'intra',
      header: head(words.intra, intra),
      align: 'end',
      cell: (row) => <MeasureValue measure={row.intra} style="percent" />,
    },
    {
      key: 'inter',
      header: head(words.inter, inter),
      align: 'end',
      cell: (row) => <MeasureValue measure={row.inter} style="percent" />,
    },
    { key: 'drop', header: words.drop, align: 'end', cell: (row) => <Drop {...row} /> },
  ];
  return (
    <>
      <p className={styles.owners}>
        {words.intraInterLead} <strong>{useMeaning(intra, inter)}</strong>
      </p>
      <DataTable label={words.intraInter} columns={columns} rows={rows} rowKey={(row) => row.name} compact />
      <p className={styles.note}>
        {words.testedBoth({
          intra: formatCount(intra.pooled.support),
          inter: formatCount(inter.pooled.support),
        })}
      </p>
      <div>
        <Button onClick={() => void commands.compareRuns([intra.id, inter.id])}>
          {words.compareInDetail}
        </Button>
      </div>
    </>
  );
}

function rowsOf(
  intra: Metrics,
  inter: Metrics,
  results: { accuracy: string; macroF1: string; se: string; pp: string; f1: string },
  ofClass: (p: { name: string; measure: string }) => string,
): Row[] {
  const classes = CLASS_NAMES.slice(0, intra.perClass.length);
  return [
    { name: results.accuracy, intra: intra.accuracy, inter: inter.accuracy },
    { name: results.macroF1, intra: intra.macroF1, inter: inter.macroF1 },
    ...classes.flatMap((name, index) =>
      (
        [
          ['sensitivity', results.se],
          ['positivePredictivity', results.pp],
          ['f1', results.f1],
        ] as const
      ).map(([key, measure]) => ({
        name: ofClass({ name, measure }),
        intra: intra.perClass[index]![key],
        inter: inter.perClass[index]![key],
      })),
    ),
  ];
}

/** The drop from the intra-patient to the inter-patient value in percentage points; negative if that is higher. */
function Drop({ intra, inter }: Row) {
  const words = useWords().results;
  if (intra.defined && inter.defined) return <>{formatNumber((intra.value - inter.value) * 100, 1)}</>;
  const missing = intra.defined ? inter : intra;
  return <UndefinedValue reason={missing.defined ? '' : words.undefinedReason[missing.reason]} />;
}

function useMeaning(intra: RunSummary, inter: RunSummary): string {
  const words = useWords().compare.meaning;
  const [first, second] = [intra.pooled.macroF1, inter.pooled.macroF1];
  if (!first.defined || !second.defined) return words.unknown;
  const drop = (first.value - second.value) * 100;
  // Less than a point is within the effect of another seed.
  return drop >= 1
    ? words.lower({ points: formatNumber(drop, 1) })
    : words.holds({ points: signed(-drop, 1) });
}
