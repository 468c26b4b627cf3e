import type { annotate as english } from '../en/annotate';

const pairText = (p: { first: string; second: string; onlyFirst: string; onlySecond: string }) =>
  `${p.first} 与 ${p.second}：仅 ${p.first} 有 ${p.onlyFirst} 个，仅 ${p.second} 有 ${p.onlySecond} 个`;

export const annotate: typeof english = {
  tools: '检出与标记心搏',
  detector: '检测器',
  detectors: { lab: '本实验室', 'pan-tompkins': 'Pan–Tompkins' },
  find: '检出心搏',
  findHint: (records, one) =>
    one
      ? '检出此记录的心搏；原有标注保持不变'
      : `检出 ${records} 条记录的心搏：已勾选的记录，以及没有标注心搏的记录。原有标注保持不变`,
  carry: '沿用参考标签',
  carryHint:
    '若有参考标注，检出的心搏沿用其 150 ms 内的标签，可用于训练；不沿用则没有类别，只反映检测器的结果',
  findNone: '请勾选要检出心搏的记录',
  annotator: '标注者',

  summary: '记录摘要',
  beats: '心搏',
  none: '无',
  pauses: '长间歇（>2 s）',
  pausesOf: (count, longest) => `${count} 次，最长 ${longest}`,
  ventricularRuns: '室性连发',
  supraventricularRuns: '室上性连发',
  runsOf: (p) => `${p.runs} 阵，最长 ${p.beats} 搏，${p.bpm} 次/分`,

  disagreements: '不一致之处',
  look: '查找不一致',
  lookHint: '查找两种检测器、两个导联或两个标注者对心搏看法不一的位置',
  previousPlace: '上一处不一致',
  nextPlace: '下一处不一致',
  places: (count) => `${count} 处`,
  placesCut: (shown, all) => `共 ${all} 处，显示前 ${shown} 处。`,
  otherBeats: {
    detectors: (p) => `检测器 ${pairText(p)}`,
    leads: (p) => `导联 ${pairText(p)}`,
    annotators: (p) => `标注者 ${pairText(p)}`,
  },
  otherClasses: (p) => `${p.first} 与 ${p.second} 对其中 ${p.beats} 个心搏的分类不同`,
  agreement: (p) => `${p.first} 与 ${p.second} 的分类：Cohen κ ${p.kappa}（${p.beats} 个心搏）`,
  quality: '信号不佳',
  qualityOf: (lead, grade, reasons) => `${lead}：${grade}（${reasons}）`,
  grades: { poor: '质量差', none: '无信号' },
  reasons: {
    missing: '采样点缺失',
    flat: '直线',
    noise: '噪声',
    disagreement: '两种检测器不一致',
    'no-beats': '无心搏',
  },
  and: '、',
  export: '导出',
  annotationsOf: (record) => `${record} 的标注`,
  annotationsOfMany: (records) => `${records} 条记录的标注`,
  exportName: '标注者名称',
  exportOwnName: '保持原名',
  exportWfdb: 'WFDB 标注文件',
  exportWfdbZip: 'WFDB 标注文件（.zip）',
  exportWfdbHint: '可供 rdann、bxb 和 WAVE 读取；未改动的标注与原文件逐字节相同',
  exportCsv: '标注（CSV）',
  exportCsvZip: '标注（CSV，.zip）',
  exportCsvHint: '每个标注的采样点、时间、符号、类别、子类型、通道、编号和注释',
  network: '网络',
  ready: {
    newPatients: '现成：新患者',
    live: '现成：即时',
    liveShort: '现成：即时，更快',
  },
  card: '关于此网络',
  cardHint: '训练数据、对新患者的表现，以及何处会出错',
  folds: '折',
  meanOfFolds: (count) => `${count} 折的平均`,
  fold: (number) => `第 ${number} 折`,
  label: '标记类别',
  labelHint: (records, one) =>
    one
      ? '用该网络标记此记录的心搏类别，写入标注者 lab'
      : `用该网络标记 ${records} 条记录的心搏类别，写入标注者 lab`,
  labelNeedsBeats: '尚无心搏：请先用“检出心搏”',
  labelWaits: '正在训练：训练结束后才能标记心搏类别',
};
