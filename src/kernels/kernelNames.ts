/**
 * Kernels that tfjs has no name for. A backend that has one registered is faster with it; the functions that call them
 * (`adamStep`, the gradient of ReLU) compute the same from stock kernels where it has not.
 */

/** Inputs dy, y (the output of ReLU); output dy where y > 0, else 0. */
export const RELU_GRAD = 'LabReluGrad';

/** One step of Adam over one variable, see `adamStep`. */
export const ADAM_STEP = 'LabAdamStep';

/** One step of RMSprop over one variable, see `rmspropStep`. */
export const RMSPROP_STEP = 'LabRmspropStep';
