import type { ProblemWords } from '../problemWords';

/** What keeps a run from being started. */
export const trainSettingsProblems = {
  'folds-invalid': ({ folds }) => `不能分成 ${folds} 折。请选择 2 到 100。`,
  'test-part-invalid': ({ testFraction }) => `测试部分不能是 ${testFraction}。请选择 0 与 1 之间的数。`,
  'validation-part-invalid': ({ validationFraction }) =>
    `验证部分不能是 ${validationFraction}。请选择 0 到小于 1 的数。`,
  'learning-rate-invalid': ({ learningRate }) =>
    `学习率不能是 ${learningRate}。请选择大于 0、不超过 10 的数。`,
  'batch-invalid': ({ batchSize }) => `批量不能是 ${batchSize} 个心搏。请选择 1 到 4096。`,
  'epochs-invalid': ({ epochs }) => `轮数不能是 ${epochs}。请选择 1 到 10000。`,
  'dropout-invalid': ({ dropout }) => `Dropout 不能是 ${dropout}。请选择 0 到小于 1 的数。`,
  'patience-invalid': ({ earlyStoppingEpochs }) =>
    `容忍轮数不能是 ${earlyStoppingEpochs}。请选择 1 或更多，或关闭提前结束。`,
  'max-beats-invalid': ({ maxBeats }) => `不能抽取 ${maxBeats} 个心搏。请选择 10 或更多，或使用全部。`,
  'seed-invalid': ({ seed }) => `种子必须是 0 到 4294967295 的整数，不能是 ${seed}。`,
  'one-class': () => '所有心搏属于同一类，没有可区分的内容。请添加含有其他类别的记录。',
  'weights-invalid': ({ weights, maximum }) =>
    `类别权重不能是 ${weights}。请选择 0 到 ${maximum}，且不能全为 0。`,
  'gamma-invalid': ({ gamma, maximum }) => `focal 损失的 gamma 不能是 ${gamma}。请选择 0 到 ${maximum}。`,
  'sampling-invalid': ({ ratio }) => `抽样比例不能是 ${ratio}。请选择大于 0、不超过 1 的数。`,
  'augmentation-invalid': ({ what, value, maximum }) =>
    `数据增强的 ${what} 不能是 ${value}。请选择 0 到 ${maximum}。`,
  'network-invalid': ({ what, value, least, most }) =>
    `网络的 ${what} 不能是 ${value}。请选择 ${least} 到 ${most}。`,
  'own-part-invalid': ({ ownSec, maximum }) => `自身心搏不能取 ${ownSec} 秒。请选择 0 到 ${maximum}。`,
  'own-times-invalid': ({ ownTimes, maximum }) =>
    `自身心搏每轮不能出现 ${ownTimes} 次。请选择 1 到 ${maximum}。`,
  'pool-part-invalid': ({ poolPerClass }) =>
    `公共池每类不能取 ${poolPerClass} 个心搏。请选择 1 或更多，或全部。`,
  'own-part-too-long': ({ ownSec }) =>
    `没有测试记录在最初 ${ownSec} 秒之后还有心搏，因此没有可测试的内容。请缩短自身部分，或使用更长的记录。`,
  'records-both': ({ records }) =>
    `在“评估方式”中，以下记录同时用于训练和测试：${records}。请让每条记录只在一个列表中。`,
  'records-no-training': ({ records }) =>
    `训练记录（${records}）都没有心搏。请载入并勾选其中一些，或在“评估方式”中选择其他记录。`,
  'records-no-test': ({ records }) =>
    `测试记录（${records}）都没有心搏。请载入并勾选其中一些，或在“评估方式”中选择其他记录。`,
  'records-no-pool': ({ records }) =>
    `公共池的记录（${records}）都没有心搏。请载入并勾选其中一些，或在“评估方式”中选择其他记录。`,
  'persons-too-few': ({ persons, needed }) =>
    `现有记录只来自 ${persons} 人；该评估方式需要 ${needed} 人。请添加其他人的记录，或减少折数。`,
  'nothing-tested': () => '没有留下可测试的心搏。请添加记录，或使用更多的心搏。',
  'nothing-learnt': ({ records }) => `测试 ${records} 时没有留下可学习的心搏。请添加其他人的记录。`,
  'faults-unaccepted': ({ faults }) =>
    `泄漏检查发现 ${faults} 个错误。请更改设置，或在“泄漏检查”中同意在运行上标明这些错误。`,
} satisfies ProblemWords;
