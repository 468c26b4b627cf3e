import { describe, expect, it } from 'vitest';
import { refusalOf, wayMissing } from '../../../src/workers/devices/refused';

describe('a device that cannot be used', () => {
  it.each([
    ['NotFoundError', 'device-unchosen', 'Switch it on'],
    ['SecurityError', 'device-permission', 'allow Bluetooth'],
    ['NotAllowedError', 'device-permission', 'open the settings of this site'],
    ['NetworkError', 'device-unreachable', 'Another program or tab'],
    ['TypeError', 'device-failed', 'why'],
  ])('%s says what to do', (name, code, words) => {
    const error = Object.assign(new Error('why'), { name });
    const refused = refusalOf(error, 'Bluetooth');
    const { problem } = refused;
    expect(problem).toMatchObject({ code, values: { way: 'Bluetooth', reason: 'why' } });
    expect(problem.message).toContain(words);
    // What is a sentence already stays.
    expect(refusalOf(refused, 'serial ports')).toBe(refused);
  });

  it('names browsers that have it', () => {
    expect(wayMissing('Bluetooth').message).toContain('Android');
    expect(wayMissing('serial ports').message).toContain('Opera on a computer');
  });
});
