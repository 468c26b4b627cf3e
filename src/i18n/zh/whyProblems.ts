import type { ProblemWords } from '../problemWords';

/** Sentences of problems with explanations of beats, and with their map. */
export const whyProblems = {
  'why-failed': ({ name, at, reason }, file) =>
    `无法解释 ${name ?? file} 在 ${at} s 处的心搏：${reason} 请再次打开“为何判为此类”重试。`,
  'second-seed-failed': ({ name, at, reason }, file) =>
    `无法用另一随机种子训练的网络解释 ${name ?? file} 在 ${at} s 处的心搏：${reason} 请再次打开“为何判为此类”重试。`,
  'curves-failed': ({ name, reason }) => `无法计算记录 ${name} 的输出曲线：${reason} 可再次选择该心搏重试。`,
  'why-record-gone': ({ name }, file) =>
    `该次运行的记录 ${name ?? file} 已不在实验室中（或内容不同）。请再次拖入其文件。`,
  'why-annotations': ({ name }, file) =>
    `记录 ${name ?? file} 的心搏与该次运行时不同，且其文件中已没有该次运行所用的标注。请再次拖入该标注文件，或撤销此后所作的修改。`,
  'why-folds': ({ run }) =>
    `此版本的实验室会把“${run}”的心搏分到不同的折中，因此无法得知网络学习过哪些心搏。请重新运行该实验后再比较。`,
  'average-failed': ({ reason }) => `无法对心搏求平均：${reason} 请再次点击按钮重试。`,
  'what-if-failed': ({ name, at, reason }, file) =>
    `无法就 ${name || file} 在 ${at} s 处改变后的心搏询问网络：${reason} 请再改变一次以重试。`,
  'nearest-failed': ({ name, at, reason }, file) =>
    `未能找到与 ${name ?? file} 在 ${at} s 处的心搏最相近的训练心搏：${reason} 可再次点击“查找最相近的训练心搏”。`,
  'map-wide': ({ run }) =>
    `“${run}”的网络没有概括心搏的隐藏层：其 logit 直接由图像得出。请改用波形绘制分布图。`,
  'map-head-wide': ({ run, head, width, most }) =>
    `“${run}”的网络的分支 ${head} 对每个心搏给出 ${width} 个数值，分布图最多使用 ${most} 个。请改用最后一个隐藏层绘制分布图。`,
  'map-beat-free': ({ run }) =>
    `“${run}”的网络自行检测心搏，无法就给定的心搏询问它，因此没有隐藏层的分布图。请改用波形绘制分布图。`,
  'map-many': ({ run, count }) =>
    `“${run}”测试了 ${count} 个心搏：全部绘入分布图需要 256 MB 以上的内存。请改用其他输入，或选用心搏较少的运行。`,
  'map-few': ({ run, count, fewest }) =>
    `“${run}”测试的心搏中可读取的只有 ${count} 个，分布图至少需要 ${fewest} 个。请再次拖入其余记录的文件，或测试更多心搏。`,
  'map-failed': ({ run, reason }) => `无法绘制“${run}”的心搏分布图：${reason} 可再次点击“绘制分布图”。`,
} satisfies ProblemWords;
