import { useMemo } from 'react';

import type { LayerRow } from '../../experiment/network/types';
import { contextReach } from '../../state/train/contextReach';
import { type NetworkTable, networkTable, sectionSec } from '../../state/train/networkTable';
import { type Column, DataTable } from '../../widgets/DataTable';
import { Fold } from '../../widgets/fields/Settings';
import { formatCount, formatNumber } from '../../widgets/format';
import { useLab } from '../useLab';
import { useWords } from '../useWords';

/** The network that a start would train, computed without tfjs; where it cannot be built, Start says why. */
export function LayersTable() {
  const words = useWords().train;
  const prepare = useLab((state) => state.prepareSettings);
  const settings = useLab((state) => state.trainSettings);
  const { table } = useMemo(() => networkTable(prepare, settings), [prepare, settings]);
  if (!table) return null;

  return (
    <Fold summary={words.layersSummary({ parameters: formatCount(table.parameters) })}>
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
  if (network.kind === 'unet') {
    const { channels, classCount } = network;
    return (
      <p>
        {words.lead.unet({
          seconds: formatNumber(sectionSec(network), 1),
          leads: formatCount(channels),
          one: channels === 1,
          classes: formatCount(classCount - 1),
        })}
      </p>
    );
  }
  const { lengthSamples, channels } = network;
  const samples = {
    length: formatCount(lengthSamples),
    channels: words.channels(formatCount(channels), channels === 1),
    classes,
  };
  if (network.kind === 'encoder') return <p>{words.lead.encoder(samples)}</p>;
  const input = { ...samples, features: formatCount(network.features) };
  if (network.kind === 'context') {
    const { before, after } = contextReach(network);
    const beats = formatCount(network.stretchBeats);
    return (
      <p>{words.lead.context({ ...input, beats, before: formatCount(before), after: formatCount(after) })}</p>
    );
  }
  const { heads } = network;
  const half = (sum: number, { kind, parameters }: LayerRow) =>
    kind === 'BatchNormalization' ? sum + parameters / 2 : sum;
  return (
    <p>
      {words.lead.multihead({
        ...input,
        heads: words.headCount(formatCount(heads.length), heads.length === 1),
      })}{' '}
      {network.batchNorm && words.moving(formatCount(rows.reduce(half, 0)))}
    </p>
  );
}
