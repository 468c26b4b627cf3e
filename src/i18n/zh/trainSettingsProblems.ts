import type { ProblemWords } from '../problemWords';
import { settingName } from '../settingName';
import { settings } from './settings';

/** Problems that prevent a run from being started. */
export const trainSettingsProblems = {
  'setting-invalid': ({ setting, name, value, rule, least, most, options }) => {
    const wanted: Record<string, string> = {
      number: `请选择 ${least} 到 ${most}`,
      integer: `请选择 ${least} 到 ${most} 的整数`,
      items: `请选择 ${least} 到 ${most} 项`,
      text: `请输入 ${least} 到 ${most} 个字符`,
      choice: `请从 ${options} 中选择`,
      flag: '请选择是或否',
      group: '请重新选择',
    };
    const shown = name ?? settingName(String(setting), settings);
    return `“${shown}”不能是 ${value}。${wanted[String(rule)]}。`;
  },
  'one-class': () => '所有心搏属于同一类，没有可区分的内容。请添加含有其他类别的记录。',
  'address-settings': ({ reason }) => `页面地址要求的设置无法使用：${reason} 设置保持不变。`,
  'weights-invalid': ({ weights }) => `类别权重不能是 ${weights}。请至少让一类大于 0。`,
  'adaptation-of-images': () =>
    '二维网络没有可供比较心搏的隐藏层，因此被测试的记录没有心搏中心。请选择其他适应方式或不作适应，或选择其他网络。',
  'sampling-of-stretches': () =>
    '心搏上下文网络需要记录中按顺序排列的心搏，因此不能对少见类别过采样或欠采样。请不作采样，改用类别权重。',
  'sampling-of-sections': () =>
    '无基准点网络从整条记录学习，而不是从单个心搏学习。请使用全部心搏、不作采样、不用按批加权的损失，也不用其他参考；可以使用类别权重。',
  'shift-of-sections': () =>
    '无基准点网络学习心搏所在的位置，其片段可从任意处开始，因此不能作时间平移。请将平移设为 0。',
  'adaptation-of-sections': () =>
    '无基准点网络自行检出心搏，不适应被测试的记录。请选择不作适应，或选择其他网络。',
  'sections-on-both-sides': ({ records }) =>
    `无基准点网络学习整条记录，但以下记录的一部分用于训练，另一部分用于测试或验证：${records}。请选择按记录划分的评估方式，并按患者验证或不验证。`,
  'own-part-too-long': ({ ownSec }) =>
    `没有测试记录在最初 ${ownSec} 秒之后还有心搏，因此没有可测试的内容。请缩短自身部分，或使用更长的记录。`,
  'records-both': ({ records }) =>
    `在“评估方式”中，以下记录同时用于训练和测试：${records}。请让每条记录只在一个列表中。`,
  'records-no-training': ({ records }) =>
    `训练记录（${records}）都没有心搏。请加载并勾选其中一些，或在“评估方式”中选择其他记录。`,
  'records-no-test': ({ records }) =>
    `测试记录（${records}）都没有心搏。请加载并勾选其中一些，或在“评估方式”中选择其他记录。`,
  'records-no-pool': ({ records }) =>
    `公共训练集的记录（${records}）都没有心搏。请加载并勾选其中一些，或在“评估方式”中选择其他记录。`,
  'items-unknown': ({ items, role }) =>
    `在“评估方式”中，没有任何勾选且有心搏的记录属于${role === 'training' ? '训练' : '测试'}列表中的 ${items}。请加载并勾选，或在“记录”中设定记录的数据库，或从列表中去掉。`,
  'items-none-left': ({ items, without, role }) =>
    `${role === 'training' ? '训练' : '测试'}列表（${items}，排除 ${without}）中没有留下任何记录。请在“评估方式”中选择其他。`,
  'databases-too-few': ({ databases, needed }) =>
    `所勾选的记录只来自这些数据库：${databases}；该评估方式需要 ${needed} 个。请加载其他数据库的记录，或在“记录”中设定记录的数据库。`,
  'persons-too-few': ({ persons, needed }) =>
    `现有记录只来自 ${persons} 人；该评估方式需要 ${needed} 人。请添加其他人的记录，或减少折数。`,
  'nothing-tested': () => '没有留下可测试的心搏。请添加记录，或使用更多的心搏。',
  'nothing-learnt': ({ records }) => `测试 ${records} 时没有留下可学习的心搏。请添加其他人的记录。`,
  'faults-unaccepted': ({ faults }) =>
    `泄漏检查发现 ${faults} 个方法缺陷。请更改设置，或在“泄漏检查”中同意在运行上标明这些缺陷。`,
} satisfies ProblemWords;
