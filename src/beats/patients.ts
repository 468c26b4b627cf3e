import { nameOf } from '../base/filePath';
import { isNamedLike, OWN_DATABASE } from './databases';

/** Records of MIT-BIH that come from the same person (database notes of PhysioNet), by the name of the person's first record. */
const SAME_PERSON: Record<string, string> = { '201': '201', '202': '201' };

/** How many records each of the 32 persons of INCART has, in the order of their numbers (the headers' `patient 1` to `patient 32`). */
const INCART_RECORDS = [
  ...[2, 3, 2, 1, 3, 3, 1, 2, 2, 3, 2, 2, 2, 4, 2, 3],
  ...[2, 2, 2, 3, 2, 2, 3, 3, 2, 3, 3, 3, 2, 2, 2, 2],
];

/**
 * Where records of the QT database were excerpted from: `sel` and the name of the original (its documentation, Laguna et al. 1997,
 * doi 10.1109/CIC.1997.648140, table 2).
 */
const QT_SOURCES = ['mitdb', 'svdb', 'edb', 'stdb', 'nsrdb', 'ltdb', 'sddb'];

/**
 * The person that a record is from, as far as the database says: the name of that person's first record.
 * A record about which nothing is known counts as a separate person. Folders in a name do not matter to the database's
 * records: one may have them and the other none, and a leak that is missed is worse than one too many.
 *
 * @param database as `databaseOf` names it. With it, equal names in two databases are two persons, the records of INCART are those of
 *   its 32 persons, and records that a database took from another one are that one's. Experiments from before there were databases
 *   have none, and tell persons by names alone.
 */
export function patientOf(recordName: string, database?: string): string {
  const name = nameOf(recordName);
  if (database === undefined) return SAME_PERSON[name] ?? recordName;
  const person = personIn(database, name);
  return person ?? (SAME_PERSON[name] ? `mitdb/${SAME_PERSON[name]}` : recordName);
}

/** `mitdb/201`; undefined if the database is no known one. */
function personIn(database: string, name: string): string | undefined {
  switch (database) {
    case OWN_DATABASE:
      return undefined;
    case 'mitdb':
      return `mitdb/${SAME_PERSON[name] ?? name}`;
    case 'incartdb':
      return `incartdb/${firstOfIncart(name)}`;
    // Records 118 and 119 of MIT-BIH with noise added to them: `118e06`.
    case 'nstdb':
      return personIn('mitdb', name.replace(/e(?:\d\d|_\d)$/, ''));
    case 'qtdb': {
      const own = name.replace(/^sel/, '');
      const source = QT_SOURCES.find((each) => isNamedLike(each, own));
      return source === undefined ? `qtdb/${name}` : personIn(source, own);
    }
    default:
      return `${database}/${name}`;
  }
}

/** The first record of the person of a record of INCART; the name itself, if it is none of it. */
function firstOfIncart(name: string): string {
  if (!isNamedLike('incartdb', name)) return name;
  let first = 1;
  for (const records of INCART_RECORDS) {
    if (Number(name.slice(1)) < first + records) break;
    first += records;
  }
  return `I${String(first).padStart(2, '0')}`;
}
