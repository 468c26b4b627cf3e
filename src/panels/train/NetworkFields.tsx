import { commands } from '../../state/commands';
import { NETWORK_LIMITS, networkChoice, type ScalogramChoice } from '../../state/train/networkChoices';
import { NumberField } from '../../widgets/fields/NumberField';
import { SelectField } from '../../widgets/fields/SelectField';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { MultiHeadFields } from './MultiHeadFields';

/** Which network is trained, and what of it can be chosen. */
export function NetworkFields() {
  const { network: words } = useWords();
  const network = useLab((state) => state.trainSettings.network);
  return (
    <>
      <SelectField
        label={words.kind}
        hint={words.kindHint[network.kind]}
        value={network.kind}
        options={[
          { value: 'multihead', label: words.kinds.multihead },
          { value: 'scalogram', label: words.kinds.scalogram },
        ]}
        onChange={(kind) => commands.setTrainSettings({ network: networkChoice(kind) })}
      />
      {network.kind === 'multihead' ? (
        <MultiHeadFields network={network} />
      ) : (
        <ScalogramFields network={network} />
      )}
    </>
  );
}

function ScalogramFields({ network }: { network: ScalogramChoice }) {
  const { network: words } = useWords();
  const change = (part: Partial<ScalogramChoice>) =>
    commands.setTrainSettings({ network: { ...network, ...part } });
  return (
    <>
      <NumberField
        label={words.filters}
        value={network.filters}
        min={1}
        max={NETWORK_LIMITS.filters}
        whole
        onChange={(filters) => change({ filters })}
      />
      <NumberField
        label={words.kernel}
        hint={words.kernelHint}
        value={network.kernel}
        min={1}
        max={NETWORK_LIMITS.kernel}
        whole
        onChange={(kernel) => change({ kernel })}
      />
    </>
  );
}
