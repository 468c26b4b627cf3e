import { nameOf } from '../base/filePath';
import { defaultPrepareSettings, PACED_RECORDS } from '../beats/defaults';
import { callback, openRecordsPool } from '../workers/bridgeRecords';
import type { RecordSource } from '../workers/records/types';

/**
 * The page of `npm run bench`: runs the reference pipeline over the chosen files with the lab's own worker pool, from bytes
 * on disk to beats in the page, several times; prints rows and `BENCH-DONE` to the console.
 */
const address = new URL(location.href).searchParams;
const runs = Number(address.get('runs') ?? 5);
/** everything: including the columns that only some recipes need. */
const recipe = address.get('recipe') === 'everything' ? 'everything' : 'default';

function print(row: object | string): void {
  const text = typeof row === 'string' ? row : `BENCH ${JSON.stringify(row)}`;
  console.log(text);
  document.querySelector('pre')!.append(`${text}\n`);
}

async function measure(files: File[]): Promise<void> {
  const pool = openRecordsPool();
  const sorted = await pool.run((worker) =>
    worker.sortFiles(
      files.map((file) => ({ name: file.name, path: file.name, blob: file })),
      callback(() => undefined),
    ),
  );
  const sources = sorted.sources.filter(({ name }) => !PACED_RECORDS.includes(nameOf(name)));
  const needsEverything = recipe === 'everything';
  const needs = { median: needsEverything, longMedian: false, shape: needsEverything };
  const seconds: number[] = [];
  let beats = 0;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    const parts = await Promise.all(
      sources.map((source: RecordSource) =>
        pool.run((worker) => worker.prepare(source, defaultPrepareSettings, needs)),
      ),
    );
    seconds.push((performance.now() - start) / 1000);
    beats = parts.reduce((sum, part) => sum + part.beats.count, 0);
    print({ run: run + 1, sec: seconds.at(-1) });
  }
  pool.dispose();
  const sortedSec = [...seconds].sort((a, b) => a - b);
  print({
    job: 'prepare',
    recipe,
    workers: pool.size,
    records: sources.length,
    beats,
    firstSec: seconds[0],
    medianSec: sortedSec[Math.floor(sortedSec.length / 2)],
    bestSec: sortedSec[0],
    isolated: crossOriginIsolated,
    agent: navigator.userAgent,
  });
  print('BENCH-DONE');
}

document.querySelector('input')!.addEventListener('change', (event) => {
  measure([...((event.target as HTMLInputElement).files ?? [])]).catch((error) => {
    print(`failed: ${error}`);
    print('BENCH-DONE');
  });
});
