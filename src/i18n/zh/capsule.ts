import type { ProblemWords } from '../problemWords';

/** 关于实验存档的词句。 */
export const capsule = {
  region: '实验存档',
  download: '实验存档（JSON）',
  downloadHint: '决定结果的全部内容：文件及其哈希、设置、划分、种子、引擎、版本。再次拖入即可重复该运行。',
  downloadScript: 'Python 脚本',
  downloadScriptHint: '同一实验的 PyTorch 程序，内含本次运行的实验存档：划分相同，训练结果接近但不相等。',

  waiting: (p: { title: string; records: string }) =>
    `实验存档“${p.title}”在等待尚未加载的记录：${p.records}。请加载这些文件，随后其设置即会就位。`,
  otherFiles: (records: string) =>
    `${records} 在表中，但文件与实验存档的不同；实验存档的数值只对应它自己的文件。请先从表中移除，再加载实验存档的文件。`,
  ready: (title: string) => `“${title}”的设置已就位；点击“开始训练”即可重复该运行。`,
  changed: (title: string) => `设置或记录已不再是“${title}”的；以此进行的运行不是对它的重复。`,
  gave: (p: { accuracy: string; beats: string; engine: string }) =>
    `其结果：${p.beats} 个心搏，准确率 ${p.accuracy}，引擎 ${p.engine}。`,
  wasStopped: (stopped: string) => `该次运行在${stopped}。`,
  leaks: (count: string, _one: boolean) => `带有 ${count} 条泄漏检查的标记。`,
  engineNow: (differences: string) => `当前引擎不同（${differences}），末几位数字可能不同。`,

  same: (title: string) => `数值与“${title}”完全相同，逐位一致。`,
  other: (title: string) => `数值与“${title}”不同。`,
  otherAccuracy: (p: { capsule: string; run: string }) => `准确率 ${p.run}，实验存档为 ${p.capsule}。`,
  sameAccuracy: (p: { run: string }) => `两者的准确率均为 ${p.run}。`,
  elsewhere: (beats: string, _one: boolean) => `${beats} 个心搏落在矩阵的其他单元格中。`,
  noneElsewhere: '矩阵的每个单元格都相同：只有概率的末几位不同。',
  otherBeats: (p: { capsule: string; run: string }) =>
    `测试了 ${p.run} 个心搏，实验存档为 ${p.capsule} 个，或类别不同。`,
  otherInvented: (beats: string) => `误检的心搏有 ${beats} 个不同。`,
  likely: (reasons: string) => `不同之处及可能的原因：${reasons}。`,
  noReason: '引擎、线程、浏览器与版本均相同；剩下的可能是本机的处理器或显卡驱动。',
  reasons: {
    stopped: (p: { capsule: string; run: string }) =>
      `其中之一被中止（实验存档：${p.capsule}，运行：${p.run}）`,
    splits: (p: { capsule: string; run: string }) => `心搏的划分不同（自第 ${p.run} 折起）`,
    engine: (p: { capsule: string; run: string }) => `引擎 ${p.run}，实验存档为 ${p.capsule}`,
    kernels: (p: { capsule: string; run: string }) => `计算内核 ${p.run}，实验存档为 ${p.capsule}`,
    renderer: (p: { capsule: string; run: string }) => `显卡 ${p.run}，实验存档为 ${p.capsule}`,
    threads: (p: { capsule: string; run: string }) => `${p.run} 个线程，实验存档为 ${p.capsule} 个`,
    lab: (p: { capsule: string; run: string }) => `实验室版本 ${p.run}，实验存档为 ${p.capsule}`,
    tfjs: (p: { capsule: string; run: string }) => `tfjs ${p.run}，实验存档为 ${p.capsule}`,
    browser: (p: { capsule: string; run: string }) => `浏览器 ${p.run}，实验存档为 ${p.capsule}`,
  },

  loadDemo: '加载演示记录',
  restoreExperiment: '恢复其设置',
  showRun: '查看该运行',
  close: '关闭实验存档',
};

/** 打开实验存档时的问题。 */
export const capsuleProblems = {
  'capsule-damaged': ({ reason }, file) =>
    `${file} 不是可以打开的实验存档：${reason}。没有任何内容被更改；请换用未经改动的副本，或在该运行的“结果”中重新保存实验存档。`,
  'capsule-newer': ({ version }, file) =>
    `${file} 由更新版本的实验室写成（实验存档版本 ${version}，本版本只读版本 1）。没有任何内容被更改；请用那个版本打开。`,
} satisfies ProblemWords;
