import type { network as english } from '../en/network';

/** 选择网络及其各层的文字。 */
export const network: typeof english = {
  headKernel: (p) => `分支 ${p.head}，第${p.second ? '二' : '一'}卷积核`,
  addHead: '增加分支',
  removeHead: (head) => `删除分支 ${head}`,

  denseUnits: (layer) => `全连接层 ${layer} 的单元数`,
  addDense: '增加全连接层',
  removeDense: (layer) => `删除全连接层 ${layer}`,
  noDense: '无：各分支直接连到类别。',

  lead: {
    multihead: (p) =>
      `输入一个 ${p.length} 个采样点 × ${p.channels}的心搏${
        p.features === '0' ? '' : `以及 ${p.features} 个特征`
      }，输出 ${p.classes} 个类别的概率；${p.heads}。`,
    scalogram: (p) =>
      `输入三个心搏的尺度图（尺度 × 时间步 × 前、当前、后），输出 ${p.classes} 个类别的概率。`,
    context: (p) =>
      `输入 ${p.beats} 个连续心搏，每个 ${p.length} 个采样点 × ${p.channels}${
        p.features === '0' ? '' : `以及 ${p.features} 个特征`
      }，为每个心搏输出 ${p.classes} 个类别的概率。每个心搏结合其前 ${p.before} 个和后 ${p.after} 个心搏判断。`,
    unet: (p) =>
      `输入 ${p.leads} 个导联、125 Hz 的 ${p.seconds} 秒信号；每 32 ms 输出此处为 ${p.classes} 个类别中各类心搏中心或无心搏的概率。`,
    encoder: (p) => `输入 ${p.length} 个采样点 × ${p.channels}的窗口，输出 ${p.classes} 个类别的概率。`,
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
    'stretch-undivided': (p) =>
      `${p.stretchBeats} 个心搏的片段不是膨胀率 ${p.dilation} 的倍数：请选择所有膨胀率都能整除的长度。`,
    'stretch-too-short': (p) =>
      `${p.stretchBeats} 个心搏的片段太短：网络使用每个心搏之前 ${p.before} 个和之后 ${p.after} 个心搏。请选择 ${p.least} 个或更多，或较小的膨胀率。`,
    'trace-missing': () => '无基准点网络需要整条记录：请在“心搏”中勾选“为无基准点网络保留整条记录”。',
    'unet-size-invalid': (p) => `片段、滤波器数和卷积核大小必须是从 1 起的整数，不能是 ${p.size}。`,
    'section-undivided': (p) =>
      `${p.sectionCells} 格的片段无法为 ${p.levels} 层逐层减半：请选择 ${p.multiple} 的倍数，或减少层数。`,
    'encoder-size-invalid': (p) => `片段、滤波器数和卷积核大小必须是从 1 起的整数，不能是 ${p.size}。`,
    'piece-undivided': (p) =>
      `${p.lengthSamples} 个采样点无法按每格 ${p.cell} 个分格并为 ${p.levels} 层逐层减半：请在“心搏”中选择 ${p.multiple} 的倍数，或减少层数。`,
  },
};
