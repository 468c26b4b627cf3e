import { expect, it } from 'vitest';
import { reasonOf } from '../../../src/state/storage/reasonOf';
import { UnreadableError } from '../../../src/state/storage/UnreadableError';

it('shows a person sentences about what is stored and what the browser says, and no errors of the program', () => {
  expect(reasonOf(new UnreadableError('Part of the record is missing.'))).toBe(
    'Part of the record is missing.',
  );
  expect(reasonOf(new DOMException('The file is gone.', 'NotReadableError'))).toBe('The file is gone.');
  expect(reasonOf(new TypeError('e.map is not a function'))).toBe('');
  expect(reasonOf(undefined)).toBe('');
});
