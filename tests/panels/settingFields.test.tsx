import { describe, expect, it } from 'vitest';
import { group, integer, list, optional, text } from '../../src/base/settings/declare';
import { PREPARE_SECTIONS } from '../../src/beats/settings';
import { defaultTrainSettings } from '../../src/experiment/settings/defaults';
import { TRAIN, TRAIN_SECTIONS } from '../../src/experiment/settings/trainSettings';
import type { AnyWords } from '../../src/i18n/settingWords';
import { PrepareFields } from '../../src/panels/beats/PrepareFields';
import { SettingFields } from '../../src/panels/SettingFields';
import type { Adjustments } from '../../src/panels/settingAdjustment';
import { settingText } from '../../src/panels/settingText';
import { shownNumber, storedNumber } from '../../src/panels/shownNumber';
import { TrainFields } from '../../src/panels/train/TrainFields';
import { words } from '../words';
import { draw, textOf } from './results/readTable';

const trainSections = Object.keys(TRAIN_SECTIONS) as (keyof typeof TRAIN_SECTIONS)[];
const prepareSections = Object.keys(PREPARE_SECTIONS) as (keyof typeof PREPARE_SECTIONS)[];
const { train } = words.en.settings;

describe('the fields of declared settings', () => {
  it.each(trainSections)('exist for every training setting in section %s', (section) => {
    const shown = textOf(draw(<TrainFields section={section} />));
    const named = Object.keys(TRAIN_SECTIONS[section]).flatMap((name) => {
      const own: AnyWords = train[name as keyof typeof train];
      return own.fields ? Object.values(own.fields) : [own];
    });
    for (const { tick, label } of named) expect(shown).toContain(tick ?? label);
    expect(shown).not.toMatch(/undefined|\[object/);
  });

  it.each(prepareSections)('exist for every preparing setting in section %s', (section) => {
    expect(textOf(draw(<PrepareFields section={section} />))).not.toMatch(/undefined|\[object/);
  });

  it('show numbers in the unit of the field, within the bounds of the setting', () => {
    const html = draw(<TrainFields section="choosing" />);
    // A tenth of the training beats.
    expect(html).toContain('value="10"');
    expect(textOf(html)).toContain('%');
  });

  const fields = {
    names: list(text({ initial: 'x' })),
    size: integer({ initial: 1, min: 1, max: 9 }),
    limit: optional(integer({ initial: 5, min: 1, max: 9 })),
  };
  const own = {
    names: { label: 'Names' },
    size: { label: 'Size', hint: 'How large.' },
    limit: { label: 'Limit', tick: 'Use a limit', none: 'none' },
  };
  const drawn = (values: Record<string, unknown>, adjust?: Adjustments) =>
    draw(
      <SettingFields
        path="train"
        fields={fields}
        words={own}
        values={values}
        onChange={() => undefined}
        adjust={adjust}
      />,
    );

  it('follow the declaration: lists with commas, optional settings that are off without a number', () => {
    const off = drawn({ names: ['a', 'b'], size: 3, limit: null });
    expect(off).toContain('value="a, b"');
    expect(textOf(off)).not.toContain('Limit');
    expect(textOf(drawn({ names: [], size: 3, limit: 4 }))).toContain('Limit');
  });

  it('can be hidden, disabled, relabelled and replaced', () => {
    const html = drawn(
      { names: [], size: 3, limit: 4 },
      {
        names: { replace: <p>own list</p> },
        size: { hint: 'Other.', disabled: true },
        limit: { hidden: true },
      },
    );
    expect(textOf(html)).toContain('own list');
    expect(textOf(html)).toContain('Other.');
    expect(html).toMatch(/disabled=""/);
    expect(textOf(html)).not.toMatch(/How large|limit/i);
  });
});

describe('a setting in a line', () => {
  const yesNo = { yes: 'yes', no: 'no' };
  const of = (name: keyof typeof train, value: unknown) =>
    settingText(TRAIN.fields[name], value, train[name], yesNo).replace(/\u202f/g, ' ');

  it.each([
    ['epochs', 1000, '1 000'],
    ['learningRate', 0.002, '0.002'],
    ['validationFraction', 0.1, '10 %'],
    ['optimizer', 'rmsprop', 'RMSprop'],
    ['maxBeats', null, 'all'],
    ['maxBeats', 5000, '5 000'],
    ['ownWeights', [1, 2], '1, 2'],
    ['loss', { kind: 'focal', gamma: 2 }, 'Focal · Gamma: 2'],
    ['loss', { kind: 'crossEntropy' }, 'Cross-entropy'],
  ] as const)('%s %j', (name, value, expected) => {
    expect(of(name, value)).toBe(expected);
  });

  it('names the settings of a group', () => {
    expect(of('augmentation', defaultTrainSettings.augmentation)).toContain('Noise, SD: 0 · ');
    const inner = group({ own: integer({ initial: 1, min: 1, max: 9 }) });
    expect(settingText(inner, { own: 2 }, { label: 'x' }, yesNo)).toBe('own: 2');
  });
});

it('numbers are unchanged after a round trip through the field', () => {
  for (const [value, display] of [
    [0.1, 'percent'],
    [0.07, 'percent'],
    [300, 'minutes'],
    [0.3, 'plain'],
  ] as const) {
    expect(storedNumber(shownNumber(value, display), display)).toBe(value);
  }
  expect(shownNumber(0.07, 'percent')).toBe(7);
});
