import type { SettingWords } from '../../settingWords';

export const prepare: SettingWords['prepare'] = {
  rows: {
    label: '样本',
    options: { beats: '心搏', pieces: '节律片段' },
    hints: {
      beats: '每个已标注的心搏及其类别。',
      pieces:
        '把记录按窗口长度分段，每段以节律标注（+）占其十分之九以上的节律为类别：N、AF（含心房扑动）、B（二联律）、T（三联律）。其他节律、含两种节律或没有节律标注的片段不参与。',
    },
  },
  lead: {
    label: '导联',
    kinds: {
      first: { label: '第一', hint: '每条记录的第一个心电信号；其他信号仅供查看。' },
      mlii: { label: '优先 MLII', hint: '记录有 MLII（或 II）时用之，否则用第一个心电信号。' },
      named: {
        label: '指定',
        hint: '没有此导联的记录改用其第一个心电信号，并给出说明。',
        fields: { name: { label: '导联名称' } },
      },
    },
  },
  secondLead: {
    label: '两个导联',
    hint: '同时从记录的另一导联截取相同窗口。心搏占用的内存加倍。',
    fact: '第二导联',
  },
  classCount: {
    label: '类别',
    options: { 4: '四类', 5: '五类' },
    hints: {
      4: 'N、SVEB、VEB、F。Q 类心搏不采用。',
      5: 'N、SVEB、VEB、F 和 Q（起搏、无法分类）。',
    },
  },
  normalise: {
    label: '归一化',
    options: { none: '无（mV）', zscore: 'Z 分数', minmax: '最小–最大', record: '按记录' },
    hints: {
      none: '幅度保持测量值。',
      record: '一条记录的所有心搏除以同一系数，即心搏幅度的中位数。无需标签。',
      zscore: '逐搏：均值 0，标准差 1。',
      minmax: '逐搏：从 0 到 1。',
    },
  },
  leaveOutFlat: {
    label: '不采用平直段上的心搏',
    hint: '导联在一秒或更长时间内变化不超过 12 µV 之处：电极脱落、导线断开。',
    fact: '平直段上的心搏不采用',
  },
  trace: {
    label: '为无基准点网络保留整条记录',
    hint: '以 125 Hz 保存，经 0.5 Hz 高通滤波，与窗口并存：该网络自行检出心搏。半小时约 2 MB。',
    fact: '保留 125 Hz 的整条记录',
  },
  windowRule: {
    label: 'F 类的窗口',
    options: { same: '各类使用相同窗口', tutorial: '截取到下一个心搏的末端' },
  },
  denoise: {
    label: '保留部分',
    fact: '去噪',
    kinds: {
      band: {
        label: '频带（Hz）',
        hint: '层数由每条记录的采样频率决定：频带内的成分不会被去除。',
        fields: {
          wavelet: { label: '小波' },
          lowHz: { label: '从', unit: 'Hz' },
          highHz: { label: '至', unit: 'Hz' },
        },
      },
      levels: {
        label: '分解层',
        hint: '所有记录使用相同的层，与采样频率无关。',
        fields: {
          wavelet: { label: '小波' },
          levels: { label: '层数' },
          zeroApproximation: { label: '近似分量置零' },
          zeroDetails: { label: '置零的细节分量' },
        },
      },
    },
  },
  window: {
    label: '窗口',
    fields: {
      beforeSec: { label: 'R 前', unit: 's' },
      afterSec: { label: 'R 后', unit: 's' },
    },
  },
  align: {
    label: '窗口位置',
    options: { mark: '标注处', deflection: '最大偏转处' },
    hints: {
      mark: '窗口以标注的 R 为准，不论数据库标在何处。',
      deflection:
        '窗口以标注前后 50 ms 内所用导联（5–25 Hz）的最大偏转为准：各数据库标注心搏的位置不同。时间仍以标注为准。',
    },
    fact: '窗口位置',
  },
  lengthSamples: { label: '每搏采样点数', fact: '每搏采样点' },
};
