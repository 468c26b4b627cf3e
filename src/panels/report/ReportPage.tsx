import type { ReportedRecord } from '../../workers/records/types';
import { useWords } from '../useWords';
import { BeatFacts } from './BeatFacts';
import { HourTable } from './HourTable';
import { Plots } from './Plots';
import { ReportStrips } from './ReportStrips';
import { Variability } from './Variability';

/** Everything that is printed and saved of a report. */
export function ReportPage({ made: { report, strips } }: { made: ReportedRecord }) {
  const { report: words } = useWords();
  const { record, annotator, labNote, startTime, beats } = report;
  return (
    <>
      <div className="report-title">
        <h2>{words.heading(record)}</h2>
        <p className="report-notice">{words.notice}</p>
        <p>
          {[
            words.from(annotator),
            labNote !== undefined && words.byLab(labNote),
            startTime !== undefined && words.start(startTime),
          ]
            .filter(Boolean)
            .join(' ')}
        </p>
        {beats.total === 0 && <p>{words.noBeats}</p>}
        {beats.total > 0 && beats.withoutClass === beats.total && <p>{words.noClasses}</p>}
      </div>
      <BeatFacts report={report} />
      {beats.total > 0 && (
        <>
          <Variability report={report} />
          <Plots report={report} />
          <HourTable report={report} />
          <ReportStrips report={report} strips={strips} />
        </>
      )}
    </>
  );
}
