import { list } from '../../base/settings/declare';
import { databasesOf, halvesSplit, itemSplit, leaveDatabaseOut } from '../../beats/splits/databaseSplits';
import { protocol } from './declare';
import { newPersons, recordName } from './inter';

const items = (initial: string[]) => list(recordName, { initial });
const without = items([]);

type Lists = Record<'training' | 'test' | 'without', string[]>;

const itemLists = ({ training, test, without }: Lists) => [
  { role: 'training' as const, names: training },
  { role: 'test' as const, names: test },
  { role: 'without' as const, names: without },
];

const arrow = ({ training, test }: Lists) => `${training.join(' + ')} → ${test.join(' + ')}`;

/** Sides by database: items of the lists are databases, DS1, DS2, halves (`svdb-even`) and records (see `recordsOfItem`). */
export const databases = {
  /** Training → test. */
  databases: protocol({
    ...newPersons,
    fields: { training: items(['DS1']), test: items(['svdb']), without },
    foldCount: () => 1,
    title: (lists) => short(arrow(lists)),
    deal: (lists, { index, indices }) => [itemSplit({ index, indices }, lists)],
    recordItems: itemLists,
    sidesApart: true,
  }),

  /** Two folds, of persons with even and with odd record numbers. */
  halves: protocol({
    ...newPersons,
    fields: { training: items(['DS1', 'svdb']), test: items(['svdb']), without },
    foldCount: () => 2,
    title: (lists) => short(`${arrow(lists)}, two halves`),
    deal: (lists, { index, indices }) => halvesSplit({ index, indices }, lists),
    recordItems: itemLists,
  }),

  /** One fold per database; all others are trained on. */
  leaveDatabaseOut: protocol({
    ...newPersons,
    fields: { without },
    foldCount: ({ without }, beats) => beats && databasesOf(beats, without).length,
    title: () => 'leave one database out',
    deal: ({ without }, { index, indices }) => leaveDatabaseOut({ index, indices }, without),
    recordItems: ({ without }) => [{ role: 'without', names: without }],
    databasesNeeded: 2,
  }),
};

const MAX_CHARS = 40;

/** Titles of runs are short. */
const short = (title: string) => (title.length > MAX_CHARS ? `${title.slice(0, MAX_CHARS - 1)}…` : title);
