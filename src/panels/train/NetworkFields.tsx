import { useLab } from '../useLab';
import { DenseFields } from './DenseFields';
import { HeadFields } from './HeadFields';
import { TrainFields } from './TrainFields';

/** Which network is trained, and what of it can be chosen, from its input to its output. */
export function NetworkFields() {
  const network = useLab((state) => state.trainSettings.network);
  if (network.kind === 'scalogram') {
    // It has no dense layers but the last.
    return (
      <TrainFields
        section="network"
        adjust={{ denseActivation: { hidden: true }, dropout: { hidden: true } }}
      />
    );
  }
  return (
    <TrainFields
      section="network"
      adjust={{
        network: {
          fields: {
            heads: { replace: <HeadFields network={network} /> },
            dense: { replace: <DenseFields network={network} /> },
          },
        },
      }}
    />
  );
}
