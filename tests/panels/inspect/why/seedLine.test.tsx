import { expect, it } from 'vitest';
import { SeedLine } from '../../../../src/panels/inspect/why/SeedLine';
import type { SecondSeed } from '../../../../src/state/why/types';
import { draw } from '../../results/readTable';

const lineOf = (seed: SecondSeed) => draw(<SeedLine runId="a" seed={seed} />);

it('says what the methods were compared with', () => {
  expect(lineOf({ status: 'done', source: { kind: 'run', title: 'Run 2', seed: 17 } })).toMatch(
    /Second seed.*compared with the network of Run 2, .*\(17\)/,
  );
  expect(lineOf({ status: 'done', source: { kind: 'members', count: 3 } })).toContain('the 3 networks');
  expect(lineOf({ status: 'empty' })).toBe('');
});

it('says what is missing and offers to make it, and nothing else where it failed', () => {
  for (const [status, words] of [
    ['none', 'there is no finished run with the same records and settings and another seed'],
    ['untested', 'none of them tested this beat'],
  ] as const) {
    const line = lineOf({ status });
    expect(line).toContain(words);
    expect(line).toMatch(/<button[^>]*>Repeat with another seed/);
  }
  const failed = { code: 'model-gone', file: '', message: 'It is gone.', values: {} } as const;
  expect(lineOf({ status: 'failed', failed })).not.toContain('button');
});
