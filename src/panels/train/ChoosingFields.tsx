import { commands } from '../../state/commands';
import { CheckField } from '../../widgets/fields/CheckField';
import { NumberField } from '../../widgets/fields/NumberField';
import { SegmentedField } from '../../widgets/fields/SegmentedField';
import { SelectField } from '../../widgets/fields/SelectField';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { percentOf } from './percentOf';

const PATIENCE_EPOCHS = 5;

/** Which epoch of a fold is kept. */
export function ChoosingFields() {
  const { train: words, protocol } = useWords();
  const settings = useLab((state) => state.trainSettings);
  return (
    <>
      <SelectField
        label={protocol.bestEpochOn}
        hint={settings.bestEpochOn === 'test' ? protocol.bestEpochOnHint : undefined}
        value={settings.bestEpochOn}
        options={(['validation', 'test'] as const).map((value) => ({
          value,
          label: protocol.bestEpochOnOptions[value],
        }))}
        onChange={(bestEpochOn) => commands.setTrainSettings({ bestEpochOn })}
      />
      <SegmentedField
        label={protocol.validationBy}
        hint={protocol.validationByHint[settings.validationBy]}
        value={settings.validationBy}
        disabled={settings.bestEpochOn === 'test'}
        options={(['beats', 'patients'] as const).map((value) => ({
          value,
          label: protocol.validationByOptions[value],
        }))}
        onChange={(validationBy) => commands.setTrainSettings({ validationBy })}
      />
      <NumberField
        label={words.validationFraction}
        hint={words.validationFractionHint}
        unit="%"
        value={percentOf(settings.validationFraction)}
        min={0}
        max={50}
        disabled={settings.bestEpochOn === 'test'}
        onChange={(percent) => commands.setTrainSettings({ validationFraction: percent / 100 })}
      />
      <SelectField
        label={words.bestEpochBy}
        value={settings.bestEpochBy}
        options={[
          { value: 'validationLoss', label: words.bestEpochOptions.validationLoss },
          { value: 'validationAccuracy', label: words.bestEpochOptions.validationAccuracy },
        ]}
        onChange={(bestEpochBy) => commands.setTrainSettings({ bestEpochBy })}
      />
      <CheckField
        label={words.earlyStopping}
        hint={words.earlyStoppingHint}
        checked={settings.earlyStoppingEpochs !== null}
        onChange={(on) => commands.setTrainSettings({ earlyStoppingEpochs: on ? PATIENCE_EPOCHS : null })}
      />
      {settings.earlyStoppingEpochs !== null && (
        <NumberField
          label={words.earlyStoppingEpochs}
          unit={words.earlyStoppingUnit}
          value={settings.earlyStoppingEpochs}
          min={1}
          max={1000}
          whole
          onChange={(earlyStoppingEpochs) => commands.setTrainSettings({ earlyStoppingEpochs })}
        />
      )}
    </>
  );
}
