import { useMemo } from 'react';
import type { LayerRow } from '../../experiment/network/types';
import { type NetworkTable, networkTable } from '../../state/train/networkTable';
import { type Column, DataTable } from '../../widgets/DataTable';
import { Fold } from '../../widgets/fields/Settings';
import { formatCount } from '../../widgets/format';
import { useMediaQuery } from '../../widgets/useMediaQuery';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './LayersTable.module.css';

/**
 * The network that a start would train, computed without tfjs, or why it cannot be built. `open`: initially open, if
 * there is space.
 */
export function LayersTable({ open }: { open: boolean }) {
  const { train: words, network: networkWords } = useWords();
  const roomy = useMediaQuery('(min-width: 1000px)');
  const prepare = useLab((state) => state.prepareSettings);
  const settings = useLab((state) => state.trainSettings);
  const { table, problem } = useMemo(() => networkTable(prepare, settings), [prepare, settings]);
  if (!table) {
    const sentence = problem.code ? networkWords.problems[problem.code](problem.values) : problem.message;
    return (
      <p className={styles.none} role="status">
        {networkWords.noNetwork}: {sentence}
      </p>
    );
  }

  return (
    <Fold open={open && roomy} summary={words.layersSummary({ parameters: formatCount(table.parameters) })}>
      <Lead table={table} />
      <Layers table={table} />
    </Fold>
  );
}

function Layers({ table }: { table: NetworkTable }) {
  const words = useWords().train;
  const columns: Column<LayerRow>[] = [
    { key: 'name', header: words.layerColumns.name, rowHeader: true, cell: (row) => row.name },
    { key: 'kind', header: words.layerColumns.kind, cell: (row) => row.kind },
    {
      key: 'shape',
      header: words.layerColumns.shape,
      align: 'end',
      cell: (row) => row.outputShape.map((size) => formatCount(size)).join(' × '),
    },
    {
      key: 'parameters',
      header: words.layerColumns.parameters,
      align: 'end',
      cell: (row) => formatCount(row.parameters),
    },
  ];
  columns[0]!.footer = words.parametersTotal;
  columns[3]!.footer = formatCount(table.parameters);
  return (
    <DataTable
      label={words.layersTitle}
      columns={columns}
      rows={table.rows}
      rowKey={(row) => row.name}
      compact
    />
  );
}

/** Input and output of the network. */
function Lead({ table: { network, rows } }: { table: NetworkTable }) {
  const { network: words } = useWords();
  const classes = formatCount(network.classCount);
  if (network.kind === 'scalogram') return <p>{words.lead.scalogram({ classes })}</p>;
  const { lengthSamples, channels, features, heads } = network;
  const half = (sum: number, { kind, parameters }: LayerRow) =>
    kind === 'BatchNormalization' ? sum + parameters / 2 : sum;
  return (
    <p>
      {words.lead.multihead({
        length: formatCount(lengthSamples),
        channels: words.channels(formatCount(channels), channels === 1),
        features: formatCount(features),
        classes,
        heads: words.headCount(formatCount(heads.length), heads.length === 1),
      })}{' '}
      {network.batchNorm && words.moving(formatCount(rows.reduce(half, 0)))}
    </p>
  );
}
