import type { Header, WfdbProblem } from '../types';
import { WfdbError } from '../WfdbError';
import { type ByteSource, byteSource } from '../zip/byteSource';
import { headerFileName, type SignalFile } from './signalFiles';
import { unpackSignalFiles } from './unpackSignalFiles';

/** The most bytes of unpacked files to keep; a single larger file is kept alone. */
const keptBytes = 2 ** 28;
/** Larger compressed files are refused before they are read: unpacked they would be several times larger. */
const maxPackedBytes = 2 ** 29;

export interface Unpacked {
  source: ByteSource;
  problems: WfdbProblem[];
}

/** A cache of a record's compressed signal files, unpacked when first needed; the most recently used are kept. */
export class UnpackedFiles {
  private readonly cache = new Map<object, Promise<Unpacked>>();

  /** @throws WfdbError as `unpackSignalFiles` */
  get(key: object, packed: ByteSource, file: SignalFile, header: Header): Promise<Unpacked> {
    const known = this.cache.get(key);
    this.cache.delete(key);
    const unpacked =
      known ??
      unpack(packed, file, header).catch((error: unknown) => {
        this.cache.delete(key);
        throw error;
      });
    this.cache.set(key, unpacked);
    return known ?? unpacked.then((result) => this.letGo(key, result));
  }

  /** Drops the least recently used. */
  private async letGo(newest: object, result: Unpacked): Promise<Unpacked> {
    let sum = result.source.size;
    for (const [key, unpacked] of [...this.cache].reverse()) {
      if (key === newest) continue;
      sum += await unpacked.then(
        ({ source }) => source.size,
        () => 0,
      );
      if (sum > keptBytes) this.cache.delete(key);
    }
    return result;
  }
}

async function unpack(packed: ByteSource, file: SignalFile, header: Header): Promise<Unpacked> {
  if (packed.size > maxPackedBytes) {
    const megabytes = Math.round(packed.size / 2 ** 20);
    throw new WfdbError(
      'record-too-large',
      file.fileName,
      `${file.fileName} is compressed and takes ${megabytes} MB; a compressed file must be unpacked completely, so ${headerFileName(header)} cannot be read. Split the record into shorter ones.`,
      { megabytes },
    );
  }
  const files = new Map([[file.fileName, await packed.read(0, packed.size)]]);
  const signals = file.signals.map(({ index }) => index);
  const { source, problems } = unpackSignalFiles({ header, files, signals });
  return { source: byteSource(source.files.get(file.fileName)!), problems };
}
