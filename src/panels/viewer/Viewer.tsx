import { useMemo } from 'react';
import { commands } from '../../state/commands';
import { Badge } from '../../widgets/Badge';
import { Button } from '../../widgets/Button';
import { formatClock, formatHz } from '../../widgets/format';
import { PanelLayout } from '../../widgets/PanelLayout';
import { AnnotationsMenu } from '../AnnotationsMenu';
import { namedLeads } from '../annotationWords';
import { RecordReport } from '../Report';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { ExportEditsItem } from './ExportEditsItem';
import { ExportWfdbItem } from './ExportWfdbItem';
import { type ViewerProps, ViewerWork } from './ViewerWork';

/** One record: its strip and what goes with it, or its report. */
export function Viewer(props: ViewerProps) {
  const { view, record } = props;
  const words = useWords();
  const { viewer, common } = words;
  const { recordId, durationSec } = view;
  const hasReport = useLab(({ report }) => report?.recordId === recordId);
  const leads = useMemo(() => namedLeads(words, record.leads), [words, record.leads]);
  return (
    <PanelLayout
      title={
        <>
          {viewer.title(recordId)}
          {record.synthetic && <Badge title={common.syntheticHint}>{common.synthetic}</Badge>}
        </>
      }
      lead={[leads.join(', '), formatHz(record.samplingHz), formatClock(durationSec)].join(' · ')}
      actions={
        <>
          <AnnotationsMenu records={[record]}>
            <ExportEditsItem recordId={recordId} />
            <ExportWfdbItem recordId={recordId} />
          </AnnotationsMenu>
          <Button
            aria-pressed={hasReport}
            title={record.annotators.length > 0 ? words.report.hint : words.report.needsBeats}
            disabled={record.annotators.length === 0}
            onClick={() => (hasReport ? commands.closeReport() : void commands.makeReport())}
          >
            {words.report.title}
          </Button>
          <Button onClick={() => commands.closeRecord()}>{viewer.close}</Button>
        </>
      }
    >
      {hasReport ? <RecordReport record={record} /> : <ViewerWork {...props} leads={leads} />}
    </PanelLayout>
  );
}
