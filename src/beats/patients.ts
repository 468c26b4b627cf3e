/** Records of MIT-BIH that come from one person (database notes of PhysioNet): both stand for the first. */
const SAME_PERSON: Record<string, string> = { '202': '201' };

/**
 * The person behind a record, as far as the database tells: the name of that person's first record.
 * Where nothing is known of it, a record is a person of its own.
 */
export function patientOf(recordName: string): string {
  return SAME_PERSON[recordName] ?? recordName;
}
