import type { network as english } from '../en/network';

/** 选择网络及其各层的文字。 */
export const network: typeof english = {
  kind: '网络',
  kinds: { multihead: '多分支一维 CNN', scalogram: '尺度图二维 CNN' },
  kindHint: {
    multihead: '几种宽度的卷积并行处理心搏，然后是全连接层。',
    scalogram:
      '对当前心搏及其前后心搏的图像作一次卷积。输入由它自己生成：别处选择的导联、通道和特征都不使用。',
  },

  heads: '分支',
  headsHint: '每个分支有两次卷积，各接一次因子为 2 的最大池化。宽度以采样点计。',
  firstKernel: '第一卷积核',
  secondKernel: '第二卷积核',
  headKernel: (p) => `分支 ${p.head}，第${p.second ? '二' : '一'}卷积核`,
  addHead: '增加分支',
  removeHead: (head) => `删除分支 ${head}`,

  firstFilters: '滤波器数，第一次卷积',
  secondFilters: '滤波器数，第二次卷积',
  batchNorm: '批归一化',
  batchNormHint: '位于每次卷积之后、ReLU 之前。',
  shapeDropout: '各头之后的 dropout',
  shapeDropoutHint: '作用于卷积所得，在 RR 特征并入之前；0 = 无。',
  l2: 'L2 系数',
  l2Hint: '作用于卷积权重；0 = 不使用。',

  dense: '全连接层',
  denseHint: '最后一层之前各层的单元数；最后一层每类一个单元。',
  denseUnits: (layer) => `全连接层 ${layer} 的单元数`,
  addDense: '增加全连接层',
  removeDense: (layer) => `删除全连接层 ${layer}`,
  noDense: '无：各分支直接连到类别。',

  filters: '滤波器数',
  kernel: '卷积核',
  kernelHint: '正方形卷积核的边长，像素。',

  lead: {
    multihead: (p) =>
      `输入一个 ${p.length} 个采样点 × ${p.channels}的心搏${
        p.features === '0' ? '' : `以及 ${p.features} 个特征`
      }，输出 ${p.classes} 个类别的概率；${p.heads}。`,
    scalogram: (p) =>
      `输入三个心搏的尺度图（尺度 × 时间步 × 前、当前、后），输出 ${p.classes} 个类别的概率。`,
  },
  channels: (count) => `${count} 个通道`,
  headCount: (count, one) => (one ? '由一个分支处理' : `${count} 个分支并行处理`),
  moving: (count) => `参数中有 ${count} 个是滑动均值和方差，由测量得到，不参与训练。`,
  noNetwork: '按这些设置无法建立网络',
  problems: {
    'beat-too-short': (p) => `${p.lengthSamples} 个采样点的心搏太短：请选择 ${p.least} 个或更多。`,
    'channels-invalid': (p) => `每个采样点至少需要一个通道，不能是 ${p.channels}。`,
    'features-invalid': (p) => `特征数必须是 0 或整数，不能是 ${p.features}。`,
    'classes-too-few': (p) => `网络至少需要两个类别，不能是 ${p.classCount}。`,
    'no-head': () => '网络至少需要一个分支。',
    'size-invalid': (p) => `卷积核、滤波器数和全连接层大小必须是从 1 起的整数，不能是 ${p.size}。`,
    'network-dropout-invalid': (p) => `Dropout 必须不小于 0 且小于 1，现在是 ${p.dropout}。`,
    'l2-invalid': (p) => `L2 系数必须是 0 或正数，不能是 ${p.l2}。`,
  },
};
