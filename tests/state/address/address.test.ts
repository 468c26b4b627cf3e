import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPlace, parsePlace } from '../../../src/state/address/address';
import type { Place } from '../../../src/state/address/place';

/** Any name that a file can have: of any characters, but whole ones. */
const names = fc.string({ unit: 'grapheme', minLength: 1 }).filter((name) => !/\p{Surrogate}/u.test(name));
const awkward = fc.constantFrom(
  'a/b',
  'a@b',
  '100?t=1',
  '#',
  '%',
  '%41',
  '..',
  ' ',
  'a&b=c',
  '心电 1',
  '-',
  '👍',
);
const name = fc.oneof(names, awkward);
const sample = fc.nat();
const seconds = fc.double({ min: 0, max: 1e7, noNaN: true }).filter((value) => !Object.is(value, -0));
const classIndex = fc.integer({ min: 0, max: 4 });
const optional = { requiredKeys: [] };

/** What is said of pieces: a cell of N alone has the same name as one of beats. */
const ofPieces = fc
  .record({ truth: fc.integer({ min: 0, max: 3 }), predicted: fc.integer({ min: 0, max: 3 }) })
  .filter(({ truth, predicted }) => truth + predicted > 0)
  .map((cell) => ({ cell, isOfPieces: true as const }));

const places: fc.Arbitrary<Place> = fc.oneof(
  fc.record({ step: fc.constant('inspect' as const), runId: name, list: ofPieces }),
  fc.constantFrom<Place>({ step: 'records' }, { step: 'beats' }, { step: 'train' }),
  fc.record({
    step: fc.constant('records' as const),
    view: fc.record(
      {
        record: name,
        window: fc.record({ startSec: seconds, spanSec: seconds.filter((value) => value > 0) }),
        markSample: sample,
        runId: name,
        report: name,
      },
      { requiredKeys: ['record'] },
    ),
  }),
  fc.record({ step: fc.constant('results' as const), runId: name }, { requiredKeys: ['step'] }),
  fc.record({ step: fc.constant('monitor' as const) }),
  fc.record({ step: fc.constant('inspect' as const) }),
  fc.record(
    {
      step: fc.constant('inspect' as const),
      runId: name,
      list: fc.record(
        {
          cell: fc.record({ truth: classIndex, predicted: classIndex }),
          beat: fc.record({ record: name, sample }),
        },
        optional,
      ),
    },
    { requiredKeys: ['step', 'runId'] },
  ),
);

describe('the address of a place', () => {
  it('reads as a person would write it', () => {
    const cases: [Place, string][] = [
      [{ step: 'beats' }, '/beats'],
      [{ step: 'records', view: { record: '208' } }, '/records/208'],
      [
        { step: 'records', view: { record: '208', window: { startSec: 61.5, spanSec: 10 } } },
        '/records/208?t=61.5',
      ],
      [
        {
          step: 'records',
          view: { record: '208', window: { startSec: 1, spanSec: 3 }, markSample: 900, runId: 'r1' },
        },
        '/records/208?t=1&s=3&beat=900&run=r1',
      ],
      [{ step: 'records', view: { record: '208', report: 'atr' } }, '/records/208?report=atr'],
      [{ step: 'results', runId: 'r1' }, '/results/r1'],
      [{ step: 'inspect', runId: 'r1', list: {} }, '/inspect/r1/errors'],
      [
        {
          step: 'inspect',
          runId: 'r1',
          list: { cell: { truth: 2, predicted: 0 }, beat: { record: '208', sample: 22131 } },
        },
        '/inspect/r1/VEB-N/208@22131',
      ],
    ];
    for (const [place, address] of cases) {
      expect(formatPlace(place)).toBe(address);
      expect(parsePlace(`#${address}`)).toEqual({ place });
    }
  });

  it('is read as the place it was written for, whatever the characters of the names', () => {
    fc.assert(
      fc.property(places, (place) => {
        expect(parsePlace(formatPlace(place))).toEqual({ place });
      }),
    );
  });

  it('has only characters that a browser leaves as they are', () => {
    fc.assert(
      fc.property(places, (place) => {
        const address = formatPlace(place);
        expect(new URL(`http://localhost/#${address}`).hash).toBe(`#${address}`);
      }),
    );
  });

  it('leads to the nearest place where a part is not understood, and names that part', () => {
    expect(parsePlace('#work')).toEqual({ place: { step: 'records' }, unknown: 'work' });
    expect(parsePlace('#/nowhere/1')).toEqual({ place: { step: 'records' }, unknown: '/nowhere/1' });
    expect(parsePlace('#/train/1')).toEqual({ place: { step: 'train' }, unknown: '1' });
    expect(parsePlace('#/records/%E0%A4%A')).toEqual({ place: { step: 'records' }, unknown: '%E0%A4%A' });
    expect(parsePlace('#/records/208?t=soon&s=0&beat=1.5')).toEqual({
      place: { step: 'records', view: { record: '208' } },
      unknown: 't=soon/s=0/beat=1.5',
    });
    expect(parsePlace('#/results/r1/V-N')).toEqual({
      place: { step: 'results', runId: 'r1' },
      unknown: 'V-N',
    });
    expect(parsePlace('#/inspect/r1/X-N')).toEqual({
      place: { step: 'inspect', runId: 'r1' },
      unknown: 'X-N',
    });
    expect(parsePlace('#/inspect/r1/errors/208')).toEqual({
      place: { step: 'inspect', runId: 'r1', list: {} },
      unknown: '208',
    });
  });

  it('is read without an exception, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        parsePlace(`#/${text}`);
        parsePlace(`#/inspect/${text}/${text}`);
        formatPlace({ step: 'results', runId: text });
      }),
    );
  });
});
