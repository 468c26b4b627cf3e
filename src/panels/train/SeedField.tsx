import { commands } from '../../state/commands';
import { NumberField } from '../../widgets/fields/NumberField';
import { useLab } from '../useLab';
import { useWords } from '../useWords';

/** The number from which every chance of a run follows. */
export function SeedField() {
  const words = useWords().train;
  const seed = useLab((state) => state.trainSettings.seed);
  return (
    <NumberField
      label={words.seed}
      hint={words.seedHint}
      value={seed}
      min={0}
      max={4_294_967_295}
      whole
      onChange={(value) => commands.setTrainSettings({ seed: value })}
    />
  );
}
