import { expect, it } from 'vitest';
import { readAnnotations, writeAnnotations } from '../../src/wfdb';
import { findDisagreements } from '../../src/workers/records/findDisagreements';
import type { SourceFile } from '../../src/workers/records/types';
import { describeWithShared } from '../shared';
import { dropFiles, filesIn } from './fieldRecords';

describeWithShared('places that deserve a look', (shared) => {
  it('are where two annotators have other beats or other classes', async () => {
    const bytes = (extension: string) => shared.bytes('data', 'mitdb', `100.${extension}`);
    const reference = readAnnotations(bytes('atr'), '100.atr');
    const isKept = (i: number) => i < 20 || i > 22;
    const rows = Array.from({ length: reference.count }, (_, i) => i).filter(isKept);
    const mine = writeAnnotations({
      ...reference,
      count: rows.length,
      sample: Float64Array.from(rows, (i) => reference.sample[i]!),
      symbol: rows.map((i) => (i === 100 ? 'V' : reference.symbol[i]!)),
      subtype: Int8Array.from(rows, (i) => reference.subtype[i]!),
      channel: Uint8Array.from(rows, (i) => reference.channel[i]!),
      num: Int8Array.from(rows, (i) => reference.num[i]!),
      aux: rows.map((i) => reference.aux[i]!),
    });
    const file = (extension: string, content: Uint8Array<ArrayBuffer>): SourceFile => ({
      name: `100.${extension}`,
      path: `100.${extension}`,
      blob: new Blob([content]),
    });
    const { source } = (
      await dropFiles([
        file('hea', bytes('hea')),
        file('dat', bytes('dat')),
        file('atr', bytes('atr')),
        file('mine', mine),
      ])
    ).record('100');
    const heard: number[] = [];
    const { agreements, places, quality } = await findDisagreements(source, (sec) => heard.push(sec));
    expect(heard.at(-1)).toBeCloseTo(650_000 / 360, 3);
    // Of 2 239 N, 33 A and a V, three N are lost and one is V: Cohen's kappa by its formula.
    const beats = 2270;
    const byChance = (2236 * 2235 + 33 * 33 + 1 * 2) / beats ** 2;
    const kappa = ((beats - 1) / beats - byChance) / (1 - byChance);
    expect(agreements).toEqual([{ pair: ['atr', 'mine'], beats, kappa: expect.closeTo(kappa, 12) }]);
    const ofAnnotators = places.filter(({ kind }) => kind === 'annotators' || kind === 'classes');
    expect(ofAnnotators).toEqual([
      {
        kind: 'annotators',
        pair: ['atr', 'mine'],
        fromSec: reference.sample[20]! / 360,
        toSec: reference.sample[22]! / 360,
        onlyFirst: 3,
        onlySecond: 0,
      },
      {
        kind: 'classes',
        pair: ['atr', 'mine'],
        fromSec: reference.sample[100]! / 360,
        toSec: reference.sample[100]! / 360,
        onlyFirst: 1,
        onlySecond: 1,
      },
    ]);
    const times = places.map(({ fromSec }) => fromSec);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    for (const { lead } of quality) expect(['MLII', 'V5']).toContain(lead);
  });

  it('name flat and missing stretches of a lead', async () => {
    const { sources } = await dropFiles(filesIn(shared, '14-flat-and-missing'));
    const found = await Promise.all(sources.map((source) => findDisagreements(source, () => undefined)));
    const reasons = new Set(found.flatMap(({ quality }) => quality.flatMap((each) => each.reasons)));
    expect(reasons).toContain('flat');
    expect(reasons).toContain('missing');
  });
});
