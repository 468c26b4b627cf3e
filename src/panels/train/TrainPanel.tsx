import { type ReactNode, useRef } from 'react';
import {
  canTrain,
  hasTraining,
  isSynthetic,
  isTraining,
  trainingHistories,
} from '../../state/train/trainingSelectors';
import { Badge } from '../../widgets/Badge';
import { classNames } from '../../widgets/classNames';
import { formatCount } from '../../widgets/format';
import { EpochTable } from '../EpochTable';
import { SettingDrafts } from '../SettingDrafts';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { EngineLine } from './EngineLine';
import { LayersTable } from './LayersTable';
import { Progress } from './Progress';
import { RecipeColumn } from './RecipeColumn';
import { ResumeOffer } from './ResumeOffer';
import { StartCard } from './StartCard';
import { TrainingCurves } from './TrainingCurves';
import styles from './TrainLayout.module.css';
import { TrainSettingsSide } from './TrainSettingsSide';
import { useIsBar } from './useIsBar';
import { useSpaceAround } from './useSpaceAround';

/**
 * Settings, the course of the training, and the card with Start and progress, each scrolling apart where there is space.
 * What changes with every step is read by `Progress` alone; the panel itself renders when a training starts, changes its
 * status or ends an epoch.
 */
export function TrainPanel() {
  const isShown = useLab(hasTraining);
  const isBusy = useLab(isTraining);
  const isReady = useLab(canTrain);
  const panel = useRef<HTMLDivElement>(null);
  const isBar = useIsBar();
  useSpaceAround(panel);
  return (
    <SettingDrafts>
      <div ref={panel} className={classNames(styles.panel, isShown && styles.withCourse)}>
        <div className={styles.top}>
          <TrainHead />
          {!isBusy && <ResumeOffer />}
        </div>
        <div className={styles.side}>
          <RecipeColumn locked={isBusy} />
          <div>
            <TrainSettingsSide locked={isBusy} />
            <LayersTable />
            <EngineLine ready={isReady} locked={isBusy} />
          </div>
        </div>
        {isShown && (
          <div className={styles.course}>
            {!isBusy ? <Progress /> : isBar && <Progress part="rest" />}
            <TrainingCurves />
            <TrainedEpochs />
          </div>
        )}
        <div className={styles.cardCell}>
          <StartCard />
        </div>
      </div>
    </SettingDrafts>
  );
}

/** @param actions buttons at the end of the title row */
function TrainHead({ actions }: { actions?: ReactNode }) {
  const { train: words, common } = useWords();
  const isMadeUp = useLab(isSynthetic);
  const isReady = useLab(canTrain);
  const beats = useLab((state) => state.prepared?.total);
  return (
    <div className={styles.head}>
      <h2 tabIndex={-1}>
        {words.title}
        {isMadeUp && <Badge title={common.syntheticHint}>{common.synthetic}</Badge>}
      </h2>
      {isReady && (
        <p className={styles.lead}>
          {beats === undefined ? words.leadNotPrepared : words.lead(formatCount(beats))}
        </p>
      )}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

function TrainedEpochs() {
  const histories = useLab(trainingHistories);
  return histories.some((history) => history.length > 0) && <EpochTable histories={histories} />;
}
