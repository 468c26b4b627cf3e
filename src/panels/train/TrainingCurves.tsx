import { epochMark, hasTraining, isTraining, trainingHistories } from '../../state/train/trainingSelectors';
import { LearningCurves } from '../LearningCurves';
import { useLab } from '../useLab';

/** The learning curves of the training of this visit, with a mark that moves along the epoch being trained. */
export function TrainingCurves() {
  const isShown = useLab(hasTraining);
  const histories = useLab(trainingHistories);
  const folds = useLab((state) => state.training?.folds ?? 1);
  const epochs = useLab((state) => state.training?.settings.epochs ?? 1);
  const isRunning = useLab(isTraining);
  const mark = useLab(epochMark);
  if (!isShown) return null;
  return (
    <LearningCurves
      histories={histories}
      plannedFolds={folds}
      plannedEpochs={epochs}
      isRunning={isRunning}
      mark={mark}
    />
  );
}
