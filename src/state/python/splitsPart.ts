import type { ScriptContext } from './context';
import { pyLines, pyLiteral } from './pyLiteral';

/** Who is learnt from and who is tested: by record as in the run, else dealt anew or read from the NPZ. */
export function splitsPart(context: ScriptContext): string {
  const { train, validatesRecords } = context;
  const heldOut =
    (train.bestEpochOn === 'validation' && !validatesRecords) || train.protocol.kind === 'holdout';
  const stratifies = train.protocol.kind !== 'holdout' || train.protocol.stratified;
  return [
    context.dealsRecords && foldTable(context),
    train.sampling.kind !== 'none' && sampledPart(context),
    train.maxBeats !== null && SAMPLE,
    heldOut && heldOutPart(stratifies, train),
    foldsPart(context),
  ]
    .filter(Boolean)
    .join('\n\n\n');
}

function foldTable({ train, splits, validatesRecords }: ScriptContext): string {
  const isOwn = train.protocol.kind === 'patientSpecific';
  return pyLines(
    `# As the run dealt them${isOwn ? '; the tested record also gives its own first OWN_SEC seconds to learn from' : ''}.`,
    'FOLDS = [',
    ...splits.map(({ training, validation, test }) => {
      const tested = test.records ?? [];
      const learnt = (training?.records ?? []).filter((name) => !isOwn || !tested.includes(name));
      const fold = {
        train: validatesRecords
          ? learnt
          : [...new Set([...learnt, ...others(validation?.records, tested, train)])],
        ...(validatesRecords ? { validation: validation?.records ?? [] } : {}),
        test: tested,
      };
      return `    ${pyLiteral(fold)},`;
    }),
    ']',
  );
}

/** Records of single validation beats that no beat is learnt from. */
function others(
  names: readonly string[] | undefined,
  tested: readonly string[],
  { bestEpochOn }: ScriptContext['train'],
): string[] {
  return bestEpochOn === 'test' ? [] : (names ?? []).filter((name) => !tested.includes(name));
}

function sampledPart({ train: { sampling } }: ScriptContext): string {
  const isOver = sampling.kind === 'oversample';
  return pyLines(
    'def drawn(beats, y, rng):',
    isOver
      ? '    """Beats with repetition: every class brought up to SAMPLING_RATIO of the largest."""'
      : '    """A part of the beats: every class cut down to 1 / SAMPLING_RATIO of the smallest."""',
    '    groups = [beats[y[beats] == c] for c in np.unique(y[beats])]',
    '    sizes = [len(group) for group in groups]',
    isOver
      ? '    wanted = [max(size, int(SAMPLING_RATIO * max(sizes) + 0.5)) for size in sizes]'
      : '    wanted = [min(size, max(1, int(min(sizes) / SAMPLING_RATIO + 0.5))) for size in sizes]',
    '    picked = []',
    '    for group, count in zip(groups, wanted):',
    '        picked += [np.tile(group, count // len(group)), rng.permutation(group)[: count % len(group)]]',
    '    return np.concatenate(picked)',
  );
}

const SAMPLE = `def sample(y, rng):
    """MAX_BEATS beats: 50 of each class where it has them, the rest as they come. The draw is not the lab's."""
    groups = [rng.permutation(np.flatnonzero(y == c)) for c in np.unique(y)]
    few = min(50, MAX_BEATS // len(groups))
    first = np.concatenate([group[:few] for group in groups])
    rest = np.concatenate([group[few:] for group in groups])
    return np.sort(np.append(first, rng.permutation(rest)[: max(0, MAX_BEATS - len(first))]))`;

function heldOutPart(stratifies: boolean, train: ScriptContext['train']): string {
  const mixed = !stratifies && train.bestEpochOn === 'validation';
  return pyLines(
    `def held_out(beats, y, part, rng${mixed ? ', by_class=True' : ''}):`,
    '    """Random beats in two, class by class: (the others, the part)."""',
    '    chosen = []',
    stratifies
      ? '    for group in [beats[y[beats] == c] for c in np.unique(y[beats])]:'
      : mixed
        ? '    for group in [beats[y[beats] == c] for c in np.unique(y[beats])] if by_class else [beats]:'
        : '    for group in [beats]:',
    '        count = min(len(group) - 1, max(1, int(len(group) * part + 0.5))) if part > 0 else 0',
    '        chosen.append(rng.permutation(group)[:count])',
    '    chosen = np.sort(np.concatenate(chosen)) if chosen else beats[:0]',
    '    return beats[~np.isin(beats, chosen)], chosen',
  );
}

function foldsPart(context: ScriptContext): string {
  const { train, dealsRecords, validatesRecords, readsFolds } = context;
  const isCopied = train.sampling.kind !== 'none' && train.sampling.when === 'beforeSplit';
  const isPatient = train.protocol.kind === 'patientSpecific';
  const repeats = isPatient && train.protocol.kind === 'patientSpecific' && train.protocol.ownTimes > 1;
  const everything = train.maxBeats === null ? 'np.arange(len(y))' : 'sample(y, rng)';
  const validation =
    train.bestEpochOn === 'test'
      ? [
          '        validation = test  # A fault, kept to be shown: the best epoch is chosen on the test beats.',
        ]
      : validatesRecords
        ? []
        : ['        train, validation = held_out(train, y, VALIDATION_FRACTION, rng)'];
  return pyLines(
    `def deal(y, record, second${readsFolds ? ', fold_of_beat' : ''}):`,
    '    """Training, validation and test beats of each fold, as indices."""',
    '    rng = np.random.default_rng(SEED)',
    `    beats = ${everything}`,
    isCopied &&
      '    # A fault, kept to be shown: copies are drawn before the split and stand on both sides of it.',
    isCopied && '    beats = np.sort(drawn(beats, y, rng))',
    ...(dealsRecords ? recordLoop(context, isPatient) : beatLoop(context, isCopied)),
    isCopied && '        test = np.unique(test)',
    ...validation,
    isCopied && train.bestEpochOn === 'validation' && '        validation = np.unique(validation)',
    repeats && '        train = np.concatenate([train] + [train[np.isin(train, own)]] * (OWN_TIMES - 1))',
    '        yield train, validation, test',
  );
}

function recordLoop({ train, validatesRecords }: ScriptContext, isPatient: boolean): string[] {
  const pool = train.protocol.kind === 'patientSpecific' && train.protocol.poolPerClass !== null;
  const of = (side: string) => `beats[np.isin(record[beats], fold["${side}"])]`;
  if (!isPatient) {
    return [
      '    for fold in FOLDS:',
      `        train, test = ${of('train')}, ${of('test')}`,
      ...(validatesRecords ? [`        validation = ${of('validation')}`] : []),
    ];
  }
  const names = validatesRecords ? 'fold["train"] + fold["validation"]' : 'fold["train"]';
  return [
    '    for fold in FOLDS:',
    `        mine = ${of('test')}`,
    '        own, test = mine[second[mine] < OWN_SEC], mine[second[mine] >= OWN_SEC]',
    `        pool = beats[np.isin(record[beats], ${names})]`,
    ...(pool
      ? [
          '        groups = [pool[y[pool] == c] for c in np.unique(y[pool])]',
          '        pool = np.concatenate([rng.permutation(group)[:POOL_PER_CLASS] for group in groups])',
        ]
      : []),
    ...(validatesRecords
      ? [
          '        held = np.isin(record[pool], fold["validation"])',
          '        train, validation = np.concatenate([pool[~held], own]), pool[held]',
        ]
      : ['        train = np.concatenate([pool, own])']),
  ];
}

function beatLoop({ train, readsFolds }: ScriptContext, isCopied: boolean): string[] {
  const { protocol, maxBeats } = train;
  const isFolds = protocol.kind === 'kfold';
  const stratified = 'stratified' in protocol && protocol.stratified;
  const splitter = stratified ? 'StratifiedKFold' : 'KFold';
  const byClass = stratified || train.bestEpochOn !== 'validation' ? '' : ', by_class=False';
  const dealt = isFolds
    ? [
        `dealer = ${splitter}(FOLD_COUNT, shuffle=True, random_state=SEED)`,
        'tests = [places for _, places in dealer.split(beats, y[beats])]',
      ]
    : [
        `_, tested = held_out(np.arange(len(beats)), y[beats], TEST_FRACTION, rng${byClass})`,
        'tests = [tested]',
      ];
  const read = isFolds
    ? [
        maxBeats !== null && 'beats = np.flatnonzero(fold_of_beat >= 0)',
        'tests = [np.flatnonzero(fold_of_beat[beats] == fold) for fold in range(FOLD_COUNT)]',
      ]
    : ['tests = [np.flatnonzero(fold_of_beat == 0)]'];
  const indent = (lines: (string | false)[], by: string) =>
    lines.flatMap((line) => (line === false ? [] : [by + line]));
  return [
    ...(readsFolds
      ? [
          '    if fold_of_beat is None:',
          "        # The same kind of deal as the lab's, but not the same beats: --beats gives those.",
          ...indent(dealt, '        '),
          '    else:',
          ...indent(read, '        '),
        ]
      : indent(dealt, '    ')),
    '    for places in tests:',
    `        test, train = beats[places], np.delete(beats, places)${isCopied ? '  # copies apart from each other' : ''}`,
  ];
}
