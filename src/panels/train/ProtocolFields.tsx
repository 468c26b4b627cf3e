import { commands } from '../../state/commands';
import type { TrainSettings } from '../../training/types';
import { NumberField } from '../../widgets/NumberField';
import { SegmentedField } from '../../widgets/SegmentedField';
import { useLab } from '../useLab';
import { useWords } from '../useWords';

const OTHER_PROTOCOL: Record<TrainSettings['protocol']['kind'], TrainSettings['protocol']> = {
  kfold: { kind: 'kfold', folds: 5 },
  holdout: { kind: 'holdout', testFraction: 0.2 },
};

/** How beats are split and how often the network sees them. */
export function ProtocolFields() {
  const words = useWords().train;
  const protocol = useLab((state) => state.trainSettings.protocol);
  const epochs = useLab((state) => state.trainSettings.epochs);
  return (
    <>
      <SegmentedField
        label={words.protocol}
        labelHidden
        value={protocol.kind}
        options={[
          { value: 'kfold', label: words.kfold },
          { value: 'holdout', label: words.holdout },
        ]}
        hint={words.protocolHint}
        onChange={(kind) => commands.setTrainSettings({ protocol: OTHER_PROTOCOL[kind] })}
      />
      {protocol.kind === 'kfold' ? (
        <NumberField
          label={words.folds}
          hint={words.foldsHint}
          value={protocol.folds}
          min={2}
          max={20}
          whole
          onChange={(folds) => commands.setTrainSettings({ protocol: { kind: 'kfold', folds } })}
        />
      ) : (
        <NumberField
          label={words.testFraction}
          hint={words.testFractionHint}
          unit="%"
          value={percentOf(protocol.testFraction)}
          min={1}
          max={90}
          onChange={(percent) =>
            commands.setTrainSettings({ protocol: { kind: 'holdout', testFraction: percent / 100 } })
          }
        />
      )}
      <NumberField
        label={words.epochs}
        hint={words.epochsHint}
        value={epochs}
        min={1}
        max={1000}
        whole
        onChange={(value) => commands.setTrainSettings({ epochs: value })}
      />
    </>
  );
}

/** 0.2 → 20, without the dust of binary fractions. */
export function percentOf(part: number): number {
  return Number((part * 100).toPrecision(12));
}
