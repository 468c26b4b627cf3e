import { isSameJson } from '../../base/canonicalJson';
import { setPrepareSettings } from '../beats/prepareSettings';
import type { OwnSettings } from '../types';
import { current, update } from '../update';
import { presetOf } from './presetOf';

/**
 * Puts complete settings in place of those of the page, wherever they come from: a recipe, a link, the address, a run or
 * a capsule. Settings that are no recipe's are kept to go back to; refused texts in fields and accepted faults belonged
 * to the settings before.
 */
export function replaceSettings({ prepare, train }: OwnSettings): void {
  const before = { prepare: current().prepareSettings, train: current().trainSettings };
  const isLost = !presetOf(before.prepare, before.train) && !isSameJson(before, { prepare, train });
  if (isLost) update({ ownSettings: before });
  setPrepareSettings(prepare);
  update({ trainSettings: train, faultsAccepted: false, drafts: {} });
}
