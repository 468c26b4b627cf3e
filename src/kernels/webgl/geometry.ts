import * as tf from '@tensorflow/tfjs';

/** A 1-D convolution of stride 1: x (batch, inWidth, inChannels) by taps × inChannels × outChannels. */
export interface Conv1dGeometry {
  batch: number;
  inWidth: number;
  inChannels: number;
  outWidth: number;
  outChannels: number;
  taps: number;
  padLeft: number;
}

/** Attributes that the three kernels of a convolution share. */
export interface ConvAttributes {
  strides: number | [number, number];
  pad: Parameters<typeof tf.backend_util.computeConv2DInfo>[4];
  dataFormat?: 'NHWC' | 'NCHW';
  dilations?: number | [number, number];
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

/**
 * The 1-D convolution behind a call of a 2-D kernel (tf.conv1d gives its input a height of 1), or undefined unless it
 * has stride 1, no dilation, channels last, and output channels in multiples of four.
 *
 * @param xShape batch, height, width, channels
 * @param filterShape height, width, inChannels, outChannels
 */
export function conv1dGeometry(
  xShape: number[],
  filterShape: number[],
  { strides, pad, dataFormat, dilations, dimRoundingMode }: ConvAttributes,
): Conv1dGeometry | undefined {
  if ((dataFormat ?? 'NHWC') !== 'NHWC' || xShape.length !== 4) return undefined;
  const info = tf.backend_util.computeConv2DInfo(
    xShape as [number, number, number, number],
    filterShape as [number, number, number, number],
    strides,
    dilations ?? 1,
    pad,
    dimRoundingMode,
  );
  const served =
    info.inHeight === 1 &&
    info.filterHeight === 1 &&
    info.outHeight === 1 &&
    info.strideWidth === 1 &&
    info.dilationWidth === 1 &&
    info.outChannels % 4 === 0 &&
    info.batchSize * info.outWidth > 0;
  if (!served) return undefined;
  return {
    batch: info.batchSize,
    inWidth: info.inWidth,
    inChannels: info.inChannels,
    outWidth: info.outWidth,
    outChannels: info.outChannels,
    taps: info.filterWidth,
    padLeft: info.padInfo.left,
  };
}
