import { commands } from '../../state/commands';
import { NumberField } from '../../widgets/fields/NumberField';
import { SegmentedField } from '../../widgets/fields/SegmentedField';
import { useLab } from '../useLab';
import { useWords } from '../useWords';

/** Optimiser, rate, schedule and batch. */
export function OptimiserFields() {
  const words = useWords().train;
  const settings = useLab((state) => state.trainSettings);
  return (
    <>
      <SegmentedField
        label={words.optimizer}
        value={settings.optimizer}
        options={[
          { value: 'adam', label: words.optimizers.adam },
          { value: 'rmsprop', label: words.optimizers.rmsprop },
        ]}
        onChange={(optimizer) => commands.setTrainSettings({ optimizer })}
      />
      <SegmentedField
        label={words.schedule}
        hint={words.scheduleHint}
        value={settings.schedule}
        options={[
          { value: 'onecycle', label: words.schedules.onecycle },
          { value: 'constant', label: words.schedules.constant },
        ]}
        onChange={(schedule) => commands.setTrainSettings({ schedule })}
      />
      <NumberField
        label={settings.schedule === 'onecycle' ? words.learningRatePeak : words.learningRate}
        hint={words.learningRateHint}
        value={settings.learningRate}
        min={1e-6}
        max={1}
        step={0.0005}
        onChange={(learningRate) => commands.setTrainSettings({ learningRate })}
      />
      <NumberField
        label={words.batchSize}
        unit={words.batchSizeUnit}
        hint={words.batchSizeHint}
        value={settings.batchSize}
        min={1}
        max={4096}
        step={16}
        whole
        onChange={(batchSize) => commands.setTrainSettings({ batchSize })}
      />
    </>
  );
}
