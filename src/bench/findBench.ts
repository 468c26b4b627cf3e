import { findBeatsInParts } from '../workers/bridgeFinding';
import { callback, openRecordsPool } from '../workers/bridgeRecords';
import type { Pool } from '../workers/pool';
import type { RecordSource } from '../workers/records/types';
import type { RecordsWorker } from '../workers/records/workerTypes';

/**
 * The page of `npm run bench:detect -- --page`: finds the beats of a record of 30 minutes and of one that repeats it 48 times, with
 * one lead and with two, from bytes on disk to a file of annotations, in the lab's own threads. Prints rows and `BENCH-DONE`.
 */
const REPEATS = 48;
const settings = { detector: 'lab', carriesLabels: false } as const;

interface BenchRecord {
  source: RecordSource;
  lengthSamples: number;
  samplingHz: number;
}

function print(row: object | string): void {
  const text = typeof row === 'string' ? row : `BENCH ${JSON.stringify(row)}`;
  console.log(text);
  document.querySelector('pre')!.append(`${text}\n`);
}

/** The record several times in a row; the second lead is called a pressure where one is wanted. */
async function recordOf(
  pool: Pool<RecordsWorker>,
  [hea, dat]: readonly [Blob, Blob],
  times: number,
  leads: 1 | 2,
): Promise<BenchRecord> {
  const lines = (await hea.text()).split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  const [name = '', count, frequency, length] = lines[0]!.split(' ');
  const samples = Number(length) * times;
  // No checksums: they are of the record as it is.
  const signals = lines.slice(1).map((line, i) => {
    const [file, format, gain, bits, zero, first] = line.split(' ');
    const isOther = leads === 1 && i > 0;
    return `${file} ${format} ${isOther ? '200/mmHg' : gain} ${bits} ${zero} ${first} 0 0 ${isOther ? 'ABP' : line.split(' ').slice(8).join(' ')}`;
  });
  const header = [`${name} ${count} ${frequency} ${samples}`, ...signals, ''].join('\n');
  const files = [
    { name: `${name}.hea`, path: `${name}.hea`, blob: new Blob([header]) },
    { name: `${name}.dat`, path: `${name}.dat`, blob: new Blob(Array<Blob>(times).fill(dat)) },
  ];
  const nothing = callback(() => undefined);
  const { sources } = await pool.run((worker) => worker.sortFiles(files, nothing));
  return { source: sources[0]!, lengthSamples: samples, samplingHz: Number.parseFloat(frequency!) };
}

/** Seconds of one search, and how often the page was told how far it is. */
async function search(pool: Pool<RecordsWorker>, record: BenchRecord) {
  let told = 0;
  const start = performance.now();
  const found = await findBeatsInParts(pool, {
    ...record,
    settings,
    signal: new AbortController().signal,
    onProgress: () => told++,
  });
  const sec = (performance.now() - start) / 1000;
  if (!found.file) throw new Error(found.problem.message);
  return { sec, told, bytes: found.file.blob.size };
}

async function measure(files: File[], runs: number): Promise<void> {
  const hea = files.find(({ name }) => name.endsWith('.hea'))!;
  const dat = files.find(({ name }) => name.endsWith('.dat'))!;
  for (const leads of [1, 2] as const) {
    // A new pool: its threads have compiled nothing yet.
    const pool = openRecordsPool();
    const short = await recordOf(pool, [hea, dat], 1, leads);
    const seconds: number[] = [];
    for (let run = 0; run < runs; run++) seconds.push((await search(pool, short)).sec);
    const [firstSec, ...warm] = seconds;
    print({ what: '30 min', leads, threads: 1, firstSec, bestSec: Math.min(...warm), runs });
    const day = await recordOf(pool, [hea, dat], REPEATS, leads);
    const alone = await search({ ...pool, size: 1 }, day);
    print({ what: '24 h', leads, threads: 1, ...alone });
    const together = await search(pool, day);
    if (together.bytes !== alone.bytes) throw new Error('the parts are not the whole');
    print({ what: '24 h', leads, threads: pool.size, ...together });
    pool.dispose();
  }
  print('BENCH-DONE');
}

document.querySelector('input')!.addEventListener('change', (event) => {
  const runs = Number(new URL(location.href).searchParams.get('runs') ?? 10);
  measure([...((event.target as HTMLInputElement).files ?? [])], runs).catch((error) => {
    print(`failed: ${error}`);
    print('BENCH-DONE');
  });
});
