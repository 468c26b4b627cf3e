import { expect, it } from 'vitest';
import program from '../../../src/python/experiment.py?raw';
import { experimentScript } from '../../../src/state/capsule/experimentScript';
import type { Capsule } from '../../../src/state/capsule/types';

const capsule = { title: 'Quotes """ and \'\'\', a \\ and\nlines' } as Capsule;

it('inserts the capsule into the program, and changes nothing else', () => {
  const script = experimentScript(program, capsule);
  const [before, after] = program.split('CAPSULE = None\n') as [string, string];
  expect(script.startsWith(before)).toBe(true);
  expect(script.endsWith(after)).toBe(true);
  const text = /^CAPSULE = r"""([\s\S]*?)"""$/m.exec(script)![1]!;
  expect(JSON.parse(text)).toEqual(capsule);
});

it('fails if a program has no line for it', () => {
  expect(() => experimentScript('print(1)\n', capsule)).toThrow('not one line for the capsule');
});
