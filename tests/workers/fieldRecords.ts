import { readdirSync } from 'node:fs';
import { writeRecord } from '../../src/wfdb';
import { inspectRecord } from '../../src/workers/records/inspectRecord';
import { sortFiles } from '../../src/workers/records/sortFiles';
import type { RecordFacts, RecordSource, SortedFiles, SourceFile } from '../../src/workers/records/types';
import type { Shared } from '../shared';

/** The files of a folder of `data/field-cases`, as if the folder had been dropped. */
export function filesIn(shared: Shared, folder: string, inside = ''): SourceFile[] {
  const at = ['data', 'field-cases', folder, ...inside.split('/').filter(Boolean)];
  return readdirSync(shared.path(...at), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry): SourceFile[] => {
      const below = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) return filesIn(shared, folder, below);
      const blob = new Blob([shared.bytes(...at, entry.name)]);
      return [{ name: entry.name, path: `${folder}/${below}`, blob }];
    });
}

export interface DroppedRecords extends SortedFiles {
  /** Of the sources, in their order. */
  facts: RecordFacts[];
  /** By the name that the table shows. */
  record(name: string): { facts: RecordFacts; source: RecordSource };
}

/** Sorts and inspects files as an import does. */
export async function dropFiles(files: SourceFile[]): Promise<DroppedRecords> {
  const sorted = await sortFiles(files, () => undefined);
  const facts = await Promise.all(sorted.sources.map(inspectRecord));
  return {
    ...sorted,
    facts,
    record(name) {
      const at = facts.findIndex((entry) => entry.name === name);
      if (at < 0) throw new Error(`no record ${name} among ${facts.map((entry) => entry.name).join(', ')}`);
      return { facts: facts[at]!, source: sorted.sources[at]! };
    },
  };
}

/** A record of one lead, as a file that somebody drops. */
export async function writtenRecord(
  name: string,
  signal: Float32Array,
  signalName = 'MLII',
  samplingHz = 250,
): Promise<RecordSource> {
  const files = writeRecord({
    name,
    samplingHz,
    lengthSamples: signal.length,
    signals: [signal],
    signalNames: [signalName],
    units: ['mV'],
    startTime: undefined,
    comments: [],
    warnings: [],
  });
  const dropped = files.map(
    ({ fileName, bytes }): SourceFile => ({
      name: fileName,
      path: `db/${fileName}`,
      blob: new Blob([bytes]),
    }),
  );
  return (await dropFiles(dropped)).record(name).source;
}
