import { byteSource } from '../../../src/wfdb';
import { timeReading } from '../timeReading';

/** Reads the chosen record many times, from files on the disk; the row goes to the console. */
const runs = Number(new URL(location.href).searchParams.get('runs') ?? 40);

document.querySelector('input')!.addEventListener('change', async (event) => {
  const files = [...((event.target as HTMLInputElement).files ?? [])];
  const sources = new Map(files.map((file) => [file.name, byteSource(file)] as const));
  const text = await timeReading(sources, runs).then(
    (row) => `BENCH ${JSON.stringify(row)}`,
    (error) => `failed: ${error}`,
  );
  console.log(text);
  document.querySelector('pre')!.append(text);
});
