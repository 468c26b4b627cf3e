import type { RecordReport } from '../../report/types';
import { formatCount, formatNumber, formatQuantity, NO_VALUE } from '../../widgets/format';
import { useWords } from '../useWords';
import { type Fact, Facts } from './Facts';

/** Heart rate variability; greyed out, with the reason, where it must not be read. */
export function Variability({ report: { hrv, corrections } }: { report: RecordReport }) {
  const { report: words } = useWords();
  const { timeDomain, frequencyDomain, reason } = hrv;
  const spectrum = 'reason' in frequencyDomain ? undefined : frequencyDomain;
  const quantity = (value: number | undefined, unit: string, digits: number) =>
    value === undefined ? NO_VALUE : formatQuantity(value, unit, digits);
  const time = (name: keyof typeof words.timeNames): Fact => {
    const value = timeDomain[name];
    const unit = name.endsWith('Ms') ? 'ms' : name === 'pnn50' ? '%' : undefined;
    const text = name === 'intervals' ? formatCount(value) : formatNumber(value, 1);
    return { name: words.timeNames[name], value: unit === undefined ? text : quantity(value, unit, 1) };
  };
  const names = Object.keys(words.timeNames) as (keyof typeof words.timeNames)[];
  const bands = Object.keys(words.frequencyNames) as (keyof typeof words.frequencyNames)[];
  return (
    <section className="report-part">
      <h3>{words.hrv}</h3>
      {reason && <p className="report-reason">{words.reasons[reason]}</p>}
      <div className="report-columns">
        <Facts title={words.time} facts={names.map(time)} isGrey={reason !== undefined} />
        <Facts
          title={words.frequency}
          facts={
            spectrum
              ? bands.map((name) => ({
                  name: words.frequencyNames[name],
                  value:
                    name === 'lfByHf' ? formatNumber(spectrum[name], 2) : quantity(spectrum[name], 'ms²', 0),
                }))
              : []
          }
        >
          {'reason' in frequencyDomain && (
            <p className="report-reason">
              {reason ? words.noFrequency : words.reasons[frequencyDomain.reason]}
            </p>
          )}
        </Facts>
        <div className="report-hints">
          {spectrum && <p>{words.lomb(formatCount(spectrum.segments))}</p>}
          <p>{words.hrvHint}</p>
          <p>
            {words.corrections({
              ectopic: formatCount(corrections.ectopic),
              missed: formatCount(corrections.missed),
              extra: formatCount(corrections.extra),
              longOrShort: formatCount(corrections.longOrShort),
            })}
          </p>
        </div>
      </div>
    </section>
  );
}
