import { AssignmentError } from '../../base/settings/assign';
import { settingsWith } from '../../experiment/settings/settingsWith';
import { setPrepareSettings } from '../beats/prepareBeats';
import { current, report } from '../update';
import { setTrainSettings } from './training';

/**
 * Applies the settings in the address: `?recipe=inter-patient&set=epochs=4&set=seed=2`. If one of them is invalid, a
 * problem is reported and none is applied.
 */
export function applyAddressSettings(address: URLSearchParams): void {
  const recipe = address.get('recipe') ?? undefined;
  const changes = address.getAll('set');
  if (recipe === undefined && changes.length === 0) return;
  const { prepareSettings, trainSettings } = current();
  try {
    const { prepare, train } = settingsWith(
      { prepare: prepareSettings, train: trainSettings },
      recipe,
      changes,
    );
    setPrepareSettings(prepare);
    setTrainSettings(train);
  } catch (error) {
    if (!(error instanceof AssignmentError)) throw error;
    const { message: reason } = error;
    const message = `The address of this page asks for settings that cannot be: ${reason} The settings are as they were.`;
    report({ code: 'address-settings', file: '', message, values: { reason } });
  }
}
