import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'vitest';

/** The folder with real records and reference values beside the checkout; `ECG_LAB_SHARED` names another place. */
export const sharedFolder = resolve(process.env.ECG_LAB_SHARED ?? '../shared');

/** Reads what lies in the shared folder. */
export interface Shared {
  path(...parts: string[]): string;
  bytes(...parts: string[]): Uint8Array<ArrayBuffer>;
  json<T>(...parts: string[]): T;
}

const shared: Shared = {
  path: (...parts) => resolve(sharedFolder, ...parts),
  bytes: (...parts) => new Uint8Array(readFileSync(resolve(sharedFolder, ...parts))),
  json: <T>(...parts: string[]) => JSON.parse(readFileSync(resolve(sharedFolder, ...parts), 'utf8')) as T,
};

/**
 * A describe block that needs real records. Without them it is skipped with a message,
 * in CI (`CI` set) it fails: a green run there must have seen real data.
 */
export function describeWithShared(name: string, body: (shared: Shared) => void): void {
  if (existsSync(resolve(sharedFolder, 'data'))) {
    describe(name, () => body(shared));
  } else if (process.env.CI) {
    describe(name, () => {
      it('finds the real records', () => {
        throw new Error(`${sharedFolder} is missing, and in CI these tests must run.`);
      });
    });
  } else {
    console.warn(
      `Skipped "${name}": no real records at ${sharedFolder} (set ECG_LAB_SHARED to their folder).`,
    );
    describe.skip(name, () => body(shared));
  }
}
