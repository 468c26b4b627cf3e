import { useMemo } from 'react';
import type { Words } from '../i18n';
import { commands } from '../state/commands';
import { type LinkChanges, linkChanges, type MissingRecords } from '../state/share/linkChanges';
import { recordsText } from '../state/share/recordNames';
import type { SharedSettings } from '../state/share/types';
import { Button } from '../widgets/Button';
import { DataTable } from '../widgets/DataTable';
import { Dialog } from '../widgets/Dialog';
import { factName, factWords } from './factWords';
import styles from './LinkDialog.module.css';
import { useLab } from './useLab';
import { useWords } from './useWords';

/** What the link that was opened would change; nothing does until the user has agreed. */
export function LinkDialog() {
  const link = useLab((state) => state.link);
  return link ? <Question link={link} /> : null;
}

function Question({ link }: { link: SharedSettings }) {
  const words = useWords();
  const { share } = words;
  const prepareSettings = useLab((state) => state.prepareSettings);
  const trainSettings = useLab((state) => state.trainSettings);
  const records = useLab((state) => state.records);
  const changes = useMemo(
    () => linkChanges(link, { prepareSettings, trainSettings, records }),
    [link, prepareSettings, trainSettings, records],
  );
  const rows = rowsOf(changes, words);
  return (
    <Dialog
      title={share.title}
      wide
      cancel={rows.length === 0 ? share.close : share.keep}
      onCancel={() => void commands.closeLink()}
      actions={
        rows.length > 0 && (
          <Button kind="primary" onClick={() => void commands.applyLink()}>
            {share.apply}
          </Button>
        )
      }
    >
      <p>{rows.length === 0 ? share.nothing : share.lead}</p>
      {rows.length > 0 && (
        <div className={styles.table}>
          <DataTable
            label={share.table}
            compact
            rows={rows}
            rowKey={({ name }) => name}
            columns={[
              {
                key: 'setting',
                header: share.setting,
                rowHeader: true,
                align: 'wrap',
                cell: ({ name }) => name,
              },
              { key: 'now', header: share.now, align: 'wrap', cell: ({ now }) => now },
              { key: 'link', header: share.fromLink, align: 'wrap', cell: (row) => row.link },
            ]}
          />
        </div>
      )}
      {missingSentences(changes.missing, share).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Dialog>
  );
}

interface Row {
  name: string;
  now: string;
  link: string;
}

function rowsOf({ differing, now, link, records }: LinkChanges, words: Words): Row[] {
  const { share } = words;
  const shown = (text: string) => (text === '' ? share.none : text.replaceAll(',', ', '));
  return [
    ...differing.map((name) => ({
      name: factName(name, words),
      now: factWords(name, now, words),
      link: factWords(name, link, words),
    })),
    ...(records ? [{ name: share.records, now: shown(records.now), link: shown(records.link) }] : []),
  ];
}

/** Which records are missing, and what to do about it. */
function missingSentences(missing: MissingRecords, words: Words['share']): string[] {
  const places = ['mitdb', 'demo', 'others'] as const;
  return places.flatMap((place) =>
    missing[place].length === 0
      ? []
      : [words.missing[place](recordsText(missing[place]).replaceAll(',', ', '))],
  );
}
