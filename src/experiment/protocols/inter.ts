import { createRandom } from '../../base/random';
import { integer, list, text } from '../../base/settings/declare';
import { isDeChazal } from '../../beats/publishedSplit';
import { DE_CHAZAL } from '../../beats/recordSets';
import { complement, groupKFold, leaveOneRecordOut, recordSplit } from '../../beats/splits';
import { deriveSeed } from '../plan/seeds';
import { protocol } from './declare';

/** The tested persons are new to the network. */
export const newPersons = {
  side: 'inter',
  deals: 'records',
  foldPerRecord: false,
  samePatient: 'records',
} as const;

export const bothSides = (records: string) =>
  `Under Protocol, these records are in training and in test: ${records}. Leave each in one of the two lists.`;

export const recordName = text({ initial: '', minChars: 1 });

export const inter = {
  /** One fold per record; no record of the tested person is trained on. */
  leaveOneOut: protocol({
    ...newPersons,
    foldPerRecord: true,
    fields: {},
    foldCount: (_, beats) => beats && new Set(beats.record).size,
    title: () => 'leave one out',
    deal: (_, { index, indices }) => leaveOneRecordOut({ index, indices }),
    personsNeeded: () => 2,
  }),

  /** Complete persons are dealt to folds. */
  groupkfold: protocol({
    ...newPersons,
    fields: { folds: integer({ initial: 5, min: 2, max: 100 }) },
    foldCount: ({ folds }) => folds,
    title: ({ folds }) => `group ${folds}-fold`,
    deal({ folds }, { index: { labels }, indices, persons, seed }) {
      const random = createRandom(deriveSeed(seed, 'split'));
      const tests = groupKFold({ labels, indices, random, groups: persons, folds });
      return tests.map((test) => ({ test, train: complement(test, indices) }));
    },
    personsNeeded: ({ folds }) => folds,
  }),

  /** Training → test, by record names; names without beats are ignored. */
  records: protocol({
    ...newPersons,
    fields: {
      training: list(recordName, { initial: DE_CHAZAL.training }),
      test: list(recordName, { initial: DE_CHAZAL.test }),
    },
    foldCount: () => 1,
    title: (lists) => (isDeChazal(lists) ? 'DS1 → DS2' : 'own split'),
    deal: ({ training, test }, { index, indices }) => [recordSplit({ index, indices }, training, test)],
    problems({ training, test }, add) {
      const records = training.filter((name) => test.includes(name)).join(', ');
      if (records === '') return;
      add('records-both', bothSides(records), { records });
    },
    recordLists: ({ training, test }) => [
      { role: 'training', names: training },
      { role: 'test', names: test },
    ],
  }),
};
