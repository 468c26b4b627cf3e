import { createPreparer, type PreparedRecord, type PrepareSettings } from '../../src/beats';
import type { PrepareSource } from '../../src/beats/prepareRecord';

/** Prepares one record with a new preparer. */
export function prepareRecord(source: PrepareSource & { settings: PrepareSettings }): PreparedRecord {
  return createPreparer(source.settings).prepare(source);
}
