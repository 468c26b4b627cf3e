import { commands } from '../../state/commands';
import { type MultiHeadChoice, NETWORK_LIMITS } from '../../state/train/networkChoices';
import { CheckField } from '../../widgets/fields/CheckField';
import { NumberField } from '../../widgets/fields/NumberField';
import { SegmentedField } from '../../widgets/fields/SegmentedField';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { DenseFields } from './DenseFields';
import { HeadFields } from './HeadFields';

/** What of the multi-head network can be chosen, from its input to its output. */
export function MultiHeadFields({ network }: { network: MultiHeadChoice }) {
  const { train: trainWords, network: words } = useWords();
  const denseActivation = useLab((state) => state.trainSettings.denseActivation);
  const dropout = useLab((state) => state.trainSettings.dropout);
  const change = (part: Partial<MultiHeadChoice>) =>
    commands.setTrainSettings({ network: { ...network, ...part } });
  return (
    <>
      <HeadFields network={network} />
      <NumberField
        label={words.firstFilters}
        value={network.firstFilters}
        min={1}
        max={NETWORK_LIMITS.filters}
        whole
        onChange={(firstFilters) => change({ firstFilters })}
      />
      <NumberField
        label={words.secondFilters}
        value={network.secondFilters}
        min={1}
        max={NETWORK_LIMITS.filters}
        whole
        onChange={(secondFilters) => change({ secondFilters })}
      />
      <CheckField
        label={words.batchNorm}
        hint={words.batchNormHint}
        checked={network.batchNorm}
        onChange={(batchNorm) => change({ batchNorm })}
      />
      <NumberField
        label={words.l2}
        hint={words.l2Hint}
        value={network.l2}
        min={0}
        max={NETWORK_LIMITS.l2}
        step={1e-4}
        onChange={(l2) => change({ l2 })}
      />
      <NumberField
        label={words.shapeDropout}
        hint={words.shapeDropoutHint}
        value={network.shapeDropout}
        min={0}
        max={0.9}
        step={0.1}
        onChange={(shapeDropout) => change({ shapeDropout })}
      />
      <DenseFields network={network} />
      <SegmentedField
        label={trainWords.denseActivation}
        value={denseActivation}
        options={[
          { value: 'relu', label: trainWords.denseActivations.relu },
          { value: 'linear', label: trainWords.denseActivations.linear },
        ]}
        onChange={(value) => commands.setTrainSettings({ denseActivation: value })}
      />
      <NumberField
        label={trainWords.dropout}
        hint={trainWords.dropoutHint}
        value={dropout}
        min={0}
        max={0.9}
        step={0.1}
        onChange={(value) => commands.setTrainSettings({ dropout: value })}
      />
    </>
  );
}
