import { expect, it } from 'vitest';
import { readAnnotations } from '../../src/wfdb';
import { describeWithShared } from '../shared';
import { matchBeats, matchMarks } from './matchBeats';
import { beatsOf } from './realLead';

it('gives up a pair if the next beat fits better', () => {
  expect(matchBeats([100, 300], [60, 110, 300], 54)).toMatchObject({ found: 2, missed: 0, invented: 1 });
  expect(matchBeats([60, 110], [100], 54)).toMatchObject({ found: 1, missed: 1, invented: 0 });
  expect(matchBeats([100], [155], 54)).toMatchObject({ found: 0, missed: 1, invented: 1 });
});

it('has the offset of every pair, and of nothing else', () => {
  expect(matchBeats([100, 300, 500], [103, 200, 299], 54).offsets).toEqual([3, -1]);
});

it('counts nothing within ventricular flutter of the reference', () => {
  const symbol = ['N', '[', '!', '!', ']', 'N'];
  const zeros = symbol.map(() => 0);
  const reference = {
    sample: [100, 200, 300, 400, 500, 600],
    symbol,
    subtype: zeros,
    aux: symbol.map(() => ''),
  };
  const span = { start: 0, end: 1000, window: 54 };
  expect(matchMarks(reference, [100, 302, 350, 700], span)).toEqual({
    ...{ found: 1, missed: 1, invented: 1, offsets: [0] },
  });
});

describeWithShared('against bxb', (shared) => {
  it('counts gqrs on record 114 as bxb -f 0 does: 27 missed, 3 invented', () => {
    const [reference, gqrs] = [
      ['data', 'mitdb', '114.atr'],
      ['reference', 'ec57', '114.gqrs'],
    ].map((path) => readAnnotations(shared.bytes(...path), path.at(-1)!));
    const span = { start: 0, end: 650_000, window: 54 };
    const { missed, invented } = matchMarks(reference!, beatsOf(gqrs!), span);
    expect([missed, invented]).toEqual([27, 3]);
  });
});
