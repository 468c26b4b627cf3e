import type { ScriptContext } from './context';
import { pyLines, pyLiteral } from './pyLiteral';

/** Schedule, loss, weights, augmentation, and the training of a fold. */
export function trainPart(context: ScriptContext): string {
  const { train } = context;
  return [
    train.schedule === 'onecycle' && ONE_CYCLE,
    train.loss.kind === 'focal' && FOCAL,
    weightsPart(context),
    context.isAugmented && augmentPart(context),
    trainFoldPart(context),
  ]
    .filter(Boolean)
    .join('\n\n\n');
}

const ONE_CYCLE = `def learning_rate(step, steps):
    """One cycle: up from a 25th of the peak over the first 30 % of all steps, then down to nearly nothing."""

    def cosine(start, end, part):
        return end + (start - end) / 2 * (1 + np.cos(np.pi * part))

    low, peak_step = LEARNING_RATE / 25, 0.3 * steps - 1
    if step <= peak_step:
        return cosine(low, LEARNING_RATE, step / peak_step)
    return cosine(LEARNING_RATE, low / 1e4, (step - peak_step) / (steps - 1 - peak_step))`;

const FOCAL = `def focal(y, logits):
    """(1 - p)^GAMMA times the cross-entropy (Lin et al. 2017)."""
    import tensorflow as tf

    label = tf.cast(tf.reshape(y, [-1]), tf.int32)
    entropy = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=label, logits=logits)
    return tf.pow(tf.maximum(1 - tf.exp(-entropy), 1e-7), GAMMA) * entropy`;

function weightsPart({ train }: ScriptContext): string | false {
  if (train.classWeights === 'none') return false;
  if (train.classWeights === 'own') {
    return pyLines(
      'def class_weights(y):',
      '    """A weight for each class, as they were chosen."""',
      `    return np.array(${pyLiteral(train.ownWeights)}[: len(CLASSES)], float)`,
    );
  }
  return pyLines(
    'def class_weights(y):',
    `    """Rare classes count more, ${train.classWeights === 'sqrt' ? 'by the root of their rarity, ' : ''}1 on average."""`,
    '    counts = np.bincount(y, minlength=len(CLASSES))',
    '    weights = np.where(counts > 0, len(y) / ((counts > 0).sum() * np.maximum(counts, 1)), 0)',
    train.classWeights === 'sqrt' &&
      '    weights = np.sqrt(weights) * len(y) / (np.sqrt(weights) * counts).sum()',
    '    return weights',
  );
}

function augmentPart({ train, channels, bothLeads }: ScriptContext): string {
  const { noiseMv, scale, shiftMs, baselineMv, flip, swapLeads } = train.augmentation;
  const names = train.network.kind === 'scalogram' ? ['previous', 'beat', 'next'] : channels;
  const all = bothLeads
    ? [...names.map((name) => `0 ${name}`), ...names.map((name) => `1 ${name}`)]
    : [...names];
  const windows = new Map<string, number[]>();
  all.forEach((name, channel) => {
    const key = name.replace('difference', 'beat');
    windows.set(key, [...(windows.get(key) ?? []), channel]);
  });
  const adds = noiseMv > 0 || baselineMv > 0;
  return pyLines(
    'def augmented(x, rng):',
    '    """Training beats changed at random; a channel of zeros stands for a window that is not there and stays."""',
    '    count, length, _ = x.shape',
    ...(shiftMs > 0
      ? [
          '    most = SHIFT_MS / 1000 * length / (BEFORE_SEC + AFTER_SEC)',
          '    shift = np.floor(rng.uniform(-most, most, (count, 1)) + 0.5).astype(int)',
          '    places = np.clip(np.arange(length) - shift, 0, length - 1)',
          '    x = np.take_along_axis(x, places[:, :, None], axis=1)',
        ]
      : []),
    scale > 0 && '    x = x * (1 + SCALE_SD * rng.standard_normal((count, 1, 1)))',
    ...(swapLeads && bothLeads
      ? [
          '    half = x.shape[2] // 2',
          '    swapped = np.concatenate([x[:, :, half:], x[:, :, :half]], axis=2)',
          '    x = np.where(rng.uniform(size=(count, 1, 1)) < 0.5, swapped, x)',
        ]
      : []),
    ...(flip
      ? [
          `    sign = np.where(rng.uniform(size=(count, 1, ${bothLeads ? 2 : 1})) < 0.5, -1, 1)  # upside down, a lead`,
          `    x = x * np.repeat(sign, x.shape[2]${bothLeads ? ' // 2' : ''}, axis=2)`,
        ]
      : []),
    ...(adds
      ? [
          '    there, x = (x != 0).any(axis=1, keepdims=True), x.copy()',
          '    # Wave and noise lie in the recording: the difference from the median beat has those of the beat.',
          `    for shown in [${[...windows.values()].map((each) => `[${each.join(', ')}]`).join(', ')}]:`,
          '        added = np.zeros((count, length, 1))',
          ...(baselineMv > 0
            ? [
                '        height, periods, phase = rng.uniform(size=(3, count, 1, 1))',
                '        turn = 2 * np.pi * (phase + periods * np.arange(length)[:, None] / length)',
                '        added += BASELINE_MV * height * np.sin(turn)',
              ]
            : []),
          noiseMv > 0 && '        added += NOISE_MV * rng.standard_normal(added.shape)',
          '        x[:, :, shown] += added * there[:, :, shown]',
        ]
      : []),
    '    return x.astype(np.float32)',
  );
}

function trainFoldPart(context: ScriptContext): string {
  const { train, features, isAugmented } = context;
  const isImages = train.network.kind === 'scalogram';
  const draws = train.sampling.kind !== 'none' && train.sampling.when === 'training';
  const rare = train.loss.kind === 'batchWeighted';
  const loss =
    train.loss.kind === 'focal' ? 'focal' : 'keras.losses.SparseCategoricalCrossentropy(from_logits=True)';
  const optimizer =
    train.optimizer === 'adam'
      ? 'keras.optimizers.Adam(LEARNING_RATE, epsilon=1e-7)'
      : 'keras.optimizers.RMSprop(LEARNING_RATE, rho=0.9, epsilon=1e-7)';
  const byLoss = train.bestEpochBy === 'validationLoss';
  const shown = isImages ? 'images(x)' : 'x';
  return pyLines(
    'def train_fold(fold, sides, data):',
    '    """Trains on one fold and gives the class of its test beats, by the weights of the best epoch."""',
    '    from tensorflow import keras',
    '',
    '    train, validation, test = sides',
    '    y, rng = data["y"], np.random.default_rng([SEED, fold])',
    '    keras.utils.set_random_seed(SEED + fold)',
    '    whole, model = network()',
    `    model.compile(optimizer=${optimizer}, loss=${loss})`,
    '    size = min(BATCH, len(train))',
    draws ? '    shown = drawn(train, y, rng)  # as many of each class in every epoch' : '    shown = train',
    train.classWeights === 'none'
      ? '    weights = np.ones(len(CLASSES))'
      : '    weights = class_weights(y[shown])',
    ...(rare
      ? [
          '    part = np.bincount(y[shown], minlength=len(CLASSES)) / len(shown)',
          '    rarity_scale = 1 / (part * (1 - part + 1e-3)).sum()',
        ]
      : []),
    '    steps = int(np.ceil(len(shown) / size))',
    '',
    `    def inputs(beats${isAugmented ? ', change=lambda x: x' : ''}):`,
    isAugmented ? '        x = change(data["x"][beats])' : '        x = data["x"][beats]',
    features.length > 0 ? `        return [${shown}, data["features"][beats]]` : `        return ${shown}`,
    '',
    '    def predict(beats):',
    `        parts = [beats[i : i + ${isImages ? 64 : 1024}] for i in range(0, len(beats), ${isImages ? 64 : 1024})]`,
    '        return log_softmax(np.concatenate([model.predict_on_batch(inputs(p)) for p in parts]).astype(float), axis=1)',
    '',
    '    best = None',
    '    for epoch in range(1, EPOCHS + 1):',
    draws
      ? '        order = rng.permutation(drawn(train, y, rng))'
      : '        order = rng.permutation(train)',
    '        for step in range(steps):',
    '            batch = order[step * size : (step + 1) * size]',
    '            weight = weights[y[batch]]',
    ...(rare
      ? [
          '            # Each class counts by how rare it is in this batch (Sellami and Hwang 2019).',
          '            rarity = 1 + 1e-3 - np.bincount(y[batch], minlength=len(CLASSES)) / len(batch)',
          '            weight = weight * rarity_scale * rarity[y[batch]]',
        ]
      : []),
    train.schedule === 'onecycle' &&
      '            rate = learning_rate((epoch - 1) * steps + step, EPOCHS * steps)',
    train.schedule === 'onecycle' && '            model.optimizer.learning_rate = rate',
    `            fed = inputs(batch${isAugmented ? ', lambda x: augmented(x, rng)' : ''})`,
    '            model.train_on_batch(fed, y[batch], sample_weight=weight)',
    '        if len(validation) == 0:',
    '            best = (epoch, None, model.get_weights())',
    '            continue',
    '        logs = predict(validation)',
    '        loss = -logs[np.arange(len(validation)), y[validation]].mean()',
    '        accuracy = (logs.argmax(axis=1) == y[validation]).mean()',
    '        print(f"fold {fold + 1}, epoch {epoch}: validation loss {loss:.4f}, accuracy {accuracy:.4f}", flush=True)',
    byLoss ? '        if best is None or loss < best[1]:' : '        if best is None or accuracy > best[1]:',
    `            best = (epoch, ${byLoss ? 'loss' : 'accuracy'}, model.get_weights())`,
    train.earlyStoppingEpochs !== null && '        if epoch - best[0] >= PATIENCE:',
    train.earlyStoppingEpochs !== null && '            break',
    '    model.set_weights(best[2])',
    '    whole.save(f"fold{fold + 1}.keras")',
    '    return predict(test).argmax(axis=1)',
  );
}
