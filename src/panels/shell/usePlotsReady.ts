import { useEffect } from 'react';
import { loadPlotly } from '../../widgets/plot/plotly';
import { useLab } from '../useLab';

/** With the first record, plots are near: their library is loaded while files are still read, not when the first plot is due. */
export function usePlotsReady(): void {
  const hasRecords = useLab((state) => state.records.length > 0);
  useEffect(() => {
    // Should it fail, the first plot tries again and says so.
    if (hasRecords) loadPlotly().catch(() => undefined);
  }, [hasRecords]);
}
