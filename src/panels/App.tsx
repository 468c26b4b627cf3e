import { type ComponentType, Suspense, useRef } from 'react';
import type { Step } from '../state/types';
import { WidgetTextsProvider } from '../widgets/texts';
import styles from './App.module.css';
import { laterExtra, laterPanel } from './laterPanel';
import { RecordsPanel } from './records/RecordsPanel';
import { ActivityBar } from './shell/ActivityBar';
import { DropZone } from './shell/DropZone';
import { Header } from './shell/Header';
import { PanelGuard } from './shell/PanelGuard';
import { Problems } from './shell/Problems';
import { StepRail } from './shell/StepRail';
import { useKeptFocus } from './shell/useKeptFocus';
import { usePage } from './shell/usePage';
import { usePlotsReady } from './shell/usePlotsReady';
import { useLab } from './useLab';
import { usePageWords } from './useWords';

const ViewerPanel = laterPanel(async () => (await import('./viewer/ViewerPanel')).ViewerPanel);

const CapsuleBar = laterPanel(async () => (await import('./shell/CapsuleBar')).CapsuleBar);

/** Once something is prepared or trained. */
const RunWatch = laterPanel(async () => (await import('./shell/RunWatch')).RunWatch);

/** Rarely needed. */
const LinkDialog = laterPanel(async () => (await import('./LinkDialog')).LinkDialog);
const TableDialog = laterPanel(async () => (await import('./TableDialog')).TableDialog);
const SetAsideNotice = laterPanel(async () => (await import('./shell/SetAside')).SetAsideNotice);

/** Nothing can be removed before something is there. */
const Removals = laterExtra(async () => (await import('./shell/Removals')).Removals);

/** Panels of later steps are loaded when they are first opened. */
const PANELS: Record<Step, ComponentType> = {
  records: RecordsWithViewer,
  beats: laterPanel(async () => (await import('./beats/BeatsPanel')).BeatsPanel),
  train: laterPanel(async () => (await import('./train/TrainPanel')).TrainPanel),
  results: laterPanel(async () => (await import('./results/ResultsPanel')).ResultsPanel),
  inspect: laterPanel(async () => (await import('./inspect/InspectPanel')).InspectPanel),
  monitor: laterPanel(async () => (await import('./monitor/MonitorPanel')).MonitorPanel),
};

function RecordsWithViewer() {
  const { common } = usePageWords();
  const viewer = (
    <Suspense fallback={<p className={styles.waiting}>{common.loading}</p>}>
      <ViewerPanel />
    </Suspense>
  );
  return <RecordsPanel viewer={viewer} />;
}

/** The page: steps on the left, the panel of the chosen one beside them, running activities at the bottom. */
export function App() {
  const main = useRef<HTMLElement>(null);
  usePage();
  useKeptFocus(main);
  usePlotsReady();
  const { common, shell } = usePageWords();
  const step = useLab((state) => state.step);
  const isSetAside = useLab((state) => state.setAside.some(({ isNew }) => isNew));
  const hasLink = useLab((state) => state.link !== undefined);
  const asksAboutTable = useLab((state) => state.tables.length > 0);
  const hasCapsule = useLab((state) => state.capsule !== undefined);
  const canRemove = useLab(
    ({ records, runs, unfinished, removals }) =>
      records.length + runs.length + unfinished.length + removals.length > 0,
  );
  const isWatched = useLab(
    ({ training, activities }) =>
      training !== undefined || activities.some(({ kind }) => kind === 'preparing'),
  );
  const Panel = PANELS[step];
  return (
    <WidgetTextsProvider value={common.widgets}>
      {/* biome-ignore lint/a11y/useValidAnchor: without scripts, the address alone leads there. */}
      <a
        className={styles.skip}
        href="#work"
        onClick={(event) => {
          // The address names the place in the lab.
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {shell.skipToWork}
      </a>
      <div className={styles.page}>
        <Header />
        <StepRail />
        <main ref={main} id="work" className={styles.main} tabIndex={-1}>
          <Problems />
          {isSetAside && (
            <Suspense fallback={null}>
              <SetAsideNotice />
            </Suspense>
          )}
          {hasCapsule && (
            <Suspense>
              <CapsuleBar />
            </Suspense>
          )}
          <PanelGuard key={step} message={shell.crashed} tryAgain={shell.tryAgain}>
            <Suspense fallback={<p className={styles.waiting}>{common.loading}</p>}>
              <Panel />
            </Suspense>
          </PanelGuard>
        </main>
        <ActivityBar />
        {isWatched && (
          <Suspense>
            <RunWatch />
          </Suspense>
        )}
      </div>
      <div role="status" aria-label={shell.removals}>
        {canRemove && (
          <Suspense>
            <Removals />
          </Suspense>
        )}
      </div>
      <DropZone />
      {hasLink && (
        <Suspense fallback={null}>
          <LinkDialog />
        </Suspense>
      )}
      {asksAboutTable && (
        <Suspense fallback={null}>
          <TableDialog />
        </Suspense>
      )}
    </WidgetTextsProvider>
  );
}
