import { useEffect } from 'react';
import { useLab } from '../useLab';

/**
 * Preloads the plot library once there is a record, while files are still being read, rather than with the first
 * plot.
 */
export function usePlotsReady(): void {
  const hasRecords = useLab((state) => state.records.length > 0);
  useEffect(() => {
    // If it fails, the first plot tries again and reports it.
    if (hasRecords) void preloadPlots().catch(() => undefined);
  }, [hasRecords]);
}

async function preloadPlots(): Promise<void> {
  const { loadPlotly } = await import('../../widgets/plot/plotly');
  await loadPlotly();
}
