import { expect, it } from 'vitest';
import { annotatorOf, nameOf, namesOf, splitPath } from '../../src/base/filePath';

it('parts of paths', () => {
  expect(splitPath('db/x.y/100.qrs.atr')).toEqual({
    folder: 'db/x.y',
    baseName: '100.qrs',
    extension: 'atr',
  });
  expect(splitPath('.hidden')).toEqual({ folder: '', baseName: '.hidden', extension: '' });
  expect(['100', 'a/100', 'a/b/100.hea', 'a/'].map(nameOf)).toEqual(['100', '100', '100.hea', '']);
  expect(namesOf('db/Person_01/rec_1.hea')).toEqual(['rec_1', 'Person_01/rec_1', 'db/Person_01/rec_1']);
  expect(annotatorOf('a/100.atr')).toBe('atr');
});
