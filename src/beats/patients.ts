import { nameOf } from '../base/filePath';

/** Records of MIT-BIH that come from the same person (database notes of PhysioNet), by the name of the person's first record. */
const SAME_PERSON: Record<string, string> = { '201': '201', '202': '201' };

/**
 * The person that a record is from, as far as the database says: the name of that person's first record.
 * A record about which nothing is known counts as a separate person. Folders in a name do not matter to the database's
 * records: one may have them and the other none, and a leak that is missed is worse than one too many.
 */
export function patientOf(recordName: string): string {
  return SAME_PERSON[nameOf(recordName)] ?? recordName;
}
