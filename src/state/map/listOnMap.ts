import { listTested } from '../inspect/listTested';
import { current } from '../update';

export async function listOnMap(rows: Int32Array): Promise<void> {
  const { openRun: run, map } = current();
  const { beats } = map;
  if (!run || !beats || map.runId !== run.id || rows.length === 0) return;
  await listTested(run, beats, rows, { by: 'map', isWanted: () => current().map.beats === beats });
}
