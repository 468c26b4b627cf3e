import { commands } from '../../state/commands';
import { NumberField } from '../../widgets/NumberField';
import { SegmentedField } from '../../widgets/SegmentedField';
import { SelectField } from '../../widgets/SelectField';
import { useLab } from '../useLab';
import { useWords } from '../useWords';

/** What of the network can be chosen, and how much each class counts. */
export function NetworkFields() {
  const words = useWords().train;
  const settings = useLab((state) => state.trainSettings);
  return (
    <>
      <SegmentedField
        label={words.denseActivation}
        value={settings.denseActivation}
        options={[
          { value: 'relu', label: words.denseActivations.relu },
          { value: 'linear', label: words.denseActivations.linear },
        ]}
        onChange={(denseActivation) => commands.setTrainSettings({ denseActivation })}
      />
      <NumberField
        label={words.dropout}
        hint={words.dropoutHint}
        value={settings.dropout}
        min={0}
        max={0.9}
        step={0.1}
        onChange={(dropout) => commands.setTrainSettings({ dropout })}
      />
      <SelectField
        label={words.classWeights}
        hint={words.classWeightsHint}
        value={settings.classWeights}
        options={[
          { value: 'none', label: words.classWeightOptions.none },
          { value: 'balanced', label: words.classWeightOptions.balanced },
          { value: 'sqrt', label: words.classWeightOptions.sqrt },
        ]}
        onChange={(classWeights) => commands.setTrainSettings({ classWeights })}
      />
    </>
  );
}
