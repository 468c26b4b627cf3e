import { limitBytes } from './defaults';
import type { PhysioNetAccess } from './fetchFile';
import { getFile } from './getFile';
import { parseAnnotators, parseRecords, parseSums } from './parseLists';
import { PhysioNetError, physioNetError } from './problem';
import { isEdf } from './recordFiles';
import type { PhysioNetLocation, RecordsListing } from './types';

/**
 * Lists what a database (or a folder of it) holds, by its RECORDS, SHA256SUMS.txt and ANNOTATORS. A published version
 * never changes, so stored lists are not fetched again.
 *
 * @param onFile called with the name of the list being fetched
 * @throws PhysioNetError, or AbortError when stopped
 */
export async function listRecords(
  location: PhysioNetLocation,
  access: PhysioNetAccess,
  onFile: (name: string) => void = () => undefined,
): Promise<RecordsListing> {
  const get = async (name: string, limit: number, sha256?: string) => {
    onFile(name);
    return getOptional(`${location.root}/${name}`, limit, sha256, access);
  };
  const sumsText = await get('SHA256SUMS.txt', limitBytes.sums);
  const parsed = sumsText ? parseSums(sumsText) : undefined;
  const sums = parsed && parsed.size > 0 ? parsed : undefined;
  const recordsText = await get('RECORDS', limitBytes.records, sums?.get('RECORDS'));
  const annotatorsText = await get('ANNOTATORS', limitBytes.annotators, sums?.get('ANNOTATORS'));
  if (!sumsText && !recordsText && location.record === undefined && location.folder === '')
    throw noDatabase(location);

  const { entries, refused } = recordsText
    ? parseRecords(recordsText)
    : { entries: recordsOf(sums), refused: [] };
  const listing: RecordsListing = {
    location,
    entries,
    sums,
    annotators: annotatorsText ? parseAnnotators(annotatorsText) : undefined,
    refused,
  };
  const { record } = location;
  if (record !== undefined) return withRecord(listing, record);
  if (location.folder === '') return notEmpty(listing);
  const inside = insideFolder(listing, location.folder);
  if (inside.entries.length > 0) return inside;
  const folder = `${location.folder}/`;
  const own = await get(`${folder}RECORDS`, limitBytes.records, sums?.get(`${folder}RECORDS`));
  if (own) return notEmpty({ ...listing, ...parseRecords(own, folder) });
  return notEmpty(insideFolder({ ...listing, entries: recordsOf(sums) }, location.folder));
}

/** Text of a list, '' if the database has none, which is stored as an empty file. */
async function getOptional(
  path: string,
  limit: number,
  sha256: string | undefined,
  access: PhysioNetAccess,
): Promise<string> {
  try {
    const blob = await getFile(path, { limitBytes: limit, sha256 }, access);
    return await blob.text();
  } catch (error) {
    const isMissing = error instanceof PhysioNetError && error.problem.code === 'physionet-missing';
    if (!isMissing) throw error;
    return '';
  }
}

/** If a database lists no records, every header and EDF file counts as one. */
function recordsOf(sums: RecordsListing['sums']): string[] {
  return [...(sums?.keys() ?? [])]
    .filter((path) => /\.hea$/.test(path) || isEdf(path))
    .map((path) => path.replace(/\.hea$/, ''));
}

function insideFolder(listing: RecordsListing, folder: string): RecordsListing {
  // The folder's own entry (the one with a list) is the folder itself, not inside it.
  const entries = listing.entries.filter((path) => path.startsWith(`${folder}/`) && path !== `${folder}/`);
  return { ...listing, entries };
}

/** Adds a record that was requested by name and is not in the list, unless it is a folder. */
function withRecord(listing: RecordsListing, record: string): RecordsListing {
  if (listing.entries.includes(record)) return listing;
  const inside = insideFolder(listing, record);
  if (inside.entries.length > 0) {
    return { ...inside, location: { ...listing.location, folder: record, record: undefined } };
  }
  return { ...listing, entries: [record, ...listing.entries] };
}

function notEmpty(listing: RecordsListing): RecordsListing {
  if (listing.entries.length > 0) return listing;
  const { root, folder } = listing.location;
  const path = folder === '' ? root : `${root}/${folder}`;
  throw physioNetError(
    'physionet-no-records',
    path,
    `${path} lists no WFDB records. Find the folder that holds them on PhysioNet and paste its address here.`,
  );
}

function noDatabase({ root, versionAssumed }: PhysioNetLocation) {
  const message = versionAssumed
    ? `PhysioNet has no ${root}. Add the version given on its page, as in mitdb/1.0.0.`
    : `PhysioNet has no ${root}, or it is not a WFDB database. Check name and version on its page.`;
  return physioNetError('physionet-database', root, message, { assumed: versionAssumed ? 1 : 0 });
}
