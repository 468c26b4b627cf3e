import type { RunView } from '../../../experiment/run/types';
import { compareFacts, experimentFacts, type FactName } from '../../../state/results/experimentFacts';
import { type Column, DataTable } from '../../../widgets/DataTable';
import { Fold } from '../../../widgets/fields/Settings';
import { formatCount } from '../../../widgets/format';
import { factName, factWords, factWordsAgainst } from '../../factWords';
import { useWords } from '../../useWords';
import { runLetter } from '../runLetter';

/** Settings that differ, one row each; equal ones are folded. */
export function ComparisonSettings({ runs }: { runs: readonly RunView[] }) {
  const words = useWords();
  const { compare } = words;
  const facts = runs.map(experimentFacts);
  const first = facts[0]!;
  const { differing, equal } = compareFacts(facts);
  const setting: Column<FactName> = {
    key: 'setting',
    header: compare.setting,
    rowHeader: true,
    cell: (name) => factName(name, words),
  };
  const values = facts.map(
    (each, index): Column<FactName> => ({
      key: runs[index]!.id,
      header: runLetter(index),
      align: 'wrap',
      cell: (name) => factWordsAgainst(name, each, first, words),
    }),
  );
  const value: Column<FactName> = {
    key: 'value',
    header: compare.value,
    align: 'wrap',
    cell: (name) => factWords(name, first, words),
  };
  return (
    <>
      {differing.length === 0 ? (
        <p>{compare.settingsSame}</p>
      ) : (
        <DataTable
          label={compare.settingsDiffer}
          captionShown
          columns={[setting, ...values]}
          rows={differing}
          rowKey={(name) => name}
          compact
        />
      )}
      {equal.length > 0 && (
        <Fold summary={compare.settingsEqual(formatCount(equal.length), equal.length === 1)}>
          <DataTable
            label={compare.equalTable}
            columns={[setting, value]}
            rows={equal}
            rowKey={(name) => name}
            compact
          />
        </Fold>
      )}
    </>
  );
}
