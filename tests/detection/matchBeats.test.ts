import { expect, it } from 'vitest';
import { readAnnotations } from '../../src/wfdb';
import { describeWithShared } from '../shared';
import { annotatedBeats, matchBeats } from './matchBeats';
import { realLead } from './realLead';

it('gives up a pair if the next beat fits better', () => {
  expect(matchBeats([100, 300], [60, 110, 300], 54)).toMatchObject({ found: 2, missed: 0, invented: 1 });
  expect(matchBeats([60, 110], [100], 54)).toMatchObject({ found: 1, missed: 1, invented: 0 });
  expect(matchBeats([100], [155], 54)).toMatchObject({ found: 0, missed: 1, invented: 1 });
});

describeWithShared('against bxb', (shared) => {
  it('counts gqrs on record 114 as bxb -f 0 does: 27 missed, 3 invented', () => {
    const { beats } = realLead(shared, 'mitdb', '114');
    const gqrs = readAnnotations(shared.bytes('reference', 'ec57', '114.gqrs'), '114.gqrs');
    const { missed, invented } = matchBeats(beats, annotatedBeats(gqrs).beats, 54);
    expect([missed, invented]).toEqual([27, 3]);
  });
});
