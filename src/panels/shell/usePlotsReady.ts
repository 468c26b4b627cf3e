import { useEffect } from 'react';
import { useLab } from '../useLab';

/** With the first record, plots are near: their library is loaded while files are still read, not when the first plot is due. */
export function usePlotsReady(): void {
  const hasRecords = useLab((state) => state.records.length > 0);
  useEffect(() => {
    // Should it fail, the first plot tries again and says so.
    if (hasRecords) void preloadPlots().catch(() => undefined);
  }, [hasRecords]);
}

async function preloadPlots(): Promise<void> {
  const { loadPlotly } = await import('../../widgets/plot/plotly');
  await loadPlotly();
}
