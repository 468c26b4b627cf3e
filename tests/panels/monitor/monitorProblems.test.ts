import { describe, expect, it } from 'vitest';
import { readPolarResponse } from '../../../src/live';
import { wayMissing } from '../../../src/workers/devices/refused';
import { words } from '../../words';

describe('the Chinese sentences of devices', () => {
  it('say why a Polar H10 refuses wherever the English ones do', () => {
    const say = words.zh.problems!['response-refused']!;
    const reasons = new Set<string>();
    for (let status = 1; status < 20; status++) {
      const problem = readPolarResponse(Uint8Array.of(0xf0, 2, 0, status));
      if (!problem) continue;
      const isKnown = !problem.message.includes('unknown to this lab');
      const sentence = say({ ...problem.values }, '');
      expect(sentence.includes('原因不明')).toBe(!isKnown);
      if (isKnown) reasons.add(sentence.split('（')[0]!);
    }
    expect(reasons.size).toBe(9);
  });

  it.each(['Bluetooth', 'serial ports'] as const)('name the same browsers for %s', (way) => {
    const { code, message, values } = wayMissing(way).problem;
    const sentence = words.zh.problems![code]!({ ...values }, '');
    for (const name of ['Chrome', 'Edge', 'Opera', 'Android']) {
      expect(sentence.includes(name)).toBe(message.includes(name));
    }
  });
});
