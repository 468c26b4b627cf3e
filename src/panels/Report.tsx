import { Suspense } from 'react';
import type { RecordEntry } from '../state/types';
import { laterExtra } from './laterPanel';

const Region = laterExtra<{ record: RecordEntry }>(
  async () => (await import('./report/ReportRegion')).ReportRegion,
);

/** The report of the open record, in the place of its strip. */
export function RecordReport({ record }: { record: RecordEntry }) {
  return (
    <Suspense>
      <Region record={record} />
    </Suspense>
  );
}
