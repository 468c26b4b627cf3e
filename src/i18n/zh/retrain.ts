import type { retrain as english } from '../en/retrain';

export const retrain: typeof english = {
  button: '用修改后的标签重新训练',
  hint: '以相同的记录、设置、种子和分折，按现在的标签再训练一次，然后比较两次运行',
  locked: '正在训练；结束后可以进行。',
  since: (records) => `${records}：本次运行训练之后，标注又有修改。`,

  dealt: (places) => `心搏按另一次运行的方式分折，其标签有 ${places} 处不同。`,
  dealAnew: '按现有标签分折',
  folds: '分折依据',
  foldsOf: (places) => `修改之前的心搏（${places} 处不同）`,

  region: (p) => `标签还是训练：${p.first} 与 ${p.letter}`,
  table: (p) => `${p.first} 与 ${p.letter} 的网络，分别按双方的标签评价`,
  measure: '指标',
  network: (letter) => `${letter} 的网络`,
  labels: (letter) => `按 ${letter} 的标签`,
  asRun: (letter) => `即 ${letter} 的结果`,
  byLabels: '测试标签所致',
  byTraining: '训练所致',
  hint4: (p) =>
    `测试标签所致：${p.first} 的网络改按 ${p.letter} 的标签评价。训练所致：在此基础上，以相同的标签换成 ${p.letter} 的网络。两者之和即${p.isWhole ? '全部差值' : '在这些心搏上的差值'} ${p.letter} − ${p.first}；准确率之差为百分点。`,
  over: (beats) => `在双方都测试过的 ${beats} 个心搏上`,
  counts: (p) => `${p.relabelled} 个的标签不同，${p.predicted} 个的预测不同。`,
  apart: (p) =>
    `只有 ${p.first} 测试过：${p.onlyFirst} 个；只有 ${p.letter} 测试过：${p.onlySecond} 个（添加、移动、删除的心搏，或所属类别不参与）。`,
  show: (beats) => `查看有变化的 ${beats} 个心搏`,

  changed: '有变化的心搏',
  listHint: '按记录和时间排列。方向键或 j、k 在列表中移动，Home、End 跳到首尾。',
  changedLead: (p) => `${p.beats} 个受测心搏的标签或预测与“${p.title}”不同，按记录和时间排列。`,
  before: (p) => `标签 ${p.truth} → ${p.label}；预测 ${p.predicted} → ${p.prediction}。`,

  layer: (p) =>
    `${p.record} 正在使用实验存档中对 ${p.annotator} 的修改（标注者 ${p.made}）；在此处所做的修改保持不变。`,
  layerUnused: (p) =>
    `${p.record} 中实验存档对 ${p.annotator} 的修改已作为标注者 ${p.made} 存在，但未在使用：当前选用的是 ${p.used}。要重复该运行，请在“记录”中选择 ${p.made}。`,
  layerOther: (p) =>
    `实验存档中对 ${p.annotator} 的修改在 ${p.record} 上得不到其运行所用的标注，因此没有使用。`,
  layerRefused: (p) =>
    `实验存档中对 ${p.annotator} 的修改有些行无法在 ${p.record} 上执行，因此一处也没有使用。`,
};
