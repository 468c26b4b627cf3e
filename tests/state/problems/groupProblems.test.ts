import { describe, expect, it } from 'vitest';
import { groupProblems, mattersIn } from '../../../src/state/problems/groupProblems';
import type { ShownProblem } from '../../../src/state/types';

const problem = (id: string, change: Partial<ShownProblem> = {}): ShownProblem => ({
  ...{ id, code: 'file-empty', severity: 'error', file: `${id}.dat`, message: id, values: {} },
  ...change,
});
const shown = (problems: readonly ShownProblem[]) =>
  groupProblems(problems).map((group) => group.problems.map(({ id }) => id).join('+'));

describe('groupProblems', () => {
  it('puts the worst first and the newest first among equals, and does not change its argument', () => {
    const given = [
      problem('a', { severity: 'note' }),
      problem('b', { code: 'signal-empty' }),
      problem('c', { severity: 'warning' }),
      problem('d'),
    ];
    expect(shown(given)).toEqual(['d', 'b', 'c', 'a']);
    expect(given.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('makes one of each kind, in the place of its newest', () => {
    const given = [
      problem('a'),
      problem('b', { code: 'signal-empty' }),
      problem('c'),
      problem('d', { severity: 'warning' }),
    ];
    expect(shown(given)).toEqual(['a+c', 'b', 'd']);
    expect(groupProblems(given)[0]).toMatchObject({ key: 'error/file-empty', severity: 'error', count: 2 });
  });

  it('keeps problems apart that are about no file: each may be another setting', () => {
    const setting = { code: 'setting-invalid', file: '' } as const;
    expect(shown([problem('a', setting), problem('b', setting)])).toEqual(['b', 'a']);
  });

  it('counts the files for which one problem stands', () => {
    expect(groupProblems([problem('a'), problem('b', { values: { more: 95 } })])[0]?.count).toBe(96);
  });
});

describe('mattersIn', () => {
  it('shows what is odd about files where records are chosen and prepared, and the rest everywhere', () => {
    const steps = ['records', 'beats', 'train', 'results', 'inspect'] as const;
    const where = (change: Partial<ShownProblem>) =>
      steps.filter((step) => mattersIn(step, problem('a', change)));
    expect(where({ severity: 'warning' })).toEqual(['records', 'beats']);
    expect(where({ severity: 'note' })).toEqual(['records', 'beats']);
    expect(where({ severity: 'error' })).toEqual(steps);
    expect(where({ severity: 'warning', file: '' })).toEqual(steps);
  });
});
