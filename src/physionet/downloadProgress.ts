import { nameOf } from '../base/filePath';
import type { DownloadProgress } from './types';

/** Of a download that has not begun. */
export const NO_PROGRESS: Readonly<DownloadProgress> = {
  filesDone: 0,
  filesTotal: 0,
  bytesDone: 0,
  bytesTotal: 0,
  file: '',
  isRetrying: false,
};

/** Sums up the progress of all files of a download. */
export class ProgressSum {
  private readonly have = new Map<string, number>();
  private readonly total = new Map<string, number>();
  readonly now: DownloadProgress = { ...NO_PROGRESS };

  constructor(private readonly onChange: (progress: DownloadProgress) => void) {}

  expect(path: string, bytes: number | undefined): void {
    this.now.filesTotal++;
    this.setTotal(path, bytes ?? 0);
    this.report(path);
  }

  retry(path: string): void {
    this.now.isRetrying = true;
    this.report(path);
  }

  at(path: string, haveBytes: number, totalBytes: number | undefined): void {
    // Any new bytes show that the network works again.
    if (haveBytes > (this.have.get(path) ?? 0)) this.now.isRetrying = false;
    this.now.bytesDone += haveBytes - (this.have.get(path) ?? 0);
    this.have.set(path, haveBytes);
    this.setTotal(path, Math.max(totalBytes ?? this.total.get(path) ?? 0, haveBytes));
    this.report(path);
  }

  done(path: string): void {
    this.now.filesDone++;
    this.setTotal(path, this.have.get(path) ?? 0);
    this.report(path);
  }

  private setTotal(path: string, bytes: number): void {
    this.now.bytesTotal += bytes - (this.total.get(path) ?? 0);
    this.total.set(path, bytes);
  }

  private report(path: string): void {
    this.now.file = nameOf(path);
    this.onChange({ ...this.now });
  }
}
