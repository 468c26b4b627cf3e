import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { computeMetrics } from '../../../src/evaluation';
import { capsuleMatrix } from '../../../src/state/capsule/capsuleMatrix';
import { parseCapsule } from '../../../src/state/capsule/parseCapsule';

const folder = resolve(import.meta.dirname, '../../../docs/results');
const names = readdirSync(folder).flatMap((file) => /^(.*)\.capsule\.json$/.exec(file)?.[1] ?? []);

describe('the capsules of the published results', () => {
  it('exist for every protocol', () => {
    for (const name of ['intra-patient', 'inter-patient', 'patient-specific', 'scalogram']) {
      expect(names).toContain(name);
    }
  });

  it.each(names)('%s can be opened, and has the numbers of its report', (name) => {
    const text = readFileSync(resolve(folder, `${name}.capsule.json`), 'utf8');
    const { capsule, problem } = parseCapsule(text, `${name}.capsule.json`);
    expect(problem).toBeUndefined();
    // Everything in it is read unchanged; newer settings are added.
    expect(capsule).toMatchObject(JSON.parse(text));
    const { accuracy, perClass } = computeMetrics(capsuleMatrix(capsule!.results.pooled));
    const report = readFileSync(resolve(folder, `${name}.md`), 'utf8');
    expect(accuracy.defined && report.includes(`${(100 * accuracy.value).toFixed(2)} %`)).toBe(true);
    for (const { f1 } of perClass) {
      if (f1.defined) expect(report).toContain(` ${f1.value.toFixed(3)} (`);
    }
  });
});
