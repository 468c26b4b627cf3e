import type { Protocol } from '../../experiment/settings/types';
import { commands } from '../../state/commands';
import { wholeNames } from '../../state/train/protocolChoices';
import { type Column, DataTable } from '../../widgets/DataTable';
import { formatCount } from '../../widgets/format';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './RecordLists.module.css';
import { tickedNames } from './tickedNames';

type ListProtocol = Extract<Protocol, { kind: 'records' | 'patientSpecific' }>;
type ListName = 'training' | 'test' | 'pool';

/**
 * Which ticked records are trained on, which are tested, and which are not used.
 *
 * @param isTable the lists are custom, to be ticked
 */
export function RecordLists({ protocol: asked, isTable }: { protocol: ListProtocol; isTable: boolean }) {
  const words = useWords().protocol;
  const names = tickedNames(useLab((state) => state.records));
  const protocol = withWholeNames(asked, names);
  const [first, second] = listsOf(protocol);
  const leftOut = names.filter((name) => !first.names.includes(name) && !second.names.includes(name));
  const count = (list: readonly string[]) => formatCount(names.filter((name) => list.includes(name)).length);

  if (names.length === 0) return <p className={styles.note}>{words.listEmpty}</p>;
  return (
    <>
      {isTable && <Lists protocol={protocol} names={names} />}
      <p className={styles.note}>
        {words.listCounts[protocol.kind]({ training: count(first.names), test: count(second.names) })}
        {leftOut.length > 0 && ` ${words.leftOut(leftOut.join(', '))}`}
      </p>
    </>
  );
}

function Lists({ protocol, names }: { protocol: ListProtocol; names: string[] }) {
  const { protocol: words, settings } = useWords();
  const { fields } = settings.train.protocol.kinds[protocol.kind];
  const columns: Column<string>[] = [
    { key: 'record', header: words.record, rowHeader: true, cell: (name) => name },
    ...listsOf(protocol).map(
      (list): Column<string> => ({
        key: list.name,
        header: (fields as Record<string, { label: string } | undefined>)[list.name]?.label,
        cell: (name) => (
          <label className={styles.tick}>
            <input
              type="checkbox"
              aria-label={words.recordIn[list.name](name)}
              checked={list.names.includes(name)}
              onChange={(event) => tick(protocol, list.name, name, event.currentTarget.checked)}
            />
          </label>
        ),
      }),
    ),
  ];
  return (
    <DataTable
      label={words.listTable}
      columns={columns}
      rows={names}
      rowKey={(name) => name}
      compact
      maxHeight="320px"
    />
  );
}

/** A list may name a record without its folders; it is shown and changed by its whole name. */
function withWholeNames(protocol: ListProtocol, recordNames: readonly string[]): ListProtocol {
  const [first, second] = listsOf(protocol).map(({ names }) => names) as [string[], string[]];
  const [one, test] = wholeNames(recordNames, first, second) as [string[], string[]];
  return protocol.kind === 'records'
    ? { ...protocol, training: one, test }
    : { ...protocol, pool: one, test };
}

function listsOf(
  protocol: ListProtocol,
): [{ name: ListName; names: string[] }, { name: ListName; names: string[] }] {
  return protocol.kind === 'records'
    ? [
        { name: 'training', names: protocol.training },
        { name: 'test', names: protocol.test },
      ]
    : [
        { name: 'pool', names: protocol.pool },
        { name: 'test', names: protocol.test },
      ];
}

/**
 * A record of a split is on one side; in a patient-specific protocol it may be in the pool and be tested as well,
 * since no fold trains on pool beats of its own person.
 */
function tick(protocol: ListProtocol, list: ListName, name: string, isTicked: boolean): void {
  const without = (names: string[]) => names.filter((other) => other !== name);
  const changed = (names: string[], own: ListName) => {
    if (own === list) return isTicked ? [...without(names), name] : without(names);
    return isTicked && protocol.kind === 'records' ? without(names) : names;
  };
  commands.setTrainSettings({
    protocol:
      protocol.kind === 'records'
        ? {
            ...protocol,
            training: changed(protocol.training, 'training'),
            test: changed(protocol.test, 'test'),
          }
        : { ...protocol, pool: changed(protocol.pool, 'pool'), test: changed(protocol.test, 'test') },
  });
}
