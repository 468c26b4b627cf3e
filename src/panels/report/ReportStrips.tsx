import { useMemo } from 'react';
import type { RecordReport, StripPlace } from '../../report/types';
import type { ViewData } from '../../state/types';
import { EcgPaper } from '../../widgets/ecg/EcgPaper';
import type { EcgStripProps } from '../../widgets/ecg/ecgTypes';
import { formatClock, formatCount, formatDuration, formatNumber, formatQuantity } from '../../widgets/format';
import { useShownClasses } from '../shownClasses';
import { useWords } from '../useWords';
import { At } from './Facts';

/** The extremes of the record, each on six seconds of paper. */
export function ReportStrips({ report, strips }: { report: RecordReport; strips: readonly ViewData[] }) {
  const { report: words } = useWords();
  if (strips.length === 0) return null;
  return (
    <section className="report-part">
      <h3>{words.strips}</h3>
      <div className="report-strips">
        {report.strips.map((place, i) => (
          <Strip key={place.kinds[0]} record={report.record} place={place} data={strips[i]!} />
        ))}
      </div>
    </section>
  );
}

function Strip({ record, place, data }: { record: string; place: StripPlace; data: ViewData }) {
  const { report: words, viewer } = useWords();
  const classNames = useShownClasses();
  const { kinds, of, startSec, endSec } = place;
  const value = useStripValue(place);
  const strip = useMemo(
    (): EcgStripProps => ({
      ariaLabel: words.stripOf(record, formatClock(startSec)),
      window: { startSec, endSec },
      leads: data.leads,
      annotations: data.annotations.filter(({ symbol }) => symbol !== '"'),
      showRaw: true,
      showDenoised: false,
      classNames,
      texts: viewer.strip,
    }),
    [words, record, startSec, endSec, data, classNames, viewer],
  );
  return (
    <figure>
      <figcaption>
        {words.caption({
          what: kinds.map((kind) => words.kinds[kind]).join(words.and),
          value,
          time: formatClock(of.startSec),
        })}{' '}
        <span data-unprinted>
          <At sec={(startSec + endSec) / 2}>{words.show}</At>
        </span>
      </figcaption>
      <EcgPaper strip={strip} className="report-strip" />
    </figure>
  );
}

/** The extreme of a strip as a figure. */
function useStripValue({ kinds, of }: StripPlace): string {
  const { report: words } = useWords();
  const [kind = ''] = kinds;
  const bpm = formatNumber(of.bpm);
  if (kind.endsWith('run')) return words.runOf(formatCount(of.beats), bpm);
  if (kind === 'longest-pause') return formatQuantity(of.endSec - of.startSec, 's', 2);
  if (kind === 'longest-fibrillation') return `${formatDuration(of.endSec - of.startSec)}, ${words.bpm(bpm)}`;
  return words.bpm(bpm);
}
