import { openWfdb, parseHeader, readAnnotations, readRecord } from '../../src/wfdb';
import type { ByteSource } from '../../src/wfdb/zip/byteSource';

export interface ReadRow {
  samples: number;
  signals: number;
  annotations: number;
  whole: Times;
  reader: Times;
  /** Of both: only the bytes, from the files into memory. */
  bytes: Times;
}

export interface Times {
  firstMs: number;
  medianMs: number;
}

/**
 * Reads all samples and annotations of a record many times, by both ways that there are: whole files at once
 * (`readRecord`), and through the reader that the lab uses (`openWfdb`). The bytes come from their files every time.
 */
export async function timeReading(files: ReadonlyMap<string, ByteSource>, runs: number): Promise<ReadRow> {
  const named = (extension: string) => [...files.keys()].find((name) => name.endsWith(extension))!;
  const [headerName, annotationsName] = [named('.hea'), named('.atr')];
  let read = { samples: 0, signals: 0, annotations: 0 };

  async function load(): Promise<Map<string, Uint8Array>> {
    const bytes = new Map<string, Uint8Array>();
    for (const [name, source] of files) bytes.set(name, await source.read(0, source.size));
    return bytes;
  }

  async function whole(): Promise<void> {
    const bytes = await load();
    const header = parseHeader(bytes.get(headerName)!, headerName);
    const record = readRecord({ header, files: bytes });
    const { count } = readAnnotations(bytes.get(annotationsName)!, annotationsName);
    read = { samples: record.lengthSamples, signals: record.signals.length, annotations: count };
  }

  async function reader(): Promise<void> {
    const opened = await openWfdb({ headerName, files, annotationsName });
    const part = await opened.read();
    const found = await opened.annotations();
    if (part.signals.length !== read.signals || found?.count !== read.annotations)
      throw new Error('They differ.');
  }

  return {
    whole: await timesOf(whole, runs),
    reader: await timesOf(reader, runs),
    bytes: await timesOf(async () => void (await load()), runs),
    ...read,
  };
}

async function timesOf(job: () => Promise<void>, runs: number): Promise<Times> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await job();
    times.push(performance.now() - start);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return { firstMs: times[0]!, medianMs: sorted[(sorted.length - 1) >> 1]! };
}
