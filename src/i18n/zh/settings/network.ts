import type { SettingWords } from '../../settingWords';

export const network: SettingWords['train']['network'] = {
  label: '网络',
  kinds: {
    multihead: {
      label: '多分支一维 CNN',
      hint: '几种宽度的卷积并行处理心搏，然后是全连接层。',
      fields: {
        heads: {
          label: '分支',
          hint: '每个分支有两次卷积，各接一次因子为 2 的最大池化。宽度以采样点计。',
          fields: { firstKernel: { label: '第一卷积核' }, secondKernel: { label: '第二卷积核' } },
        },
        firstFilters: { label: '滤波器数，第一次卷积' },
        secondFilters: { label: '滤波器数，第二次卷积' },
        batchNorm: { label: '批归一化', hint: '位于每次卷积之后、ReLU 之前。' },
        l2: { label: 'L2 系数', hint: '作用于卷积权重；0 = 不使用。' },
        shapeDropout: {
          label: '各分支之后的 dropout',
          hint: '作用于卷积所得，在 RR 特征并入之前；0 = 无。',
        },
        dense: { label: '全连接层', hint: '最后一层之前各层的单元数；最后一层每类一个单元。' },
      },
    },
    scalogram: {
      label: '尺度图二维 CNN',
      hint: '对当前心搏及其前后心搏的图像作一次卷积。输入由它自己生成：别处选择的导联、通道和特征都不使用。',
      fields: {
        filters: { label: '滤波器数' },
        kernel: { label: '卷积核', hint: '正方形卷积核的边长，像素。' },
      },
    },
  },
};
