import type { ScriptContext } from './context';
import { pyLines } from './pyLiteral';

/** Denoising, windows, normalising, channels: a record becomes its beats. */
export function beatsPart(context: ScriptContext): string {
  const { denoise } = context.prepare;
  return [denoise.wavelet !== 'none' && denoisePart(context), windowsPart(context), preparePart(context)]
    .filter(Boolean)
    .join('\n\n\n');
}

function denoisePart({ prepare: { denoise } }: ScriptContext): string {
  const details = [...new Set(denoise.zeroDetails)]
    .filter((level) => level <= denoise.levels)
    .sort((a, b) => a - b);
  return pyLines(
    'def denoise(signal):',
    '    """The signal without some bands of its wavelet transform. Gaps are bridged, and are gaps again."""',
    '    gap = ~np.isfinite(signal)',
    '    if gap.all():',
    '        return signal',
    '    whole = np.interp(np.arange(len(signal)), np.flatnonzero(~gap), signal[~gap])',
    '    bands = pywt.wavedec(whole, WAVELET, level=LEVELS)',
    denoise.zeroApproximation && '    bands[0] = np.zeros_like(bands[0])',
    ...(details.length > 0
      ? [`    for level in (${details.join(', ')},):`, '        bands[-level] = np.zeros_like(bands[-level])']
      : []),
    '    clean = pywt.waverec(bands, WAVELET)[: len(signal)]',
    '    clean[gap] = np.nan',
    '    return clean',
  );
}

function windowsPart({ prepare }: ScriptContext): string {
  const own = prepare.normalise === 'zscore' || prepare.normalise === 'minmax';
  return pyLines(
    'def windows(signal, starts, ends):',
    '    """A row of LENGTH samples a beat; zeros where samples are missing."""',
    '    rows = np.zeros((len(starts), LENGTH))',
    '    for row, start, end in zip(rows, starts, ends):',
    '        row[:] = resample(signal[start:end], LENGTH)',
    '    rows[~np.isfinite(rows).all(axis=1)] = 0',
    '    return rows',
    ...(own
      ? [
          '',
          '',
          'def normalise(rows):',
          `    """Every beat by itself: ${prepare.normalise === 'zscore' ? 'mean 0, SD 1' : 'from 0 to 1'}; flat ones become zeros."""`,
          '    low, high = rows.min(axis=1, keepdims=True), rows.max(axis=1, keepdims=True)',
          '    flat = high - low <= 1e-6 * np.maximum(1, np.maximum(abs(low), abs(high)))',
          prepare.normalise === 'zscore'
            ? '    centre, unit = rows.mean(axis=1, keepdims=True), rows.std(axis=1, keepdims=True)'
            : '    centre, unit = low, high - low',
          '    return np.where(flat, 0, (rows - centre) / np.where(flat, 1, unit))',
        ]
      : []),
    ...(prepare.normalise === 'record'
      ? [
          '',
          '',
          'def normalise(rows):',
          '    """All beats of the record by one factor: the median of their heights."""',
          '    height = np.median(np.ptp(rows, axis=1)) if len(rows) else 0',
          '    return rows / (height if height > 1e-6 else 1)',
        ]
      : []),
  );
}

const CHANNEL = {
  beat: 'rows[place]',
  difference: 'rows[place] - np.median(rows[cut], axis=0)',
  previous: 'rows[place - 1]',
  next: 'rows[place + 1]',
};

function preparePart({ prepare, train, channels, bothLeads, features }: ScriptContext): string {
  const clean = (lead: string) => (prepare.denoise.wavelet === 'none' ? lead : `denoise(${lead})`);
  const names = train.network.kind === 'scalogram' ? (['previous', 'beat', 'next'] as const) : channels;
  return pyLines(
    'def prepare(files, record):',
    `    """Beats of a record in order of time: x (beats x LENGTH x channels), ${features.length > 0 ? 'features, ' : ''}y (class), samples,`,
    '    seconds."""',
    '    leads, names, hz, samples, seconds, symbols = read_record(files, record)',
    '    first = choose_lead(names)',
    '    before, after = (int(np.floor(sec * hz + 0.5)) for sec in (BEFORE_SEC, AFTER_SEC))',
    '    class_of = {symbol: i for i, symbols in enumerate(CLASSES.values()) for symbol in symbols}',
    '    y = np.array([class_of.get(symbol, -1) for symbol in symbols], int)',
    '    starts, ends = samples - before, samples + after',
    ...(prepare.windowRule === 'tutorial'
      ? [
          '    # A fault, kept to be shown: F is cut to the end of the next window, which tells its label.',
          '    is_f = np.array([symbol in CLASSES["F"] for symbol in symbols])',
          '    following = np.append(samples[1:] + float(after), np.inf)',
          '    following[following - ends > np.floor(60 * hz + 0.5)] = np.inf',
          '    reach = np.where(is_f, following, ends)',
          '    inside = (starts >= 0) & (reach <= len(leads))',
          '    ends = np.where(inside, reach, 0).astype(int)',
        ]
      : ['    inside = (starts >= 0) & (ends <= len(leads))']),
    '    missing = np.concatenate([[0], np.cumsum(~np.isfinite(leads[:, first]))])',
    '    inside[inside] = missing[ends[inside]] == missing[starts[inside]]',
    '    # Row 0 and the last are neighbours that are not there; windows without a class are neighbours only.',
    '    cut = 1 + np.flatnonzero(inside)',
    '    place = 1 + np.flatnonzero(inside & (y >= 0))',
    '    x = []',
    features.some((name) => name.startsWith('qrs')) &&
      '    shape = np.zeros((len(samples) + 2, 5), np.float32)',
    bothLeads
      ? '    for lead in [first] + [i for i in range(leads.shape[1]) if i != first][:1]:'
      : '    for lead in [first]:',
    `        found = windows(${clean('leads[:, lead]')}, starts[inside], ends[inside])`,
    '        rows = np.zeros((len(samples) + 2, LENGTH))',
    `        rows[cut] = ${prepare.normalise === 'none' ? 'found' : 'normalise(found)'}`,
    `        x += [${names.map((name) => CHANNEL[name]).join(', ')}]`,
    ...(features.some((name) => name.startsWith('qrs'))
      ? ['        if lead == first:', '            shape[cut] = shape_features(rows[cut])']
      : []),
    ...(bothLeads
      ? ['    if leads.shape[1] == 1:', `        x += [np.zeros_like(x[0])] * ${names.length}`]
      : []),
    '    kept = place - 1',
    '    return {',
    '        "x": np.stack(x, axis=2).astype(np.float32),',
    features.length > 0 && `        "features": ${featuresOf(features)},`,
    '        "y": y[kept],',
    '        "sample": samples[kept],',
    '        "second": samples[kept] / hz,',
    '        "record": np.array([record] * len(kept)),',
    '    }',
  );
}

/** The columns of the rhythm, then those of the shape. */
function featuresOf(features: string[]): string {
  const shape = features.some((name) => name.startsWith('qrs'));
  const rhythm = features.some((name) => !name.startsWith('qrs'));
  if (!shape) return 'rhythm_features(seconds)[kept]';
  if (!rhythm) return 'shape[place]';
  return 'np.concatenate([rhythm_features(seconds)[kept], shape[place]], axis=1)';
}
