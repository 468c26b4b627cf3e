import { lazy, type ReactNode, Suspense } from 'react';
import { commands } from '../../state/commands';
import { Button } from '../../widgets/Button';
import { formatCount } from '../../widgets/format';
import { PanelLayout } from '../../widgets/PanelLayout';
import { useLab } from '../useLab';
import { usePageWords } from '../useWords';
import { EmptyRecords } from './EmptyRecords';
import { PhysioNetButton } from './PhysioNetButton';
import { RecordsTable } from './RecordsTable';
import { useFilePickers } from './useFilePickers';

const PhysioNetForm = lazy(() =>
  import('./PhysioNetForm').then((module) => ({ default: module.PhysioNetForm })),
);

/** Loading records, choosing which are used, and viewing one in the `viewer`. */
export function RecordsPanel({ viewer }: { viewer: ReactNode }) {
  const { records: words } = usePageWords();
  const records = useLab((state) => state.records);
  const viewed = useLab((state) => state.view?.recordId);
  const isFormOpen = useLab((state) => state.physionet.isOpen);
  const demoRuns = useLab((state) => state.activities.some((activity) => activity.kind === 'making-demo'));
  const { inputs, openFiles, openFolder } = useFilePickers();
  const ticked = records.filter((record) => record.ticked).length;

  if (records.length === 0) {
    const empty = <EmptyRecords openFiles={openFiles} openFolder={openFolder} />;
    return (
      <PanelLayout title={words.emptyTitle}>
        {inputs}
        {isFormOpen ? (
          <Suspense fallback={empty}>
            <PhysioNetForm />
          </Suspense>
        ) : (
          empty
        )}
      </PanelLayout>
    );
  }
  const actions = (
    <>
      <Button onClick={openFiles}>{words.openFiles}</Button>
      <Button onClick={openFolder}>{words.openFolder}</Button>
      <PhysioNetButton />
      <Button disabled={demoRuns} onClick={() => void commands.loadDemo()}>
        {words.loadDemo}
      </Button>
      <Button kind="primary" disabled={ticked === 0} onClick={() => commands.goTo('beats')}>
        {words.continue}
      </Button>
    </>
  );
  return (
    <PanelLayout
      title={words.title}
      lead={words.lead(formatCount(ticked), formatCount(records.length))}
      actions={actions}
    >
      {inputs}
      {isFormOpen && (
        <Suspense>
          <PhysioNetForm />
        </Suspense>
      )}
      <RecordsTable records={records} viewed={viewed} />
      {viewed !== undefined && viewer}
    </PanelLayout>
  );
}
