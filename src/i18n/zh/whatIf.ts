import type { whatIf as english } from '../en/whatIf';

export const whatIf: typeof english = {
  title: '如果',
  about:
    '如果该心搏有所不同，本折的网络会给出什么。节律和形态特征按改变后的间期和窗口重新计算，与任何心搏一样。改变间期时，之前或之后的所有心搏一起移动；它们的波形以及其在窗口内的部分保持不变。',
  before: '前 RR 间期',
  after: '后 RR 间期',
  scale: '心搏幅度',
  shift: '在窗口内平移',
  withoutP: '去除 P 波（−50 ms 之前为直线）',
  reset: '重置',
  table: '概率：原样与改变后',
  class: '类别',
  asIs: '原样',
  changed: '改变后',
  same: '该改变使各概率的变化均不到 0.05 %。',
  noIntervals: '该网络的输入中没有由 RR 间期计算的量。',
  noSize: '心搏逐个归一化，因此该心搏的幅度不会传给网络。',
  noP: '窗口从 QRS 波群开始：其中没有 P 波。',
  noAdaptation: '该运行还使其输出适应了记录，此处不包括这一步。',
};
