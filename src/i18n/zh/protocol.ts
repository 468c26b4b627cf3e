import type { protocol as pattern } from '../en/protocol';

export const protocol: typeof pattern = {
  groups: { intra: '患者内', inter: '患者间', specific: '患者特异性' },
  groupHints: {
    intra: '心搏打乱后划分：两侧有同样的人。说明对这些人的其他心搏分得多好。',
    inter: '被测试的人对网络是陌生的。说明对新患者成立的结果。',
    specific: '每条记录一个网络：用其他人和该记录最初几分钟学习，用其余部分测试。',
  },
  kind: '划分',
  published: { label: 'DS1 → DS2', hint: 'de Chazal 对 MIT-BIH 的两半划分，各 22 条记录，不含起搏记录。' },
  usualFolds: '常用折数',

  sides: '两侧',
  lists: '记录',
  listChoices: { published: 'DS1 → DS2', own: '自定列表' },
  record: '记录',
  recordIn: {
    training: (record) => `记录 ${record} 用于训练`,
    test: (record) => `记录 ${record} 用于测试`,
    pool: (record) => `记录 ${record} 放入公共训练集`,
  },
  listTable: '划分所用的记录',
  listEmpty: '还没有勾选记录：请加载记录并勾选要使用的。',
  listCounts: {
    records: (p) => `勾选的记录中：训练 ${p.training} 条，测试 ${p.test} 条。`,
    patientSpecific: (p) => `勾选的记录中：公共训练集 ${p.training} 条，测试 ${p.test} 条。`,
  },
  leftOut: (records) => `不在任一列表中，因此不使用：${records}。`,

  range: (p) => `${p.least} 至 ${p.most}`,
  planValidationPatients: (p) => `另有 ${p.validation} 个（整个患者的心搏）用来选择轮次；`,
  planValidationTest: '由测试心搏本身选择轮次，这是方法缺陷；',
  planTestSeen: (p) => `${p.folds ? '该折的 ' : ''}${p.test} 个测试心搏在每一轮之后都被使用。`,
  planRecords: {
    training: (p) => `用于学习（${p.count}）：${p.records}`,
    validation: (p) => `选择轮次（${p.count}）：${p.records}`,
    test: (p) => `测试（${p.count}）：${p.records}`,
    pool: (p) => `公共训练集（${p.count}）：${p.records}`,
    leftOut: (p) => `不使用（${p.count}）：${p.records}`,
  },
  planSampled: '学习的心搏在每一轮按类别抽取；时间按实际出现的次数计算。',
  warningUntested: (p) => `${p.name} 类（${p.beats}）没有被测试：测试记录中没有该类。`,
  warningUntestedFolds: (p) =>
    `${p.name} 类（${p.beats}）在 ${p.of} 折中的 ${p.folds} 折没有被测试：那里的测试记录中没有该类。`,
  foldTable: '各折',
  foldTableSummary: '各折的表格',
  foldColumns: {
    fold: '折',
    training: '学习',
    validation: '验证',
    test: '测试',
    testedRecords: '测试的记录',
    byClass: '测试（按类别）',
  },
  unfinishedFold: (p) => `已完成第 ${p.fold} 折第 ${p.epoch}/${p.epochs} 轮 · ${p.saved}`,
};
