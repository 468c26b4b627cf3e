import { readFileSync } from 'node:fs';
import type { ComparedRecord } from '../../../src/evaluation/ec57/types';
import { readAnnotations } from '../../../src/wfdb';
import type { Shared } from '../../shared';

/** The two test annotators whose comparisons the C programs made (WFDB 10.7.0). */
export const annotators = ['gqrs', 'tst'] as const;

/** All 48 records with an annotator of the reference folder beside `atr`. */
export function comparedRecords(shared: Shared, annotator: string): ComparedRecord[] {
  return recordNames(shared).map((record) => ({
    record,
    reference: marks(shared, 'data', 'mitdb', `${record}.atr`),
    test: marks(shared, 'reference', 'ec57', `${record}.${annotator}`),
    samplingHz: 360,
    sampleCount: 650_000,
  }));
}

/** What the C programs printed. */
export const printed = (shared: Shared, file: string): string =>
  readFileSync(shared.path('reference', 'ec57', file), 'utf8');

const recordNames = (shared: Shared) =>
  readFileSync(shared.path('data', 'mitdb', 'RECORDS'), 'utf8')
    .trim()
    .split(/\s+/);

const marks = (shared: Shared, ...path: string[]) => readAnnotations(shared.bytes(...path), path.at(-1)!);
