import type { input as pattern } from '../en/input';

export const input: typeof pattern = {
  ownInput: '二维网络自备输入：当前心搏及其前一个、后一个心搏的图像。此处的选择不起作用。',
  secondLeadHint: '第二导联在“心搏”面板中选择；选用后与第一导联有相同的通道。',
  beat: '心搏本身',
  beatHint: '记录中该心搏的窗口。不选时，网络只看到心搏与其记录的差异。',
  beatAlways: '始终输入，除非选用下面的差值。',
  difference: '与记录中位心搏之差',
  differenceHint:
    '心搏逐点减去该记录全部心搏的中位数，不使用类别。每个导联多一个通道：训练耗时约增十分之一。需要整条记录，因此不适用于实时。',
  neighbours: '相邻心搏',
  neighboursHint:
    '前一个与后一个心搏的窗口。每个导联多两个通道：训练耗时约增四分之一。后一个心搏出现之后才可得知。',
  features: 'RR 特征',
  featureOptions: {
    none: '无',
    whole: '比值，整条记录',
    irregularity: '按记录的不规则程度',
    all: '比值与不规则程度',
    causal: '比值，因果',
  },
  featuresHint: {
    none: '网络只看形态，不知道心搏提前了多少。',
    whole: '前后间期彼此之比，以及与周围十个心搏和整条记录中位数之比。几乎不增加耗时。需要整条记录。',
    irregularity: '前后间期与整条记录中位数之比及彼此之比，以该记录节律的不规则程度为单位。需要整条记录。',
    all: '上述比值，以及以该记录节律的不规则程度为单位的同类数值。需要整条记录。',
    causal: '前一间期与更早间期之比。几乎不增加耗时，可用于实时。',
  },

  shape: 'QRS 与中位心搏的差异',
  shapeHint:
    '在 RR 特征之外的五个数：QRS 与该记录中位心搏的相似度、距离和宽度。几乎不增加耗时。需要整条记录。',

  loss: '损失函数',
  losses: { crossEntropy: '交叉熵', focal: '焦点损失', batchWeighted: '按批加权' },
  lossHint: {
    crossEntropy: '每个心搏按其真实类别被判为不可能的程度计入。',
    focal: '已判对的心搏计入较少（Lin 等 2017）；曲线仍显示交叉熵。',
    batchWeighted: '在每一批中，越少见的类别计入越多（Sellami 与 Hwang 2019）；如有类别权重则相乘。',
  },
  gamma: 'Gamma',
  gammaHint: '0 即交叉熵；原作者取 2。',

  ownWeight: (name) => `${name} 的权重`,

  sampling: '采样',
  samplings: { none: '无', oversample: '过采样', undersample: '欠采样' },
  samplingHint: {
    none: '每个训练心搏每轮出现一次。',
    oversample: '少见类别的心搏每轮出现多次。每轮耗时更长。',
    undersample: '常见类别每轮另抽一部分心搏。每轮更短。',
  },
  ratio: '最少类与最多类之比',
  ratioHint: {
    oversample: '每个类别补足到最大类别的这一比例；1 = 全部相等。',
    undersample: '每个类别削减到最小类别占其这一比例；1 = 全部相等。',
  },
  when: '抽取范围',
  whenOptions: { training: '训练心搏', beforeSplit: '划分之前的全部心搏（错误做法）' },
  whenHint: {
    training: '验证与测试心搏保持不变。',
    beforeSplit: '同一心搏的副本会落在两侧，测试便不成其为测试。仅供展示，并标记在运行上。',
  },

  augmentation: '数据增强',
  augmentationHint: '训练心搏每次出现时都重新变化；验证与测试心搏从不变化。0 = 不变化。',
  unit: { mv: 'mV', normalised: '单位' },
  unitHint: '心搏已归一化：噪声与慢波以归一化后的单位计，而非 mV。',
  noise: '噪声，标准差',
  scale: '缩放，标准差',
  scaleHint: '围绕 1 的系数，同一心搏的所有通道相同。',
  shift: '平移，至多',
  shiftHint: '提前或推后；重复边缘的采样点。',
  baseline: '慢波，至多',
  baselineHint: '每个窗口至多一个周期的正弦。',
  flip: '每两个心搏倒置一个',
  flipHint: '随机进行，每个导联各自独立：导联可能以任一极性放置。',
  swapLeads: '每两个心搏交换一次导联',
  swapLeadsHint: '随机进行，在输入两个导联时：哪个导联在前因记录而异。',
};
