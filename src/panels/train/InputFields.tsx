import type { InputSettings } from '../../beats/types';
import { commands } from '../../state/commands';
import { CheckField } from '../../widgets/fields/CheckField';
import { SelectField } from '../../widgets/fields/SelectField';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './TrainSettingsSide.module.css';

/** What the network is fed of a beat: channels and features. */
export function InputFields() {
  const { input: words } = useWords();
  const input = useLab((state) => state.trainSettings.input);
  const hasOwn = useLab((state) => state.trainSettings.network.kind === 'scalogram');
  const change = (part: Partial<InputSettings>) =>
    commands.setTrainSettings({ input: { ...input, ...part } });
  return (
    <>
      <p className={styles.note}>{hasOwn ? words.ownInput : words.secondLeadHint}</p>
      <CheckField
        label={words.beat}
        hint={input.difference ? words.beatHint : words.beatAlways}
        checked={input.beat || !input.difference}
        disabled={hasOwn || !input.difference}
        onChange={(beat) => change({ beat })}
      />
      <CheckField
        label={words.difference}
        hint={words.differenceHint}
        checked={input.difference}
        disabled={hasOwn}
        onChange={(difference) => change(difference ? { difference } : { difference, beat: true })}
      />
      <CheckField
        label={words.neighbours}
        hint={words.neighboursHint}
        checked={input.neighbours}
        disabled={hasOwn}
        onChange={(neighbours) => change({ neighbours })}
      />
      <SelectField
        label={words.features}
        hint={words.featuresHint[input.features]}
        value={input.features}
        disabled={hasOwn}
        options={[
          { value: 'none', label: words.featureOptions.none },
          { value: 'whole', label: words.featureOptions.whole },
          { value: 'irregularity', label: words.featureOptions.irregularity },
          { value: 'all', label: words.featureOptions.all },
          { value: 'causal', label: words.featureOptions.causal },
        ]}
        onChange={(features) => change({ features })}
      />
      <CheckField
        label={words.shape}
        hint={words.shapeHint}
        checked={input.shape}
        disabled={hasOwn}
        onChange={(shape) => change({ shape })}
      />
    </>
  );
}
