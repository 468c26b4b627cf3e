import type { scalogram as pattern } from '../en/scalogram';

export const scalogram: typeof pattern = {
  summary: '该心搏及其相邻心搏的尺度图',
  summaryFed: '网络所见：该心搏及其相邻心搏的尺度图',
  explanation: '每一时刻各频率的强弱：连续小波变换（Morlet）幅值的平方根，除以三个心搏中的最大值。',
  previous: '前一心搏',
  beat: '该心搏',
  next: '后一心搏',
  none: '不存在，或其窗口超出记录',
  timeAxis: '相对 R 的时间（s）',
  frequencyAxis: '频率（Hz）',
  picture: (p: { name: string; frequency: string; time: string }) =>
    `尺度图，${p.name}：最强点在 ${p.frequency} Hz，距 R ${p.time} s`,
  low: '0',
  high: '1',
  table: '各尺度图的最强点',
  columns: { beat: '心搏', frequency: '频率（Hz）', time: '相对 R 的时间（s）', value: '数值（0…1）' },
};
