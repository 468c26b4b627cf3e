import { commands } from '../../state/commands';
import { CheckField } from '../../widgets/CheckField';
import { NumberField } from '../../widgets/NumberField';
import { SelectField } from '../../widgets/SelectField';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { percentOf } from './ProtocolFields';

const PATIENCE_EPOCHS = 5;

/** Which epoch of a fold is kept. */
export function ChoosingFields() {
  const words = useWords().train;
  const settings = useLab((state) => state.trainSettings);
  return (
    <>
      <NumberField
        label={words.validationFraction}
        hint={words.validationFractionHint}
        unit="%"
        value={percentOf(settings.validationFraction)}
        min={0}
        max={50}
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
