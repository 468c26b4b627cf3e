import { nameOf, splitPath } from '../../base/filePath';

/** The kind of a file, judged by its name; its content is checked later. */
export type FileKind = 'header' | 'edf' | 'signal' | 'annotator' | 'zip' | 'ignored' | 'unknown';

/** Lists, licences and pictures that come with a database, and files that operating systems leave in folders. */
const ignoredNames = [
  /^\./,
  /^(?:thumbs\.db|desktop\.ini|icon\r?)$/i,
  /^(?:RECORDS|ANNOTATORS|DBS|WFDBCAL|LICEN[CS]E|README|COPYING|CHANGES|MD5SUMS|SHA1SUMS|SHA256SUMS)(?:[-_][\w.-]*)?(?:\.(?:txt|md|html?))?$/i,
  /\.(?:html?|gif|xws|md5|sha256)$/i,
];
const ignoredFolders = /(?:^|\/)(?:__MACOSX|mitdbdir|\.[^/]+)(?=\/)/i;

/** `xyz`: the three orthogonal leads of the PTB database. */
const signalExtension = /^(?:dat|mat|d\d+|xyz)$/i;

/** `rec` is what sleep laboratories call EDF. */
const edfExtension = /^(?:edf|bdf|rec)$/i;

/** Annotator names are conventionally letters only; a few databases use digits too (`16a`). A final `-` is a backup's. */
const annotatorExtension = /^(?=.*[a-z])[a-z0-9](?:[a-z0-9_-]*[a-z0-9_])?$/i;

/** Annotators that are recognised without a header of the same name. */
const wellKnownAnnotators = new Set(
  'atr ann ari ecg qrs sqrs wqrs gqrs xqrs man st sta stb stc apn ani ecglab blh blm'.split(' '),
);

/** Extensions of other kinds of files, so that "100.txt" next to "100.hea" is not taken for annotations. */
const foreignExtensions = new Set(
  `txt csv tsv json xml yml yaml md rtf pdf doc docx odt xls xlsx ods ppt pptx htm html css js ts py m c h cpp r rb sh
  bat exe dll png jpg jpeg gif bmp svg tif tiff webp ico mp3 mp4 avi mov wav flac ogg gz tgz tar bz2 xz rar 7z
  gdf orig swp dcm npz npy h5 hdf hdf5 parquet pkl db sqlite log bak tmp old ini cfg toml xws ps eps tex bib`
    .split(/\s+/)
    .filter(Boolean),
);

/**
 * The kind of a file by its path alone.
 *
 * @param hasHeader whether there is a header with the same folder and base name: then any extension that looks like an
 *   annotator is one
 */
export function fileKind(path: string, hasHeader: boolean): FileKind {
  const { extension } = splitPath(path);
  const lower = extension.toLowerCase();
  const name = nameOf(path);
  if (ignoredFolders.test(path) || ignoredNames.some((pattern) => pattern.test(name))) return 'ignored';
  if (lower === 'hea') return 'header';
  if (edfExtension.test(lower)) return 'edf';
  if (lower === 'zip') return 'zip';
  if (signalExtension.test(lower)) return 'signal';
  if (foreignExtensions.has(lower) || !annotatorExtension.test(lower)) return 'unknown';
  return hasHeader || wellKnownAnnotators.has(lower) ? 'annotator' : 'unknown';
}
