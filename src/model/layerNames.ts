/** Names of the trunk's layers, in `model.json`, in the layer table and wherever one is looked up. */
export const LAYER_NAMES = {
  input: 'beat',
  concat: 'heads',
  flatten: 'flatten',
  /** @param index 0-based */
  dense: (index: number) => `dense${index + 1}`,
  dropout: (index: number) => `dropout${index + 1}`,
  /** The last dense layer, before the softmax: the loss is computed from here, where no digit is lost. */
  logits: 'logits',
  softmax: 'softmax',
} as const;

/** @param head 0-based */
export function headLayerNames(head: number) {
  const prefix = `head${head + 1}`;
  return {
    firstConv: `${prefix}_conv1`,
    firstPool: `${prefix}_pool1`,
    secondConv: `${prefix}_conv2`,
    secondPool: `${prefix}_pool2`,
  };
}
