import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeWithPython, type Ending, experimentPath } from './python';

const sources = [experimentPath, join(import.meta.dirname, 'probe.py')];

describe('the source of the Python program', () => {
  it.each(sources)('has short lines without blanks at their ends: %s', (path) => {
    const lines = readFileSync(path, 'utf8').split('\n');
    expect(lines.filter((line) => line.length > 100 || line !== line.trimEnd())).toEqual([]);
  });
});

describeWithPython('the Python program', (python) => {
  it('is found in order by pyflakes, or at least by the compiler where that is not installed', () => {
    const isThere = python.call(['-m', 'pyflakes', '--version']).status === 0;
    const check = isThere
      ? ['-m', 'pyflakes']
      : ['-c', 'import sys, ast; [ast.parse(open(p).read()) for p in sys.argv[1:]]'];
    if (!isThere) console.warn('There is no pyflakes: the Python program was parsed alone.');
    expect(python.call([...check, ...sources])).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('tells how it is called', async () => {
    const [{ end, printed }] = (await python.endings([['--help']])) as [Ending];
    expect(end).toBe('0');
    expect(printed).toContain('--weights model.npz --predict beats.npz');
  });
});
