import type { InputSettings } from '../../beats/types';
import { commands } from '../../state/commands';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { TrainFields } from './TrainFields';
import styles from './TrainSettingsSide.module.css';

/** The input of the network: channels and features. */
export function InputFields() {
  const { input: words, settings } = useWords();
  const input = useLab((state) => state.trainSettings.input);
  // The 2-D network makes its own input.
  const disabled = useLab((state) => state.trainSettings.network.kind === 'scalogram');
  const change = (part: Partial<InputSettings>) =>
    commands.setTrainSettings({ input: { ...input, ...part } });
  const own = Object.keys(settings.train.input.fields).map((name) => [name, { disabled }]);
  return (
    <>
      <p className={styles.note}>{disabled ? words.ownInput : words.secondLeadHint}</p>
      <TrainFields
        section="input"
        adjust={{
          input: {
            fields: {
              ...Object.fromEntries(own),
              // Without the difference the beat is the only channel left.
              beat: {
                ...(input.difference ? {} : { hint: words.beatAlways }),
                value: input.beat || !input.difference,
                disabled: disabled || !input.difference,
              },
              difference: {
                disabled,
                onChange: (difference: boolean) =>
                  change(difference ? { difference } : { difference, beat: true }),
              },
            },
          },
        }}
      />
    </>
  );
}
