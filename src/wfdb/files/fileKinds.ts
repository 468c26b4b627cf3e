/** What the name of a file tells about it; its content is looked at later. */
export type FileKind = 'header' | 'edf' | 'signal' | 'annotator' | 'zip' | 'ignored' | 'unknown';

/** A path in its parts: 'db/100.atr' has folder 'db', base name '100' and extension 'atr'. */
export interface PathParts {
  folder: string;
  baseName: string;
  /** As spelled, without the dot; '' where there is none. */
  extension: string;
}

export function splitPath(path: string): PathParts {
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1);
  const dot = name.lastIndexOf('.');
  return {
    folder: slash < 0 ? '' : path.slice(0, slash),
    baseName: dot > 0 ? name.slice(0, dot) : name,
    extension: dot > 0 ? name.slice(dot + 1) : '',
  };
}

/** Lists, licences and pictures that come with a database, and what operating systems leave in folders. */
const ignoredNames = [
  /^\./,
  /^(?:thumbs\.db|desktop\.ini|icon\r?)$/i,
  /^(?:RECORDS|ANNOTATORS|DBS|WFDBCAL|LICEN[CS]E|README|COPYING|CHANGES|MD5SUMS|SHA1SUMS|SHA256SUMS)(?:[-_][\w.-]*)?(?:\.(?:txt|md|html?))?$/i,
  /\.(?:html?|gif|xws|md5|sha256)$/i,
];
const ignoredFolders = /(?:^|\/)(?:__MACOSX|mitdbdir|\.[^/]+)(?=\/)/i;

const signalExtension = /^(?:dat|mat|d\d+)$/i;

/** PhysioNet's annotators, letters only by custom; a few databases use digits too. */
const annotatorExtension = /^[a-z][a-z0-9_-]*$/i;

/** Annotators that are known as such without a header of the same name beside them. */
const wellKnownAnnotators = new Set(
  'atr ann ari ecg qrs sqrs wqrs gqrs xqrs man st sta stb stc apn ani ecglab blh blm'.split(' '),
);

/** Extensions that belong to other kinds of files, so that "100.txt" beside "100.hea" is not taken for annotations. */
const foreignExtensions = new Set(
  `txt csv tsv json xml yml yaml md rtf pdf doc docx odt xls xlsx ods ppt pptx htm html css js ts py m c h cpp r rb sh
  bat exe dll png jpg jpeg gif bmp svg tif tiff webp ico mp3 mp4 avi mov wav flac ogg gz tgz tar bz2 xz rar 7z
  gdf rec dcm npz npy h5 hdf hdf5 parquet pkl db sqlite log bak tmp old ini cfg toml xws ps eps tex bib`
    .split(/\s+/)
    .filter(Boolean),
);

/**
 * The kind of a file by its path alone.
 *
 * @param hasHeader whether a header of the same folder and base name is there too: then any extension that looks like
 *   an annotator's is one
 */
export function fileKind(path: string, hasHeader: boolean): FileKind {
  const { extension } = splitPath(path);
  const lower = extension.toLowerCase();
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (ignoredFolders.test(path) || ignoredNames.some((pattern) => pattern.test(name))) return 'ignored';
  if (lower === 'hea') return 'header';
  if (lower === 'edf' || lower === 'bdf') return 'edf';
  if (lower === 'zip') return 'zip';
  if (signalExtension.test(lower)) return 'signal';
  if (foreignExtensions.has(lower) || !annotatorExtension.test(lower)) return 'unknown';
  return hasHeader || wellKnownAnnotators.has(lower) ? 'annotator' : 'unknown';
}
