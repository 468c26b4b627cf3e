import { fileKind } from '../wfdb/files/fileKinds';
import { isPathInside } from './safePath';
import type { PhysioNetLocation } from './types';

/** Most databases have only this version; for others the server answers 404, and the user is asked for the version. */
const ASSUMED_VERSION = '1.0.0';

const database = /^[a-z0-9][\w-]*$/i;
const version = /^\d+(?:\.\d[\w-]*)+$/;
const host = /^(?:[\w-]+\.)*physionet\.org\.?(?=[:/?#]|$)/i;
/** Files in a folder that are not records. */
const listFile = /^(?:RECORDS|ANNOTATORS|SHA256SUMS\.txt|LICENSE\.txt|README\.?\w*|index\.html)$/i;

/**
 * Parses what a user typed or pasted: `mitdb/1.0.0`, `mitdb`, `mitdb/100`, `mitdb/1.0.0/100.hea`, or an address copied from
 * physionet.org (page of a database, file, folder, zip, the old physiobank), also inside the `wget` or `aws` command
 * shown on its pages.
 *
 * @returns undefined if it names no PhysioNet database
 */
export function parseLocation(text: string): PhysioNetLocation | undefined {
  const words = text
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/^[<"'(]+|[>"'),;]+$/g, ''));
  const word = words.length === 1 ? words[0]! : words.find((each) => /physionet/i.test(each));
  const path = word && pathOf(word);
  if (!path) return undefined;
  const isFolder = path.endsWith('/');
  let parts: string[];
  try {
    parts = path.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return undefined;
  }
  const [name = '', second = '', ...others] = parts;
  if (!database.test(name) || (parts.length > 0 && !isPathInside(parts.join('/')))) return undefined;
  const versionAssumed = !version.test(second);
  const rest = versionAssumed ? parts.slice(1) : others;
  return {
    root: `${name}/${versionAssumed ? ASSUMED_VERSION : second}`,
    ...insideOf(rest, isFolder),
    versionAssumed,
  };
}

/** Database, version and the rest of the path, from an address or typed text. */
function pathOf(word: string): string | undefined {
  const bare = word.split(/[?#]/, 1)[0]!;
  const inBucket = /^s3:\/\/physionet-(?:open|restricted)\/(.*)$/i.exec(bare);
  if (inBucket) return inBucket[1];
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(bare);
  if (scheme && !/^https?$/i.test(scheme[1]!)) return undefined;
  const address = scheme ? bare.slice(scheme[0].length) : bare;
  if (!host.test(address)) return scheme ? undefined : address.replace(/^\/+/, '');
  return pathOfPage(address.slice(address.search(/[/]|$/)).replace(/^\/+/, ''));
}

/** The same, from a path on PhysioNet's own pages. */
function pathOfPage(path: string): string | undefined {
  const found = /^(?:content|files|get-zip|physiobank\/database|pn\d+)\/(.+)$/i.exec(path);
  if (found) return found[1];
  const zip = /^static\/published-projects\/([^/]+)\/[^/]*-(\d+(?:\.\d+)+)\.zip$/i.exec(path);
  return zip ? `${zip[1]}/${zip[2]}/` : undefined;
}

function insideOf(parts: string[], isFolder: boolean): Pick<PhysioNetLocation, 'folder' | 'record'> {
  const path = parts.join('/');
  if (path === '' || isFolder) return { folder: path, record: undefined };
  const last = parts.at(-1)!;
  if (listFile.test(last) || /\.zip$/i.test(last)) {
    return { folder: parts.slice(0, -1).join('/'), record: undefined };
  }
  const isOfRecord = ['header', 'signal', 'annotator'].includes(fileKind(path, true));
  return { folder: '', record: isOfRecord ? path.slice(0, path.lastIndexOf('.')) : path };
}
