import type { NetworkChoice } from '../../experiment/settings/types';
import type { ScriptContext } from './context';
import { pyLines, pyLiteral } from './pyLiteral';

/** The network as a Keras model, layer by layer as in the lab. */
export function networkPart(context: ScriptContext): string {
  const { network } = context.train;
  return network.kind === 'scalogram' ? imageNetwork(network) : multiHead(network, context);
}

const HEAD = [
  'def network():',
  '    """Two models over the same layers: with the softmax, and up to it: the loss starts there, where no',
  '    digit is lost."""',
  '    from tensorflow import keras  # here, so that beats can be prepared without it',
  '',
  '    layers = keras.layers',
];

const TAIL = [
  '    logits = layers.Dense(len(CLASSES), name="logits")(y)',
  '    whole = keras.Model(inputs, layers.Softmax(name="softmax")(logits))',
  '    return whole, keras.Model(inputs, logits)',
];

function imageNetwork({ filters, kernel }: Extract<NetworkChoice, { kind: 'scalogram' }>): string {
  return pyLines(
    ...HEAD,
    '    image = keras.Input((128, 128, 3), name="image")',
    '    y = layers.Conv2D(',
    `        ${filters}, ${kernel}, padding="same", activation="relu", kernel_initializer="he_uniform", name="conv"`,
    '    )(image)',
    '    y = layers.MaxPooling2D(2, name="pool")(y)',
    '    y = layers.Flatten(name="flatten")(y)',
    '    inputs = [image]',
    ...TAIL,
  );
}

function multiHead(
  network: Extract<NetworkChoice, { kind: 'multihead' }>,
  { train, channels, bothLeads, features }: ScriptContext,
): string {
  const { heads, firstFilters, secondFilters, dense, batchNorm, shapeDropout, l2 } = network;
  const width = channels.length * (bothLeads ? 2 : 1);
  const kernels = heads.map(({ firstKernel, secondKernel }) => [firstKernel, secondKernel]);
  return pyLines(
    ...HEAD,
    `    beat = keras.Input((LENGTH, ${width}), name="beat")`,
    '    heads = []',
    `    for head, kernels in enumerate(${pyLiteral(kernels)}, 1):`,
    '        y = beat',
    `        for stage, (filters, size) in enumerate(zip([${firstFilters}, ${secondFilters}], kernels), 1):`,
    '            y = layers.Conv1D(',
    '                filters,',
    '                size,',
    '                padding="same",',
    '                use_bias=False,',
    !batchNorm && '                activation="relu",',
    '                kernel_initializer="he_uniform",',
    l2 > 0 && `                kernel_regularizer=keras.regularizers.L2(${l2}),`,
    '                name=f"head{head}_conv{stage}",',
    '            )(y)',
    batchNorm &&
      '            y = layers.BatchNormalization(momentum=0.9, epsilon=1e-3, name=f"head{head}_norm{stage}")(y)',
    batchNorm && '            y = layers.Activation("relu", name=f"head{head}_relu{stage}")(y)',
    '            y = layers.MaxPooling1D(2, name=f"head{head}_pool{stage}")(y)',
    '        heads.append(y)',
    heads.length > 1 ? '    y = layers.Concatenate(axis=1, name="heads")(heads)' : '    y = heads[0]',
    '    y = layers.Flatten(name="flatten")(y)',
    shapeDropout > 0 && `    y = layers.Dropout(${shapeDropout}, name="shape_dropout")(y)`,
    '    inputs = [beat]',
    ...(features.length > 0
      ? [
          '    inputs.append(keras.Input((len(FEATURES),), name="features"))',
          '    y = layers.Concatenate(axis=1, name="joined")([y, inputs[1]])',
        ]
      : []),
    ...dense.flatMap((units, index) => [
      `    y = layers.Dense(${units}, activation="${train.denseActivation}", name="dense${index + 1}")(y)`,
      ...(train.dropout > 0
        ? [`    y = layers.Dropout(${train.dropout}, name="dropout${index + 1}")(y)`]
        : []),
    ]),
    ...TAIL,
  );
}
