import { type ComponentType, lazy, Suspense } from 'react';
import type { Step } from '../state/types';
import { WidgetTextsProvider } from '../widgets/texts';
import styles from './App.module.css';
import { RecordsPanel } from './records/RecordsPanel';
import { ActivityBar } from './shell/ActivityBar';
import { DropZone } from './shell/DropZone';
import { Header } from './shell/Header';
import { PanelGuard } from './shell/PanelGuard';
import { Problems } from './shell/Problems';
import { StepRail } from './shell/StepRail';
import { usePage } from './shell/usePage';
import { usePlotsReady } from './shell/usePlotsReady';
import { useLab } from './useLab';
import { useWords } from './useWords';

const ViewerPanel = lazy(() =>
  import('./viewer/ViewerPanel').then((module) => ({ default: module.ViewerPanel })),
);

const CapsuleBar = lazy(() =>
  import('./shell/CapsuleBar').then((module) => ({ default: module.CapsuleBar })),
);

/** The later steps are asked for when they are gone to. */
const PANELS: Record<Step, ComponentType> = {
  records: RecordsWithViewer,
  beats: lazy(() => import('./beats/BeatsPanel').then((module) => ({ default: module.BeatsPanel }))),
  train: lazy(() => import('./train/TrainPanel').then((module) => ({ default: module.TrainPanel }))),
  results: lazy(() => import('./results/ResultsPanel').then((module) => ({ default: module.ResultsPanel }))),
  inspect: lazy(() => import('./inspect/InspectPanel').then((module) => ({ default: module.InspectPanel }))),
};

function RecordsWithViewer() {
  const { common } = useWords();
  const viewer = (
    <Suspense fallback={<p className={styles.waiting}>{common.loading}</p>}>
      <ViewerPanel />
    </Suspense>
  );
  return <RecordsPanel viewer={viewer} />;
}

/** The page: steps on the left, the chosen one's work beside them, what runs at the foot. */
export function App() {
  usePage();
  usePlotsReady();
  const { common, shell } = useWords();
  const step = useLab((state) => state.step);
  const hasCapsule = useLab((state) => state.capsule !== undefined);
  const Panel = PANELS[step];
  return (
    <WidgetTextsProvider value={common.widgets}>
      <a className={styles.skip} href="#work">
        {shell.skipToWork}
      </a>
      <div className={styles.page}>
        <Header />
        <StepRail />
        <main id="work" className={styles.main} tabIndex={-1}>
          <Problems />
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
      </div>
      <DropZone />
    </WidgetTextsProvider>
  );
}
