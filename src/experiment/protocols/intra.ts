import { createRandom } from '../../base/random';
import { flag, integer, number } from '../../base/settings/declare';
import { complement, plainHoldOut, plainKFold, stratifiedHoldOut, stratifiedKFold } from '../../beats/splits';
import { deriveSeed } from '../plan/seeds';
import { protocol } from './declare';

/** Beats are shuffled, so each person's beats are on both sides. */
const shuffled = { side: 'intra', deals: 'beats', foldPerRecord: false, samePatient: 'shuffled' } as const;

/** Every part has the class mix of the entire set; the only way in the first versions. */
const stratified = flag(true);

export const intra = {
  /** Every beat is tested once. */
  kfold: protocol({
    ...shuffled,
    fields: { folds: integer({ initial: 5, min: 2, max: 100 }), stratified },
    foldCount: ({ folds }) => folds,
    title: ({ folds }) => `${folds}-fold`,
    deal({ folds, stratified }, { index: { labels }, indices, seed }) {
      const random = createRandom(deriveSeed(seed, 'split'));
      const tests = (stratified ? stratifiedKFold : plainKFold)({ labels, indices, random, folds });
      return tests.map((test) => ({ test, train: complement(test, indices) }));
    },
    beatsNeeded: ({ folds }) => folds,
  }),

  /** One split. */
  holdout: protocol({
    ...shuffled,
    fields: { testFraction: number({ initial: 0.2, min: 0.01, max: 0.99, display: 'percent' }), stratified },
    foldCount: () => 1,
    title: () => 'hold-out',
    deal({ testFraction, stratified }, { index: { labels }, indices, seed }) {
      const random = createRandom(deriveSeed(seed, 'split'));
      return [(stratified ? stratifiedHoldOut : plainHoldOut)({ labels, indices, random, testFraction })];
    },
  }),
};
