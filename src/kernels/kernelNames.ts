/**
 * Kernels that tfjs has no name for. A backend on which one is registered is faster; without it the functions that call
 * them (`adamStep`, `normaliseBatch`, the gradient of ReLU) compute the same from stock kernels.
 */

/** Inputs dy, y (the output of ReLU); output dy where y > 0, else 0. */
export const RELU_GRAD = 'LabReluGrad';

/** One step of Adam over one variable, see `adamStep`. */
export const ADAM_STEP = 'LabAdamStep';

/** One step of RMSprop over one variable, see `rmspropStep`. */
export const RMSPROP_STEP = 'LabRmspropStep';

/** Batch normalisation in training, see `normaliseBatch`: inputs x, scale, offset; outputs y and the mean and variance of each channel. */
export const NORMALISE_BATCH = 'LabNormaliseBatch';

/** Its gradient: inputs x, dy, scale, mean, variance; outputs the gradients of x, scale and offset. */
export const NORMALISE_BATCH_GRAD = 'LabNormaliseBatchGrad';

/** Convolution, bias, ReLU and 2 × 2 max-pooling in one, see `convReluPool`: inputs x, filter, bias; outputs y and the winners. */
export const CONV_RELU_POOL = 'LabConvReluPool';

/** Its gradients: inputs x, dy, winners; outputs the gradients of filter and bias. */
export const CONV_RELU_POOL_GRAD = 'LabConvReluPoolGrad';
