import { useMemo } from 'react';
import type { LayerRow } from '../../model/types';
import { networkTable } from '../../state/selectors/networkTable';
import { type Column, DataTable } from '../../widgets/DataTable';
import { formatCount } from '../../widgets/format';
import { Fold } from '../../widgets/Settings';
import { useMediaQuery } from '../../widgets/useMediaQuery';
import { useLab } from '../useLab';
import { useWords } from '../useWords';

/** The network that a start would train, before tfjs is loaded. `open`: unfolded at first, where there is room. */
export function LayersTable({ open }: { open: boolean }) {
  const words = useWords().train;
  const roomy = useMediaQuery('(min-width: 1000px)');
  const prepare = useLab((state) => state.prepareSettings);
  const settings = useLab((state) => state.trainSettings);
  const table = useMemo(() => networkTable(prepare, settings), [prepare, settings]);
  if (!table) return null;

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
    <Fold open={open && roomy} summary={words.layersSummary({ parameters: formatCount(table.parameters) })}>
      <p>
        {words.layersLead({
          length: formatCount(prepare.lengthSamples),
          classes: formatCount(prepare.classCount),
        })}
      </p>
      <DataTable
        label={words.layersTitle}
        columns={columns}
        rows={table.rows}
        rowKey={(row) => row.name}
        compact
      />
    </Fold>
  );
}
