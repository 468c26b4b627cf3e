import { useLab } from '../useLab';
import { TrainFields } from './TrainFields';

/** How the best epoch of a fold is chosen. */
export function ChoosingFields() {
  // It is chosen on the test beats: there are no validation beats.
  const disabled = useLab((state) => state.trainSettings.bestEpochOn === 'test');
  return (
    <TrainFields
      section="choosing"
      adjust={{ validationBy: { disabled }, validationFraction: { disabled } }}
    />
  );
}
