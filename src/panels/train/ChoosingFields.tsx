import { useLab } from '../useLab';
import { TrainFields } from './TrainFields';

/** Which epoch of a fold is kept. */
export function ChoosingFields() {
  // The test beats choose: there are no validation beats.
  const disabled = useLab((state) => state.trainSettings.bestEpochOn === 'test');
  return (
    <TrainFields
      section="choosing"
      adjust={{ validationBy: { disabled }, validationFraction: { disabled } }}
    />
  );
}
