import type { strip as english } from '../en/strip';

export const strip: typeof english = {
  raw: '原始',
  denoised: '去噪',
  paper: (mmPerSec, mmPerMv) => `${mmPerSec} mm/s · ${mmPerMv} mm/mV`,
  fitted: '幅度已按高度调整',
  label: '真实标签',
  predicted: '预测',
  noClass: '无类别',
  shaded: '缺失、平直或削顶',
  keys: '左右方向键移动四分之一屏，按住 Shift 移动一屏；加号和减号缩放；Home 和 End 到两端；0 显示全部；C 键测量。拖动可移动，按住 Ctrl 滚动滚轮或双指张合可缩放。',
  intervals: (beats, fromPercent) =>
    `RR 间期 (ms)；与此前至多 ${beats} 个 RR 间期的均值相差 ${fromPercent} 及以上时，标出提前或延后的百分比`,

  beats: '心电图中的心搏',
  beat: (p) =>
    [
      `${p.time}，${p.symbol}`,
      p.predicted && `预测为 ${p.predicted}`,
      p.rr && `RR 间期 ${p.rr}`,
      p.percent && `与均值相差 ${p.percent}`,
    ]
      .filter(Boolean)
      .join('，'),
  rhythms: '心电图中的心律',

  calipers: '分规',
  calipersHint: '点击两次或拖动即可测量，按 Esc 结束。',
  calipersKeys: '方向键移动端点，按住 Shift 移动得更多；回车键切换到另一端；Esc 键结束测量。',
  measured: (p) => [p.ms, p.bpm, p.millivolts].filter(Boolean).join(' · '),
  caliperEnd: (end, time) => (end === 'first' ? `第一端在 ${time}` : `第二端在 ${time}`),
  readout: '指针处的数值',
  print: '打印',
  save: (format) => `将心电图保存为 ${format}`,
};
