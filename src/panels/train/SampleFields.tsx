import { commands } from '../../state/commands';
import { CheckField } from '../../widgets/CheckField';
import { NumberField } from '../../widgets/NumberField';
import { useLab } from '../useLab';
import { useWords } from '../useWords';

const SAMPLE_BEATS = 10_000;

/** The seed, and whether only a part of the beats is used. */
export function SampleFields() {
  const words = useWords().train;
  const seed = useLab((state) => state.trainSettings.seed);
  const maxBeats = useLab((state) => state.trainSettings.maxBeats);
  return (
    <>
      <NumberField
        label={words.seed}
        hint={words.seedHint}
        value={seed}
        min={0}
        max={4_294_967_295}
        whole
        onChange={(value) => commands.setTrainSettings({ seed: value })}
      />
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
          min={100}
          max={10_000_000}
          step={1000}
          whole
          onChange={(value) => commands.setTrainSettings({ maxBeats: value })}
        />
      )}
    </>
  );
}
