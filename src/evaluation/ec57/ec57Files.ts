import { lineHead } from './bxb/lineFormat';
import { shutdownHead } from './bxb/shutdownFormat';
import type { Ec57Record } from './ec57Record';
import { episodeHead } from './epicmp/epicmp';
import type { Ec57FileId } from './fileIds';
import { runHead } from './rxr/runFormat';
import { sumstats } from './sumstats/sumstats';

/** What a program writes once, before the first record; the reports -S, -s, -C and -c have a head for each record instead. */
const heads: Readonly<Partial<Record<Ec57FileId, string>>> = {
  'bxb-L': lineHead(true),
  'bxb-l': lineHead(false),
  'sd-L': shutdownHead(true),
  'sd-l': shutdownHead(false),
  vruns: runHead('ventricular'),
  sruns: runHead('supraventricular'),
  af: episodeHead('AF'),
  vf: episodeHead('VF'),
};

/** A file as the program writes it, record after record. */
export interface Ec57File {
  text: string;
  /** The same with sums, gross and average, as `sumstats` prints it; undefined for the reports -S, -s, -C and -c. */
  summed: string | undefined;
}

/** What one of the standard's programs writes of some records, from what it says of each. */
export function ec57File(id: Ec57FileId, records: readonly Ec57Record[]): Ec57File {
  const text = `${heads[id] ?? ''}${records.map(({ rows }) => rows[id]).join('')}`;
  return { text, summed: sumstats(text) };
}

/** A text file by its name. */
export interface NamedText {
  name: string;
  text: string;
}

/**
 * These files with names as their makers have them: `gqrs.bxb-L.txt` as the program writes it, `gqrs.bxb-L.sumstats.txt`
 * with sums, gross and average.
 *
 * @param records what `ec57Record` says of each record, in the order of the rows
 * @param test name of the test annotator, with which the names begin
 */
export function ec57Texts(
  ids: readonly Ec57FileId[],
  records: readonly Ec57Record[],
  test: string,
): NamedText[] {
  return ids.flatMap((id) => {
    const { text, summed } = ec57File(id, records);
    return [
      { name: `${test}.${id}.txt`, text },
      ...(summed === undefined ? [] : [{ name: `${test}.${id}.sumstats.txt`, text: summed }]),
    ];
  });
}
