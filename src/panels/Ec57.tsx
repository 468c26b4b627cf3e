import { Suspense } from 'react';
import type { RunView } from '../experiment/run/types';
import { laterExtra } from './laterPanel';

const RunRegion = laterExtra<{ run: RunView }>(async () => (await import('./ec57/RunRegion')).RunRegion);
const AnnotatorRegion = laterExtra<{ recordId?: string }>(
  async () => (await import('./ec57/AnnotatorRegion')).AnnotatorRegion,
);

/** The region EC57 of a run. */
export function RunEc57({ run }: { run: RunView }) {
  return (
    <Suspense>
      <RunRegion run={run} />
    </Suspense>
  );
}

/** The region EC57 for two annotators of a record, or of all that are ticked. */
export function AnnotatorEc57({ recordId }: { recordId?: string }) {
  return (
    <Suspense>
      <AnnotatorRegion {...(recordId !== undefined && { recordId })} />
    </Suspense>
  );
}
