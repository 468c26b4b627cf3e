import type { compare as english } from '../en/compare';

export const compare: typeof english = {
  stamps: {
    'same-patient': '同一患者',
    'window-overlap': '窗口重叠',
    'epoch-on-test': '在测试集上选轮次',
    'oversampled-before-split': '两侧有副本',
    'window-rule': '窗口随类别而变',
    'network-labels': '类别由网络标记',
    relabelled: '心搏标注经过修改',
    'databases-apart': '记录方式与训练不同',
    'whole-record': '用到整条记录',
    'tested-beside-learnt': '被测试心搏在学习时旁见',
    'published-part': '公开划分的一部分',
  },
  stampsTitle: '本次运行的标记',
  stampsLead: '从本次运行导出的所有内容都带有此标记。',
  publishedPart: (p) =>
    `${p.name}，公开划分的一部分（训练 ${p.trainingOf} 条中的 ${p.training} 条 / 测试 ${p.testOf} 条中的 ${p.test} 条）`,
  publishedPartStamp: (p) =>
    `只有公开划分的一部分：训练 ${p.trainingOf} 条记录中的 ${p.training} 条，测试 ${p.testOf} 条中的 ${p.test} 条。已发表的数字针对全部记录。`,
  notesTitle: '须知',
  stampLine: (stamps) => `标记：${stamps}`,

  intervals: (p) =>
    `括号内：按记录的 95 % 区间。有放回地抽取 ${p.records} 条记录及其全部心搏，共 ${p.draws} 次；中间 95 % 的值落在其中。不抽取单个心搏，因为同一记录的心搏彼此相似。`,
  intervalsComing: '正在计算区间……',
  intervalReason: {
    'one-record': '没有区间：测试的心搏都来自同一条记录，无法说明其他记录会怎样。',
    'no-value': '没有区间：该指标没有数值。',
    'undefined-draws': (percent) =>
      `没有区间：含该类的记录太少；${percent} 的抽样中一条也没有，因此没有数值。`,
  },
  fewRecords: (classes) =>
    `${classes}：括号内为短横表示没有区间。含该类的记录太少，许多抽样中没有该类，指标因而没有数值。`,

  errorsByRecord: '各记录的误判',
  errorsView: '显示',
  errorsViews: { errors: '误判', metrics: 'Se、+P、F1' },
  metricsByRecord: '各记录的指标',
  record: '记录',
  all: '全部',
  accuracy: '准确率',
  errorsOf: (p) => `${p.errors} / ${p.beats}`,
  errorsHint: '每个真实类别的误判数 / 心搏数；误判最多的记录在前。',
  holdsBeats: (p) => `${p.record} 占全部 ${p.name} 心搏的 ${p.percent}`,
  holdsErrors: (p) => `${p.record} 占 ${p.name} 误判的 ${p.percent}`,
  holdings: (parts) => `${parts.join('；')}。`,
  noOwner: '没有任何记录占某一类心搏或误判的五分之一以上。',

  compareColumn: '比较',
  compareRun: (title) => `比较 ${title}`,
  comparison: '运行比较',
  comparisonLoading: '正在读取运行……',
  endComparison: '结束比较',
  runName: (p) => `${p.letter} · ${p.title}`,
  settingsDiffer: '不同的设置',
  settingsSame: '所有设置都相同。',
  settingsEqual: (count) => `${count} 项相同的设置`,
  equalTable: '相同的设置',
  setting: '设置',
  value: '数值',
  /** Names of facts that are not settings. */
  facts: {
    records: '记录',
    validation: '验证',
    bestEpoch: '保留轮次的依据',
    engine: '引擎',
    versions: '版本',
  },
  yes: '是',
  no: '否',
  sameWindow: '与其他类别相同',
  earlyAfter: (epochs) => `连续 ${epochs} 轮没有改善时`,
  recordCount: (count) => `${count} 条记录`,
  recordsWith: (names) => `另有 ${names}`,
  recordsWithout: (names) => `不含 ${names}`,
  recordFiles: (names) => `${names} 的文件不同`,

  measures: '指标并列',
  measure: '指标',
  ofClass: (p) => `${p.name} ${p.measure}`,
  minus: (p) => `${p.letter} − ${p.first}`,
  pairedNote: (p) =>
    `${p.pair}：双方都测试过的 ${p.shared} 条记录（各自共 ${p.first} 和 ${p.second} 条）上的差值（以百分比表示的指标为百分点），附 95 % 区间，每次抽样双方取相同的记录。区间包含 0 表示看不出差别。`,
  unpairedNote: (pair) => `${pair}：两次运行没有共同测试的记录，因此不给出差值：差别可能只来自记录本身。`,
  curves: '所比较运行的学习曲线',
  curveOf: (p) => `${p.letter}，${p.fold}`,
  matrices: '矩阵并列',
  matrixOf: (letter) => `${letter} 的混淆矩阵（按真实类别）`,
  differenceMatrix: '矩阵之差',
  differenceMatrixOf: (pair) => `矩阵之差，${pair}`,
  differenceHint:
    '占各真实类别心搏的百分点。蓝色与 +：更多；橙色与 −：更少。对角线上越多越好，其余位置越多越差。',
  otherClasses: (pair) => `${pair}：两次运行的类别数不同，矩阵没有差。`,

  intraInter: '患者内与患者间对照',
  intra: '患者内',
  inter: '患者间',
  interMinusIntra: '患者间 − 患者内',
  intraInterLead: '相同的记录、网络和设置各做一次：一次训练与测试含同一患者的心搏，一次患者完全不同。',
  meaning: {
    lower: (p) => `在双方都测试过的 ${p.records}上，患者间的宏平均 F1 比患者内低 ${p.by}`,
    higher: (p) => `在双方都测试过的 ${p.records}上，患者间的宏平均 F1 比患者内高 ${p.by}`,
    same: (p) => `在双方都测试过的 ${p.records}上，患者间与患者内的宏平均 F1 相同`,
    interval: (p) => `${p.sentence}（按记录的 95 % 区间：${p.range}）。`,
    noInterval: (p) => `${p.sentence}。${p.reason}`,
    holdsZero: '区间包含 0：从这些记录看不出差别。',
    decides: (p) => `影响最大的是记录 ${p.record}：去掉它，差值为 ${p.without}。`,
    decidesAll: (record) => `差值取决于记录 ${record}：去掉它就没有差值可言。`,
    caution:
      '两种方式各只有一次运行：用于训练的心搏也不同，还有偶然因素。差值并不说明其中哪一部分来自认识这些患者。',
    unknown: '在双方都测试过的记录上，两者之一的宏平均 F1 没有数值。',
    apart: '两次运行没有共同测试的记录，因此不给出差值：差别可能只来自记录本身。',
  },
  pairUnread: '两次运行之一无法读取，因此无从比较。',
  comparingPair: '正在逐条记录比较两次运行……',
  compareInDetail: '详细比较',
  missing: {
    intra:
      '没有以完全相同的设置、训练与测试含同一患者的运行。点击按钮会恢复这些设置，改为对全部心搏做五折分层交叉验证，并前往“训练”。',
    inter:
      '没有以完全相同的设置、训练与测试患者不同的运行。点击按钮会恢复这些设置，改为 DS1 → DS2（这些记录不全时按患者分五折），并前往“训练”。',
  },
  repeat: { intra: '以患者内方式重复', inter: '以患者间方式重复' },
  repeatLocked: '训练正在进行；结束后即可重复。',
  patientSpecificNote: '患者特异性的运行会学习每位被测患者的最初几分钟，因此不属于任何一侧。',
};
