import { useRef } from 'react';
import { problemSentence } from '../../i18n';
import { commands } from '../../state/commands';
import { reportStem } from '../../state/report/reportStem';
import { saveBlob } from '../../state/saveBlob';
import type { RecordEntry } from '../../state/types';
import { Button } from '../../widgets/Button';
import { SelectField } from '../../widgets/fields/SelectField';
import { useLightPrint } from '../../widgets/printing';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import '../printReport.css';
import './report.css';
import { ReportPage } from './ReportPage';
import { reportHtml } from './reportHtml';

/** The report with what can be done with it. */
export function ReportRegion({ record }: { record: RecordEntry }) {
  const words = useWords();
  const { report: own } = words;
  const state = useLab(({ report }) => report);
  const language = useLab(({ language: shown }) => shown);
  const page = useRef<HTMLDivElement>(null);
  useLightPrint();
  if (!state) return null;
  const { made, failed, status, annotator } = state;

  function saveHtml(): void {
    if (!page.current || !made) return;
    const html = reportHtml(page.current, { title: own.heading(record.id), language });
    saveBlob(new Blob([html], { type: 'text/html' }), `${reportStem(made.report)}.html`);
  }

  return (
    <section className="record-report" aria-label={own.title} data-report>
      <div className="report-bar" data-unprinted>
        <SelectField
          label={own.madeFrom}
          value={annotator}
          options={record.annotators.map((name) => ({ value: name, label: name }))}
          onChange={(name) => void commands.makeReport(name)}
        />
        <Button disabled={!made} onClick={() => window.print()}>
          {own.print}
        </Button>
        <Button disabled={!made} onClick={saveHtml}>
          {own.save('HTML')}
        </Button>
        <Button disabled={!made} onClick={() => void commands.downloadReport('json')}>
          {own.save('JSON')}
        </Button>
        <Button disabled={!made} onClick={() => void commands.downloadReport('csv')}>
          {own.save('CSV')}
        </Button>
        <Button onClick={() => commands.closeReport()}>{own.close}</Button>
      </div>
      {status === 'reading' && <p role="status">{own.reading(record.id)}</p>}
      {failed && (
        <p className="report-failed">
          {own.failed} {problemSentence(words.problems, failed)}
        </p>
      )}
      {status === 'stopped' && <p>{own.stopped}</p>}
      {(status === 'stopped' || status === 'failed') && (
        <Button onClick={() => void commands.makeReport()}>{own.again}</Button>
      )}
      {made && (
        <div ref={page} className="report-page">
          <ReportPage made={made} />
        </div>
      )}
    </section>
  );
}
