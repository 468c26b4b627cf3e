import type { ReactNode } from 'react';
import { commands } from '../../state/commands';
import { formatClock } from '../../widgets/format';
import { useLab } from '../useLab';

export interface Fact {
  name: ReactNode;
  value: ReactNode;
  /** A second figure, such as a share. */
  more?: ReactNode;
}

interface FactsProps {
  title: string;
  facts: readonly (Fact | undefined)[];
  /** Whether the figures must not be read as they are. */
  isGrey?: boolean;
  /** What has to be known of them. */
  children?: ReactNode;
}

/** A few figures under a title. */
export function Facts({ title, facts, isGrey, children }: FactsProps) {
  const shown = facts.filter((fact) => fact !== undefined);
  const hasMore = shown.some(({ more }) => more !== undefined);
  return (
    <div className="report-facts">
      <h3>{title}</h3>
      {children}
      {shown.length > 0 && (
        <table aria-label={title} className={isGrey ? 'report-grey' : undefined}>
          <tbody>
            {shown.map(({ name, value, more }, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows never move.
              <tr key={row}>
                <th scope="row">{name}</th>
                <td>{value}</td>
                {hasMore && <td>{more}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** A time of the record, which goes there. */
export function At({ sec, children }: { sec: number; children?: ReactNode }) {
  const recordId = useLab(({ report }) => report?.recordId);
  return (
    <button
      type="button"
      className="report-at"
      onClick={() => recordId !== undefined && void commands.viewRecord(recordId, { atSec: sec })}
    >
      {children ?? formatClock(sec)}
    </button>
  );
}
