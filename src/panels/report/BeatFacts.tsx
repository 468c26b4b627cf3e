import type { Ectopy, EpisodeSum, RateExtreme, RecordReport } from '../../report/types';
import { formatCount, formatDuration, formatNumber, formatQuantity } from '../../widgets/format';
import { formatShare } from '../formatShare';
import { useWords } from '../useWords';
import { At, type Fact, Facts } from './Facts';

/** What is counted over the whole record. */
export function BeatFacts({ report }: { report: RecordReport }) {
  const { report: words, viewer } = useWords();
  const { durationSec, analysable, beats, rate, pauses, fibrillation, ventricular, supraventricular } =
    report;
  const extreme = (name: string, at: RateExtreme | undefined): Fact | undefined =>
    at && { name, value: words.bpm(formatNumber(at.bpm)), more: <At sec={at.startSec} /> };
  const episodes = (name: string, { count, sec, longest }: EpisodeSum): Fact => ({
    name,
    value: count === 0 ? words.none : words.episodes(formatCount(count), formatDuration(sec)),
    ...(longest && { more: <At sec={longest.startSec} /> }),
  });
  const marked = (name: string, sec: number | undefined): Fact | undefined =>
    sec === undefined ? undefined : { name, value: sec === 0 ? words.none : formatDuration(sec) };
  return (
    <div className="report-columns">
      <Facts
        title={words.recording}
        facts={[
          { name: words.duration, value: formatDuration(durationSec) },
          analysable && {
            name: words.analysable,
            value: formatDuration(analysable.sec),
            more: formatShare(analysable.share),
          },
          { name: words.beats, value: formatCount(beats.total) },
        ]}
      />
      <Facts
        title={words.byClass}
        facts={[
          ...beats.classes.map(({ name, count, share }) => ({
            name,
            value: formatCount(count),
            more: formatShare(share),
          })),
          beats.withoutClass > 0
            ? { name: viewer.strip.noClass, value: formatCount(beats.withoutClass) }
            : undefined,
        ]}
      />
      <Facts
        title={words.rate}
        facts={[
          rate && { name: words.mean, value: words.bpm(formatNumber(rate.meanBpm)) },
          extreme(words.lowest, rate?.lowest),
          extreme(words.highest, rate?.highest),
          episodes(words.slow, report.bradycardia),
          episodes(words.fast, report.tachycardia),
        ]}
      />
      {ventricular && <EctopyFacts title={words.ventricular} ectopy={ventricular} />}
      {supraventricular && <EctopyFacts title={words.supraventricular} ectopy={supraventricular} />}
      <Facts
        title={words.fibrillation}
        facts={[
          episodes(words.inAll, fibrillation),
          { name: words.burden, value: formatShare(fibrillation.share) },
          fibrillation.longest && {
            name: words.longest,
            value: formatDuration(fibrillation.longest.endSec - fibrillation.longest.startSec),
          },
          fibrillation.meanBpm === undefined
            ? undefined
            : { name: words.rateWithin, value: words.bpm(formatNumber(fibrillation.meanBpm)) },
          marked(words.marked, fibrillation.markedSec?.fibrillation),
          marked(words.markedFlutter, fibrillation.markedSec?.flutter),
        ]}
      />
      <Facts
        title={words.pauses}
        facts={[
          { name: words.count, value: pauses.count === 0 ? words.none : formatCount(pauses.count) },
          pauses.longest && {
            name: words.longest,
            value: formatQuantity(pauses.longest.endSec - pauses.longest.startSec, 's', 2),
            more: <At sec={pauses.longest.startSec} />,
          },
        ]}
      />
      <div className="report-hints">
        {analysable && <p>{words.analysableHint(analysable.leads.join(', '))}</p>}
        <p>{words.rateHint}</p>
        <p>{words.fibrillationHint}</p>
      </div>
    </div>
  );
}

function EctopyFacts({ title, ectopy }: { title: string; ectopy: Ectopy }) {
  const { report: words } = useWords();
  const { longestRun, fastestRun } = ectopy;
  const count = (name: string, value: number): Fact => ({ name, value: formatCount(value) });
  const run = (name: string, of: typeof longestRun): Fact | undefined =>
    of && {
      name,
      value: words.runOf(formatCount(of.beats), formatNumber(of.bpm)),
      more: <At sec={of.startSec} />,
    };
  return (
    <Facts
      title={title}
      facts={[
        { name: words.burden, value: words.part(formatCount(ectopy.beats), formatShare(ectopy.share)) },
        ...(ectopy.beats === 0
          ? []
          : [
              count(words.singles, ectopy.singles),
              count(words.couplets, ectopy.couplets),
              count(words.bigeminy, ectopy.bigeminy),
              count(words.trigeminy, ectopy.trigeminy),
              count(words.runs, ectopy.runs),
              run(words.longestRun, longestRun),
              run(words.fastestRun, fastestRun),
            ]),
      ]}
    />
  );
}
