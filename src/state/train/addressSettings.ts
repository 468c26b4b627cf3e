import { AssignmentError } from '../../base/settings/assign';
import { settingsWith } from '../../experiment/settings/settingsWith';
import { current, report } from '../update';
import { replaceSettings } from './replaceSettings';

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
    replaceSettings(settingsWith({ prepare: prepareSettings, train: trainSettings }, recipe, changes));
  } catch (error) {
    if (!(error instanceof AssignmentError)) throw error;
    const { message: reason } = error;
    const message = `The address of this page asks for settings that cannot be: ${reason} The settings are as they were.`;
    report({ code: 'address-settings', file: '', message, values: { reason } });
  }
}
