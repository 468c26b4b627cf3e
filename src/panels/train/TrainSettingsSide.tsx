import { classNamesOf } from '../../state/beats/classNames';
import { Fold, Settings } from '../../widgets/fields/Settings';
import {
  augmentationWords,
  balanceWords,
  choosingWords,
  inputWords,
  networkWords,
  optimiserWords,
} from '../describeRun';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { AugmentationFields } from './AugmentationFields';
import { BalanceFields } from './BalanceFields';
import { ChoosingFields } from './ChoosingFields';
import { InputFields } from './InputFields';
import { NetworkFields } from './NetworkFields';
import { OptimiserFields } from './OptimiserFields';
import { ProtocolFields } from './ProtocolFields';
import { TrainFields } from './TrainFields';
import styles from './TrainSettingsSide.module.css';

/** All settings of a training: the protocol visible, the rest folded. */
export function TrainSettingsSide({ locked }: { locked: boolean }) {
  const all = useWords();
  const { train: words, results, settings: names } = all;
  const settings = useLab((state) => state.trainSettings);
  const rows = useLab((state) => state.prepareSettings.rows);
  const isScalogram = settings.network.kind === 'scalogram';
  return (
    <fieldset className={styles.side} disabled={locked}>
      <Settings title={words.protocol}>
        <TrainFields section="protocol" adjust={{ protocol: { replace: <ProtocolFields /> } }} />
      </Settings>
      <Fold
        summary={words.input}
        value={isScalogram ? results.inputs.scalograms : inputWords(settings.input, results)}
      >
        <InputFields />
      </Fold>
      <Fold summary={words.balance} value={balanceWords(settings, results, all, classNamesOf({ rows }))}>
        <BalanceFields />
      </Fold>
      <Fold
        summary={names.train.augmentation.label}
        value={augmentationWords(settings.augmentation, results)}
      >
        <AugmentationFields />
      </Fold>
      <Fold summary={words.optimisation} value={optimiserWords(settings, results, all)}>
        <OptimiserFields />
      </Fold>
      <Fold summary={words.network} value={networkWords(settings.network, results)}>
        <NetworkFields />
      </Fold>
      <Fold summary={words.choosing} value={choosingWords(settings, results)}>
        <ChoosingFields />
      </Fold>
      <Fold summary={words.chance} value={String(settings.seed)}>
        <TrainFields section="chance" />
      </Fold>
    </fieldset>
  );
}
