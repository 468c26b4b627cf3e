import * as tf from '@tensorflow/tfjs-core';
import type { KernelReplacement } from '../replaceKernels';
import type { WasmContext } from './context';
import { type Convolution, filterGradient, forward, inputGradient } from './runConvolution';

type Named<Name extends string> = Record<Name, tf.TensorInfo>;

/**
 * 2-D convolution (and with it `tf.conv1d`, which is one of height 1) and its two gradients, of any filter, stride and
 * padding; channels last, no dilation.
 *
 * Direct, without im2col: a row of the image, padded once, is contiguous, so the taps of a position are contiguous for
 * any number of channels. Five positions × eight output channels stay in registers over all taps; the filter's gradient
 * keeps four taps × eight channels over a row of positions. The gradient of the input is the correlation of dy with the
 * filter rotated by 180°.
 */
export function convolutionKernels(context: WasmContext): KernelReplacement[] {
  return [
    {
      kernelName: tf.Conv2D,
      create: (stock) => (params) => {
        const { x, filter } = params.inputs as Named<'x' | 'filter'>;
        const attrs = params.attrs as unknown as tf.Conv2DAttrs;
        const convolution = describe(x.shape, filter.shape, attrs, attrs.dilations);
        if (!isServed(convolution, x, filter)) return stock!(params);
        return forward(context, convolution, { x, filter });
      },
    },
    {
      kernelName: tf.FusedConv2D,
      create: (stock) => (params) => {
        const { x, filter, bias } = params.inputs as Named<'x' | 'filter'> & Partial<Named<'bias'>>;
        const attrs = params.attrs as unknown as tf.FusedConv2DAttrs;
        const convolution = describe(x.shape, filter.shape, attrs, attrs.dilations);
        const activationServed = attrs.activation === 'linear' || attrs.activation === 'relu';
        const biasServed = !bias || (bias.shape.length === 1 && bias.shape[0] === convolution.outChannels);
        if (!activationServed || !biasServed || !isServed(convolution, x, filter)) return stock!(params);
        return forward(context, convolution, { x, filter, bias, relu: attrs.activation === 'relu' });
      },
    },
    {
      kernelName: tf.Conv2DBackpropInput,
      create: (stock) => (params) => {
        const { dy, filter } = params.inputs as Named<'dy' | 'filter'>;
        const attrs = params.attrs as unknown as tf.Conv2DBackpropInputAttrs;
        const convolution = describe(attrs.inputShape, filter.shape, attrs);
        if (!isServed(convolution, dy, filter)) return stock!(params);
        return inputGradient(context, convolution, dy, filter);
      },
    },
    {
      kernelName: tf.Conv2DBackpropFilter,
      create: () => (params) => {
        const { x, dy } = params.inputs as Named<'x' | 'dy'>;
        const attrs = params.attrs as unknown as tf.Conv2DBackpropFilterAttrs;
        const convolution = describe(x.shape, attrs.filterShape, attrs);
        if (!isServed(convolution, x, dy)) {
          throw new Error('The gradient of a filter needs float32 and channels last on the wasm backend.');
        }
        return filterGradient(context, convolution, x, dy);
      },
    },
  ];
}

/** The sizes of the convolution, computed by tfjs's own rules. */
function describe(
  inShape: number[],
  filterShape: number[],
  attrs: Pick<tf.Conv2DAttrs, 'strides' | 'pad' | 'dimRoundingMode' | 'dataFormat'>,
  dilations: number | [number, number] = 1,
): Convolution {
  return tf.backend_util.computeConv2DInfo(
    inShape as [number, number, number, number],
    filterShape as [number, number, number, number],
    attrs.strides,
    dilations,
    attrs.pad,
    attrs.dimRoundingMode,
    false,
    tf.backend_util.convertConv2DDataFormat(attrs.dataFormat),
  );
}

function isServed(convolution: Convolution, ...tensors: tf.TensorInfo[]): boolean {
  const { dataFormat, dilationHeight, dilationWidth } = convolution;
  return (
    dataFormat === 'channelsLast' &&
    dilationHeight === 1 &&
    dilationWidth === 1 &&
    tensors.every(({ dtype }) => dtype === 'float32')
  );
}
