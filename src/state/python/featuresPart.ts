import type { ScriptContext } from './context';
import { pyLines, pyLiteral } from './pyLiteral';

/** Each column as `beatFeatures` of the beats room computes it; `rr[i]` is the interval before beat i, `rr[i + 1]` the one after. */
const FORMULAS: Record<string, string> = {
  previousToMedian: 'ratio(rr[:-1], median)',
  nextToMedian: 'ratio(rr[1:], median)',
  previousToNext: 'ratio(rr[:-1], rr[1:])',
  previousToLocal: 'ratio(rr[:-1], mean_of(-4, 5))',
  previousToPast: 'ratio(rr[:-1], mean_of(-10, -1))',
  previousToBefore: 'ratio(rr[:-1], np.concatenate([[np.nan], rr[:-2]]))',
  previousByIrregularity: 'by_irregularity(rr[:-1], median)',
  nextByIrregularity: 'by_irregularity(rr[1:], median)',
  changeByIrregularity: 'by_irregularity(rr[:-1], rr[1:])',
};

/** What the rhythm tells of each beat; empty where the network is not told. */
export function featuresPart(context: ScriptContext): string | false {
  if (context.features.length === 0) return false;
  const rhythm = context.features.filter((name) => !name.startsWith('qrs'));
  return pyLines(
    `FEATURES = ${pyLiteral(context.features)}`,
    rhythm.length > 0 && `\n\n${rhythmPart(rhythm)}`,
    rhythm.length < context.features.length && `\n\n${SHAPE}`,
  );
}

/** As `shapeFeatures` of the beats room computes them, from all windows of a record. */
const SHAPE = `def shape_features(rows):
    """How the QRS of each window differs from that of the record's median beat: rows x 5."""
    if len(rows) == 0:
        return np.zeros((0, 5), np.float32)

    def part(before, after):
        at = lambda sec: int(np.floor((BEFORE_SEC + sec) * LENGTH / (BEFORE_SEC + AFTER_SEC) + 0.5))
        start = min(max(0, at(-before)), LENGTH - 1)
        return slice(start, max(start + 1, min(LENGTH, at(after))))

    def width(x):
        area = np.abs(x - np.median(x, axis=1, keepdims=True)).mean(axis=1)
        return np.log((area + 1e-3) / (np.ptp(x, axis=1) + 1e-3))

    rows = rows.astype(np.float32).astype(float)
    median = np.median(rows, axis=0)[None]
    height = np.median(np.ptp(rows, axis=1))
    qrs, wide = part(0.07, 0.08), part(0.11, 0.12)
    a, b = (x[:, qrs] - x[:, qrs].mean(axis=1, keepdims=True) for x in (rows, median))
    size = np.sqrt((a * a).sum(axis=1) * (b * b).sum(axis=1))
    likeness = np.where(size > 0, (a * b).sum(axis=1) / np.where(size > 0, size, 1), 0).clip(-1, 1)
    distance = np.sqrt(((rows[:, qrs] - median[:, qrs]) ** 2).mean(axis=1))
    distance = np.log(distance / (height if height > 1e-6 else 1) + 0.01)
    unlikeness = np.log(1.02 - likeness)
    columns = [
        likeness,  # qrsCorrelation
        distance,  # qrsDistance
        width(rows[:, wide]) - width(median[:, wide]),  # qrsWidening
        distance - np.median(distance),  # qrsDistanceForRecord
        unlikeness - np.median(unlikeness),  # qrsUnlikenessForRecord
    ]
    # Mean and SD over the beats of DS1, for numbers of the size that a network expects.
    mean = np.array([0.912, -2.647, 0.04, 0.121, 0.242])
    sd = np.array([0.306, 0.745, 0.202, 0.603, 0.839])
    return ((np.stack(columns, axis=1) - mean) / sd).clip(-5, 5).astype(np.float32)`;

function rhythmPart(features: string[]): string {
  const rows = features.map((name) => {
    const formula = FORMULAS[name];
    if (formula === undefined) throw new Error(`The Python script knows no feature ${name}.`);
    return `        ${formula},  # ${name}`;
  });
  const means = features.some((name) => FORMULAS[name]!.includes('mean_of'));
  return pyLines(
    'def rhythm_features(seconds):',
    '    """Logarithms of ratios of RR intervals, clipped, 0 where a neighbour is missing: beats x FEATURES."""',
    '    rr = np.full(len(seconds) + 1, np.nan)',
    '    rr[1:-1] = np.diff(seconds)',
    features.some((name) => FORMULAS[name]!.includes('median')) &&
      '    median = np.median(rr[1:-1]) if len(seconds) > 1 else np.nan',
    '',
    ...(features.some((name) => FORMULAS[name]!.startsWith('ratio'))
      ? [
          '    def ratio(a, b):',
          '        with np.errstate(divide="ignore", invalid="ignore"):',
          '            log = np.log(a / b)',
          '        return np.where(np.isnan(log), 0.0, np.clip(log, -2, 2))',
        ]
      : []),
    ...(features.some((name) => name.endsWith('ByIrregularity'))
      ? [
          '',
          '    with np.errstate(divide="ignore", invalid="ignore"):',
          '        changes = np.abs(np.diff(np.log(rr[1:-1])))',
          '    changes = changes[np.isfinite(changes)]',
          '    irregularity = np.median(changes) if len(changes) else np.nan',
          '',
          '    def by_irregularity(a, b):',
          '        """ln(a / b) in units of how much neighbouring intervals of the record differ."""',
          '        with np.errstate(divide="ignore", invalid="ignore"):',
          '            figure = np.log(a / b) / (2 * (0.03 + irregularity))',
          '        return np.where(np.isnan(figure), 0.0, np.clip(figure, -5, 5))',
        ]
      : []),
    ...(means
      ? [
          '',
          '    def mean_of(first, last):',
          '        """Mean of the intervals first...last around each beat, of those that there are."""',
          '        parts = [rr[max(1, i + first) : max(1, min(i + last + 1, len(rr) - 1))] for i in range(len(seconds))]',
          '        return np.array([part.mean() if len(part) else np.nan for part in parts])',
        ]
      : []),
    '',
    '    columns = [',
    ...rows,
    '    ]',
    '    return np.stack(columns, axis=1).astype(np.float32)',
  );
}
