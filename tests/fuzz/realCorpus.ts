import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FuzzFile } from './types';

/** Long enough for every field and for a few seconds of signal; complete files would only make fuzzing slow. */
const mostBytes = 6000;

/** Beginnings of real records. */
export function realCorpus(
  sharedFolder: string,
): { records: FuzzFile[][]; segments: FuzzFile[][]; annotations: FuzzFile[] } | undefined {
  const samples = join(sharedFolder, 'data', 'wfdb-samples');
  if (!existsSync(samples)) return undefined;
  const headers = readdirSync(samples).filter((name) => name.endsWith('.hea'));
  const many = join(samples, 'multi-segment');
  return {
    records: headers
      .map((header) => recordFiles(samples, header))
      .filter((files): files is FuzzFile[] => files.length > 1),
    segments: readdirSync(many).map((folder) => {
      const names = readdirSync(join(many, folder));
      const master = names.find((name) => name === `${folder}.hea` || /^s25047-.*\d\.hea$/.test(name));
      // A few segments are enough.
      const parts = names.filter((name) => name !== master && !/_00(0[4-9]|1\d)/.test(name));
      return [master!, ...parts].map((name) => read(join(many, folder), name));
    }),
    annotations: readdirSync(samples)
      .filter((name) => /\.(atr|anI|sqrs)$/.test(name))
      .map((name) => read(samples, name)),
  };
}

function recordFiles(folder: string, header: string): FuzzFile[] {
  const first = read(folder, header);
  const named = new TextDecoder().decode(first.bytes).matchAll(/^(\S+) \d+[x:+ ]/gm);
  const names = new Set([...named].map(([, name]) => name!).filter((name) => existsSync(join(folder, name))));
  return [first, ...[...names].map((name) => read(folder, name))];
}

function read(folder: string, name: string): FuzzFile {
  return { name, bytes: new Uint8Array(readFileSync(join(folder, name))).slice(0, mostBytes) };
}
