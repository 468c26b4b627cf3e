import type { Protocol } from '../../experiment/settings/types';
import { commands } from '../../state/commands';
import { foldsSetting } from '../../state/train/protocolChoices';
import { NumberField } from '../../widgets/fields/NumberField';
import { SegmentedField } from '../../widgets/fields/SegmentedField';
import { useWords } from '../useWords';

const USUAL_FOLDS = [2, 3, 5, 10];

/** The number of folds: common ones by a click, others by typing. */
export function FoldsField({ protocol }: { protocol: Extract<Protocol, { folds: number }> }) {
  const { protocol: words, settings } = useWords();
  const { label, hint } = settings.train.protocol.kinds.kfold.fields.folds;
  const { min, max } = foldsSetting;
  const setFolds = (folds: number) => commands.setTrainSettings({ protocol: { ...protocol, folds } });
  return (
    <>
      <SegmentedField
        label={words.usualFolds}
        labelHidden
        value={protocol.folds}
        options={USUAL_FOLDS.map((folds) => ({ value: folds, label: String(folds) }))}
        onChange={setFolds}
      />
      <NumberField
        {...{ label, hint, min, max }}
        name="train.protocol.folds"
        value={protocol.folds}
        integer
        onChange={setFolds}
      />
    </>
  );
}
