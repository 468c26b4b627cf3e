import type { RecordReport } from '../../report/types';
import { formatClock, formatCount, formatDuration, formatNumber } from '../../widgets/format';
import { Axes, type Frame, xOf, yOf } from '../../widgets/plot/Axes';
import { rateScale } from '../../widgets/plot/rateScale';
import { useWords } from '../useWords';
import { At } from './Facts';

/** The hours of the record: heart rate, beats by class, pauses, fibrillation; as a picture too if there are several. */
export function HourTable({ report: { hours, beats } }: { report: RecordReport }) {
  const { report: words } = useWords();
  const shown = beats.classes.flatMap(({ name, count }, index) => (count > 0 ? [{ name, index }] : []));
  return (
    <section className="report-part">
      <h3>{words.byHour}</h3>
      {hours.length > 1 && <HoursPicture hours={hours} />}
      <div className="report-wide">
        <table aria-label={words.byHour}>
          <thead>
            <tr className="report-head">
              <th scope="col">{words.hour}</th>
              <th scope="col">{words.beats}</th>
              <th scope="col">{words.meanBpm}</th>
              <th scope="col">{words.lowestBpm}</th>
              <th scope="col">{words.highestBpm}</th>
              {shown.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">{words.pausesShort}</th>
              <th scope="col">{words.fibrillationShort}</th>
            </tr>
          </thead>
          <tbody>
            {hours.map((hour) => (
              <tr key={hour.startSec}>
                <th scope="row">
                  <At sec={hour.startSec}>{formatClock(hour.startSec)}</At>
                </th>
                <td>{formatCount(hour.beats)}</td>
                <td>{formatNumber(hour.meanBpm)}</td>
                <td>{formatNumber(hour.lowest?.bpm)}</td>
                <td>{formatNumber(hour.highest?.bpm)}</td>
                {shown.map(({ name, index }) => (
                  <td key={name}>{formatCount(hour.classCounts[index])}</td>
                ))}
                <td>{formatCount(hour.pauses)}</td>
                <td>{hour.fibrillationSec > 0 ? formatDuration(hour.fibrillationSec) : formatCount(0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function HoursPicture({ hours }: { hours: RecordReport['hours'] }) {
  const { report: words } = useWords();
  const rates = hours.flatMap(({ lowest, highest }) => (lowest && highest ? [lowest.bpm, highest.bpm] : []));
  if (rates.length === 0) return null;
  const { low, high, ticks } = rateScale(Math.min(...rates), Math.max(...rates));
  const frame: Frame = { left: 40, top: 8, width: 620, height: 120, x: [0, hours.length], y: [low, high] };
  const every = Math.ceil(hours.length / 24);
  return (
    <div className="report-wide">
      <Axes
        frame={frame}
        label={words.hoursPicture(formatCount(hours.length))}
        xTicks={hours.flatMap((_, hour) => (hour % every === 0 ? [hour] : []))}
        yTicks={ticks}
        xText={formatCount}
        yText={formatCount}
      >
        {hours.map(({ startSec, lowest, highest, meanBpm }, hour) => {
          if (!lowest || !highest || meanBpm === undefined) return null;
          const x = xOf(frame, hour + 0.15);
          const width = xOf(frame, hour + 0.85) - x;
          const top = yOf(frame, highest.bpm);
          return (
            <g key={startSec}>
              <rect
                x={x}
                y={top}
                width={width}
                height={Math.max(1, yOf(frame, lowest.bpm) - top)}
                fill="var(--current)"
                stroke="var(--control-line)"
              />
              <rect x={x} y={yOf(frame, meanBpm) - 1} width={width} height={2} fill="var(--ink)" />
            </g>
          );
        })}
      </Axes>
    </div>
  );
}
