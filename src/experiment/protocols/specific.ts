import { createRandom } from '../../base/random';
import { integer, list, number, optional } from '../../base/settings/declare';
import { listedRecords } from '../../beats/listedRecords';
import { DE_CHAZAL } from '../../beats/recordSets';
import { joinAscending, patientSpecific } from '../../beats/splits';
import { deriveSeed } from '../plan/seeds';
import { protocol } from './declare';
import { recordName } from './inter';

const A_DAY_SEC = 86_400;

export const specific = {
  /** One fold per test record; trained on the pool and the record's own first `ownSec` seconds, tested on the rest. */
  patientSpecific: protocol({
    fields: {
      pool: list(recordName, { initial: DE_CHAZAL.training }),
      test: list(recordName, { initial: DE_CHAZAL.test }),
      /** Five minutes, as ANSI/AAMI EC57 allows them. */
      ownSec: number({ initial: 300, min: 0, max: A_DAY_SEC, display: 'minutes' }),
      /** How often each of the record's own beats is shown in an epoch, so that a few hundred of them count beside a pool of fifty thousand. */
      ownTimes: integer({ initial: 5, min: 1, max: 1000 }),
      /** At most this many beats of each class from the pool, drawn by the seed; null = all. */
      poolPerClass: optional(integer({ initial: 1000, min: 1, max: 10_000_000, step: 100 })),
    },
    ...{ side: 'specific', deals: 'records', foldPerRecord: true, samePatient: 'own' },
    foldCount: ({ pool, test }, beats) => beats && listedRecords(beats.recordNames, pool, test)[1]!.length,
    title: () => 'patient-specific',
    deal: ({ pool, test, ownSec, poolPerClass }, { index, indices, seed }) =>
      patientSpecific({
        ...{ pool, test, ownSec, poolPerClass, index, indices },
        randomOf: (fold) => createRandom(deriveSeed(seed, 'split', fold)),
      }).map((fold) => ({ train: joinAscending([fold.pool, fold.own]), own: fold.own, test: fold.test })),
    ownTimes: ({ ownTimes }) => ownTimes,
    recordLists: ({ pool, test }) => [
      { role: 'test', names: test },
      { role: 'pool', names: pool },
    ],
    nothingTested({ ownSec }, add) {
      const message = `No test record has a beat after its first ${ownSec} s, so nothing is left to test. Choose a shorter own part, or longer records.`;
      add('own-part-too-long', message, { ownSec });
    },
  }),
};
