import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DE_CHAZAL } from '../../../src/beats/recordSets';
import { PRESETS, type PresetId, presetSettings } from '../../../src/experiment/settings/presets';
import { settingsWith } from '../../../src/experiment/settings/settingsWith';
import { linkTo, parseLink } from '../../../src/state/share/link';
import { parseRecords, recordListText, recordsText } from '../../../src/state/share/recordNames';

const ids = Object.keys(PRESETS) as PresetId[];
const both = [...DE_CHAZAL.training, ...DE_CHAZAL.test].sort();
const parsed = (query: string) => parseLink(new URLSearchParams(query), 5);
const reason = (query: string) => parsed(query).problem?.message;

describe('names of records in a link', () => {
  it('are sets, ranges and names', () => {
    expect(recordsText(both)).toBe('DS1,DS2');
    expect(recordsText(['100', '101', '102', '103', '105', '106'])).toBe('100-103,105,106');
    expect(recordsText(['demo01', 'a,b', 'DS1', 'all', '1-3', ' x'])).toBe(
      'demo01,a%2Cb,%44S1,%61ll,%31-3,%20x',
    );
    expect(recordListText(DE_CHAZAL.test)).toBe('DS2');
    expect(recordListText([...DE_CHAZAL.test].reverse())).not.toBe('DS2');
    expect(parseRecords('all')).toBe('all');
    expect(parseRecords('098-101, 7')).toEqual(['098', '099', '100', '101', '7']);
    expect(parseRecords('1-999999999')).toEqual(['1-999999999']);
    expect(parseRecords('000000001-999999999')).toBeUndefined();
  });

  it('are read as the names they were written for', () => {
    const name = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
      fc.integer({ min: 95, max: 130 }).map(String),
      fc.constantFrom('all', 'DS1', '1-5', '%', '%41', '009', '010'),
    );
    fc.assert(
      fc.property(fc.array(name), (names) => {
        expect(parseRecords(recordListText(names))).toEqual(names);
        expect(new Set(parseRecords(recordsText(names)))).toEqual(new Set(names));
      }),
    );
  });
});

describe('a link to settings', () => {
  const lab = presetSettings('lab', 3);

  it('is short and legible', () => {
    const { train } = presetSettings('interPatient', 3);
    const { query } = linkTo({
      ...presetSettings('interPatient', 3),
      train: { ...train, epochs: 6, learningRate: 1e-3 },
      records: both,
    });
    expect(query).toBe('v=1&recipe=inter-patient&set=epochs=6&set=learningRate=0.001&records=DS1,DS2&seed=3');
  });

  it('has at most 300 characters for a recipe with two changes', () => {
    const changes = [
      ['epochs=12', 'earlyStoppingEpochs=4'],
      ['network.dense=128,64,32', 'augmentation.noiseMv=0.05'],
      ['protocol=records', 'classWeights=balanced'],
      ['protocol=patientSpecific', 'protocol.ownSec=120'],
      ['validationFraction=0.25', 'denoise.highHz=22.5'],
    ];
    for (const id of ids.filter((each) => !['scalogram', 'beatFree', 'rhythmPieces'].includes(each))) {
      for (const two of changes) {
        const settings = settingsWith(presetSettings(id, 4294967295), undefined, two);
        // All of MIT-BIH, the records that are used most.
        const names = [...both, '102', '104', '107', '217'].sort();
        const { query, reason: why } = linkTo({ ...settings, records: names });
        expect(why).toBeUndefined();
        expect(`https://ecg-lab.example.org/lab/?${query}`.length).toBeLessThanOrEqual(300);
      }
    }
  });

  it('gives back the settings of any recipe with changes, whatever is set at the reader', () => {
    for (const id of ids) {
      const { prepare, train } = settingsWith(presetSettings(id, 9), undefined, [
        'lead=named',
        'lead.name=a b&c=d#e+f%2C,心电',
        'protocol=records',
        'protocol.training=100,101,102',
        'protocol.test=x%2Cy,DS1',
      ]);
      const shared = { prepare, train, records: ['100', 'x,y'] };
      expect(parsed(linkTo(shared).query!)).toEqual({ shared });
    }
    expect(parsed('v=1').shared).toEqual({ ...presetSettings('lab', 5), records: undefined });
    expect(parsed('v=1&recipe=quick&records=all').shared).toEqual({
      ...presetSettings('quick', 5),
      records: 'all',
    });
    const own = parsed('v=1&recipe=inter-patient&set=protocol.test=231-234').shared!.train.protocol;
    expect(own).toMatchObject({ training: DE_CHAZAL.training, test: ['231', '232', '233', '234'] });
  });

  it('is refused in words: which part, and why', () => {
    expect(reason('v=2&recipe=lab')).toBe(
      'This link is of version 2, and this lab knows version 1 alone. Update the lab, or ask for the settings in another way. Nothing was changed.',
    );
    expect(reason('v=')).toMatch(/^This link is of version –/);
    expect(reason('v=1&recipe=best')).toMatch(/There is no recipe best\. Choose one of lab, quick/);
    expect(reason('v=1&set=warp=9&set=epochs=0&seed=-1')).toMatch(
      /^This link asks for settings that cannot be: There is no setting train\.warp\..* train\.epochs: 0 is not possible\. Choose a whole number from 1 to 10000\. train\.seed: -1 is not possible\..* Nothing was changed\.$/,
    );
    expect(reason('v=1&records=000000001-999999999')).toMatch(/records: .* is a range of too many records/);
    expect(reason('v=1&set=window.beforeSec=-1')).toMatch(
      /The window from -1 s before R to 0.5 s after it is empty/,
    );
    expect(reason('v=1&set=protocol=records&set=protocol.test=DS1')).toMatch(/are in training and in test/);
  });

  it('is not made of settings that cannot be', () => {
    const { query, reason: why } = linkTo({ ...lab, train: { ...lab.train, epochs: -5 }, records: [] });
    expect(query).toBeUndefined();
    expect(why).toMatch(/epochs: -5 is not possible/);
  });
});
