import { describe, expect, it } from 'vitest';
import { integer, list, text } from '../../src/base/settings/declare';
import { TRAIN } from '../../src/experiment/settings/trainSettings';
import { ofKind, readText, switchedOn } from '../../src/state/settings';
import { words } from '../words';

describe('the text of a field', () => {
  const sizes = list(integer({ initial: 1, min: 1, max: 9 }), { maxItems: 3 });

  it('becomes a list or a text', () => {
    expect(readText(sizes, '1, 2,3', 'Sizes')).toEqual({ value: [1, 2, 3] });
    expect(readText(sizes, '', 'Sizes')).toEqual({ value: [] });
    expect(readText(text({ initial: '' }), 'V5', 'Lead')).toEqual({ value: 'V5' });
  });

  it('is rejected in a sentence of either language that names the setting', () => {
    const { problem } = readText(sizes, '1, x', 'Sizes');
    expect(problem!.message).toBe('Sizes: NaN is not possible. Choose a whole number from 1 to 9.');
    const say = (language: 'en' | 'zh') => words[language].problems['setting-invalid']!(problem!.values, '');
    expect(say('en')).toBe(problem!.message);
    expect(say('zh')).toBe('“Sizes”不能是 NaN。请选择 1 到 9 的整数。');
    expect(readText(sizes, '1,2,3,4', 'Sizes').problem!.message).toContain('4 is not possible');
  });
});

it('a setting that is switched on, or to another kind, starts as declared', () => {
  expect(switchedOn(TRAIN.fields.maxBeats)).toBe(5000);
  expect(ofKind(TRAIN.fields.loss, 'focal')).toEqual({ kind: 'focal', gamma: 2 });
});
