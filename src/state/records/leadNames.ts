import { signalKind } from '../../base/signalKind';
import type { LabState } from '../types';

/**
 * Names of all leads of the records that beats can be cut from, and the chosen one even if no record has it. Signals that are called
 * something else, or measured in something else, than an ECG are not among them.
 */
export function leadNames({ records }: Pick<LabState, 'records'>, chosen?: string): string[] {
  const leads = records.flatMap((record) => record.leads);
  const names = new Set(
    leads.filter(({ name, units }) => signalKind(name, units) !== 'other').map(({ name }) => name),
  );
  if (chosen !== undefined) names.add(chosen);
  return [...names].sort();
}
