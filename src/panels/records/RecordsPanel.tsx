import { lazy, type ReactNode, Suspense, useRef } from 'react';
import { commands } from '../../state/commands';
import { beatTargets } from '../../state/records/beatTargets';
import { hasReference } from '../../state/records/hasReference';
import { Button } from '../../widgets/Button';
import { formatCount } from '../../widgets/format';
import { PanelLayout } from '../../widgets/PanelLayout';
import { AnnotatorEc57 } from '../Ec57';
import { laterPanel } from '../laterPanel';
import { useLab } from '../useLab';
import { usePageWords } from '../useWords';
import { EmptyRecords } from './EmptyRecords';
import { PhysioNetButton } from './PhysioNetButton';
import styles from './RecordsPanel.module.css';
import { useFilePickers } from './useFilePickers';

const PhysioNetForm = lazy(() =>
  import('./PhysioNetForm').then((module) => ({ default: module.PhysioNetForm })),
);

const AnnotationsMenu = laterPanel(async () => (await import('../AnnotationsMenu')).AnnotationsMenu);

const BeatTools = laterPanel(async () => (await import('../BeatTools')).BeatTools);

const RecordsTable = lazy(() =>
  import('./RecordsTable').then((module) => ({ default: module.RecordsTable })),
);

const RecordsList = lazy(() => import('./RecordsList').then((module) => ({ default: module.RecordsList })));

/** Loading records and choosing which are used; an open one has the panel, beside a slim list of the others. */
export function RecordsPanel({ viewer }: { viewer: ReactNode }) {
  const { records: words } = usePageWords();
  const records = useLab((state) => state.records);
  const viewed = useLab((state) => state.view?.recordId);
  const isFormOpen = useLab((state) => state.physionet.isOpen);
  const demoRuns = useLab((state) => state.activities.some((activity) => activity.kind === 'making-demo'));
  const { inputs, openFiles, openFolder } = useFilePickers();
  const ticked = records.filter((record) => record.ticked).length;
  const targets = beatTargets(records);
  const canCompare = records.some((record) => record.ticked && record.annotators.length > 1);
  const lastViewed = useRef(viewed);
  lastViewed.current = viewed ?? lastViewed.current;

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
  if (viewed !== undefined) {
    return (
      <div className={styles.viewing}>
        {inputs}
        <Suspense fallback={<div />}>
          <RecordsList records={records} viewed={viewed} openFiles={openFiles} />
        </Suspense>
        {viewer}
      </div>
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
      <Suspense>
        <div className={styles.ticks}>
          <BeatTools
            recordIds={targets}
            hasReference={records.some((record) => targets.includes(record.id) && hasReference(record))}
          />
          <AnnotationsMenu records={records.filter((record) => record.ticked)} />
        </div>
      </Suspense>
      <Suspense>
        <RecordsTable records={records} lastViewed={lastViewed.current} />
      </Suspense>
      {canCompare && <AnnotatorEc57 />}
    </PanelLayout>
  );
}
