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
    context: {
      label: '心搏上下文网络',
      hint: '每个心搏经过相同的全连接层；随后沿记录的心搏序列作卷积，结合前后心搏判断每个心搏。批大小按心搏数计，并取整为完整的片段。',
      fields: {
        stretchBeats: {
          label: '片段长度',
          unit: '个心搏',
          hint: '一起训练的连续心搏数；须为每个膨胀率的倍数。',
        },
        dense: { label: '编码器的全连接层', hint: '各层的单元数；每个心搏各自经过这些层。' },
        beatDropout: { label: '编码器中的 dropout', hint: '位于除最后一层外的各层之后；0 = 无。' },
        units: { label: '每个心搏的单元数', hint: '沿心搏序列卷积的宽度。' },
        dilations: {
          label: '膨胀率',
          hint: '每个膨胀率对应一次沿心搏序列的卷积；其三个抽头相隔这么多心搏。',
        },
        lookAheadBeats: {
          label: '前瞻',
          unit: '个心搏',
          hint: '最多使用这么多之后的心搏；优先用于最小的膨胀率。0：用于实时监测。',
        },
      },
    },
    unet: {
      label: '无基准点 U-Net',
      hint: '输入整条记录的片段，自行检出心搏并给出类别。批大小按每分钟 72 个心搏计，并取整为完整的片段。',
      fields: {
        sectionCells: {
          label: '片段',
          unit: '格（每格 32 ms）',
          hint: '一起计算的长度：960 格为 31 秒。须能为第一层以下的各层逐层减半。',
        },
        filters: { label: '滤波器数', hint: '各层的滤波器数；每层的格数为上一层的一半。' },
        kernel: { label: '卷积核', hint: '层内卷积的抽头数。' },
        threshold: { label: '阈值', hint: '判为心搏的最低概率。' },
      },
    },
    encoder: {
      label: 'U-Net 编码器',
      hint: '无基准点 U-Net 的下行部分处理整个窗口，取其结果的平均，给出一个类别：用于可从任意处开始的节律片段。',
      fields: {
        filters: { label: '滤波器数', hint: '各层的滤波器数；每层的格数为上一层的一半。' },
        kernel: { label: '卷积核', hint: '层内卷积的抽头数。' },
      },
    },
  },
};
