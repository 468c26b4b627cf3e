import { useLab } from '../useLab';
import { DenseFields } from './DenseFields';
import { HeadFields } from './HeadFields';
import { TrainFields } from './TrainFields';

/** The choice of the network and its settings, from input to output. */
export function NetworkFields() {
  const network = useLab((state) => state.trainSettings.network);
  if (network.kind === 'scalogram') {
    // It has no dense layers except the last.
    return (
      <TrainFields
        section="network"
        adjust={{ denseActivation: { hidden: true }, dropout: { hidden: true } }}
      />
    );
  }
  if (network.kind === 'unet' || network.kind === 'encoder') {
    // Their only dense layers are linear.
    return <TrainFields section="network" adjust={{ denseActivation: { hidden: true } }} />;
  }
  if (network.kind === 'context') return <TrainFields section="network" />;
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
