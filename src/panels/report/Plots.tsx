import type { Poincare, RecordReport, RrHistogram } from '../../report/types';
import { NORMAL } from '../../rhythm/types';
import { classColourKey } from '../../widgets/ClassMark';
import { formatCount, formatNumber, formatQuantity } from '../../widgets/format';
import { Axes, type Frame, xOf, yOf } from '../../widgets/plot/Axes';
import { useShownClasses } from '../shownClasses';
import { useWords } from '../useWords';
import { plotScale, ticksTo } from './plotScale';

const BOX: Pick<Frame, 'left' | 'top'> = { left: 40, top: 8 };

/** How long the intervals are, and each over the one before it. */
export function Plots({ report: { histogram, poincare } }: { report: RecordReport }) {
  const { report: words } = useWords();
  const { topSec, beyond, total } = plotScale(histogram);
  if (total === 0) return null;
  return (
    <section className="report-part">
      <div className="report-plots">
        <Histogram histogram={histogram} topSec={topSec} total={total} />
        <PoincarePlot poincare={poincare} topSec={topSec} />
      </div>
      {beyond > 0 && (
        <p className="report-hints">{words.beyond(formatCount(beyond), formatQuantity(topSec, 's', 1))}</p>
      )}
    </section>
  );
}

function Histogram(props: { histogram: RrHistogram; topSec: number; total: number }) {
  const { histogram, topSec, total } = props;
  const { nn, other, binSec } = histogram;
  const { report: words } = useWords();
  const bins = Math.min(nn.length, Math.round(topSec / binSec));
  const highest = Math.max(1, ...nn.slice(0, bins).map((count, bin) => count + other[bin]!));
  const frame: Frame = { ...BOX, width: 380, height: 240, x: [0, topSec], y: [0, highest] };
  const bars = (counts: readonly number[], under: readonly number[] | undefined) =>
    counts
      .slice(0, bins)
      .map((count, bin) => {
        if (count === 0) return '';
        const from = under?.[bin] ?? 0;
        const x = xOf(frame, bin * binSec);
        const y = yOf(frame, from + count);
        return `M${px(x)} ${px(y)}h${px(xOf(frame, binSec) - xOf(frame, 0))}V${px(yOf(frame, from))}H${px(x)}z`;
      })
      .join('');
  return (
    <figure>
      <h3>{words.histogram}</h3>
      <Axes
        frame={frame}
        label={words.histogramLabel(formatCount(total))}
        xTicks={ticksTo(topSec)}
        yTicks={[0, highest]}
        xText={(sec) => formatNumber(sec, 1)}
        yText={formatCount}
      >
        <path d={bars(nn, undefined)} fill="var(--class-n)" />
        <path d={bars(other, nn)} fill="var(--class-q)" />
      </Axes>
      <figcaption>
        <Swatch classIndex={NORMAL} /> {words.nn} <Swatch classIndex={255} /> {words.others}
      </figcaption>
    </figure>
  );
}

function PoincarePlot({ poincare, topSec }: { poincare: Poincare; topSec: number }) {
  const { report: words } = useWords();
  const names = useShownClasses();
  const frame: Frame = { ...BOX, width: 240, height: 240, x: [0, topSec], y: [0, topSec] };
  const { binSec, before, after, classIndex, count } = poincare;
  const size = Math.max(1.5, (frame.width * binSec) / topSec);
  // The common class first, so that the rarer ones are on top.
  const classes = [...new Set(classIndex)].sort(
    (a, b) => Number(b === NORMAL) - Number(a === NORMAL) || a - b,
  );
  const dots = (own: number) =>
    before
      .map((cell, i) => {
        const isInside = cell * binSec < topSec && after[i]! * binSec < topSec;
        if (classIndex[i] !== own || !isInside) return '';
        const [x, y] = [xOf(frame, (cell + 0.5) * binSec), yOf(frame, (after[i]! + 0.5) * binSec)];
        return `M${px(x - size / 2)} ${px(y - size / 2)}h${px(size)}v${px(size)}h${px(-size)}z`;
      })
      .join('');
  return (
    <figure>
      <h3>{words.poincare}</h3>
      <Axes
        frame={frame}
        label={words.poincareLabel(formatCount(count.reduce((sum, each) => sum + each, 0)))}
        xTicks={ticksTo(topSec)}
        yTicks={ticksTo(topSec)}
        xText={(sec) => formatNumber(sec, 1)}
        yText={(sec) => formatNumber(sec, 1)}
      >
        {classes.map((own) => (
          <path key={own} d={dots(own)} fill={`var(--class-${classColourKey(own)})`} />
        ))}
      </Axes>
      <figcaption>
        {classes.map((own) => (
          <span key={own}>
            <Swatch classIndex={own} /> {names[own] ?? names.at(-1)}{' '}
          </span>
        ))}
        <br />
        {words.poincareHint}
      </figcaption>
    </figure>
  );
}

/** The colour of a class beside its name, also in a page that has no other styles. */
function Swatch({ classIndex }: { classIndex: number }) {
  return (
    <svg className="report-swatch" aria-hidden="true" width="10" height="10">
      <rect width="10" height="10" rx="2" fill={`var(--class-${classColourKey(classIndex)})`} />
    </svg>
  );
}

function px(value: number): number {
  return Math.round(value * 10) / 10;
}
