import { commands } from '../../state/commands';
import { CheckField } from '../../widgets/fields/CheckField';
import { NumberField } from '../../widgets/fields/NumberField';
import { useLab } from '../useLab';
import { useWords } from '../useWords';

/** What a first tick gives: minutes on a processor, and enough of the rare classes to see them learnt. */
const SAMPLE_BEATS = 5000;

/** Whether only a part of the beats is used: what makes a weak machine enough. */
export function SampleFields() {
  const words = useWords().train;
  const maxBeats = useLab((state) => state.trainSettings.maxBeats);
  return (
    <>
      <CheckField
        label={words.limitBeats}
        hint={words.maxBeatsHint}
        checked={maxBeats !== null}
        onChange={(on) => commands.setTrainSettings({ maxBeats: on ? SAMPLE_BEATS : null })}
      />
      {maxBeats !== null && (
        <NumberField
          label={words.maxBeats}
          unit={words.maxBeatsUnit}
          value={maxBeats}
          min={20}
          max={10_000_000}
          step={1000}
          whole
          onChange={(value) => commands.setTrainSettings({ maxBeats: value })}
        />
      )}
    </>
  );
}
