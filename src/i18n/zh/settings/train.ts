import type { SettingWords } from '../../settingWords';
import { input } from './input';
import { network } from './network';
import { protocol } from './protocol';

export const train: SettingWords['train'] = {
  protocol,
  epochs: { label: '轮数', hint: '每一折遍历训练心搏的次数。' },
  maxBeats: {
    label: '最多使用',
    unit: '个心搏',
    tick: '只使用一部分心搏',
    hint: '抽样并保留稀有类别；适合全部心搏耗时过长的设备。',
    none: '全部',
    fact: '心搏上限',
  },
  input,
  loss: {
    label: '损失函数',
    kinds: {
      crossEntropy: { label: '交叉熵', hint: '真实类别概率越低，损失越大。' },
      focal: {
        label: '焦点损失',
        hint: '已判对的心搏计入较少（Lin 等 2017）；曲线仍显示交叉熵。',
        fields: { gamma: { label: 'Gamma', hint: '0 即交叉熵；原作者取 2。' } },
      },
      batchWeighted: {
        label: '按批加权',
        hint: '在每一批中，越少见的类别计入越多（Sellami 与 Hwang 2019）；如有类别权重则相乘。',
      },
    },
  },
  classWeights: {
    label: '类别权重',
    hint: '让稀有类别在损失中占更大比重；“平衡”能找到更多稀有心搏，误报也更多。',
    options: { none: '无', balanced: '平衡', sqrt: '平方根', own: '自定' },
  },
  ownWeights: { label: '自定的类别权重' },
  sampling: {
    label: '采样',
    fact: '重采样',
    fields: {
      kind: {
        label: '采样',
        options: { none: '无', oversample: '过采样', undersample: '欠采样' },
        hints: {
          none: '每个训练心搏每轮出现一次。',
          oversample: '少见类别的心搏每轮出现多次。每轮耗时更长。',
          undersample: '常见类别每轮另抽一部分心搏。每轮更短。',
        },
      },
      ratio: { label: '最少类与最多类之比' },
      when: {
        label: '抽取范围',
        options: { training: '训练心搏', beforeSplit: '划分之前的全部心搏（方法缺陷）' },
        hints: {
          training: '验证与测试心搏保持不变。',
          beforeSplit: '同一心搏的副本会落在两侧，测试便不成其为测试。仅供展示，并标记在运行上。',
        },
      },
    },
  },
  augmentation: {
    label: '数据增强',
    fields: {
      noiseMv: { label: '噪声，标准差' },
      scale: { label: '缩放，标准差', hint: '围绕 1 的系数，同一心搏的所有通道相同。' },
      shiftMs: { label: '平移，至多', hint: '提前或推后；重复边缘的采样点。', unit: 'ms' },
      baselineMv: { label: '慢波，至多', hint: '每个窗口至多一个周期的正弦。' },
      flip: { label: '每两个心搏倒置一个', hint: '随机进行，每个导联各自独立：导联可能以任一极性放置。' },
      swapLeads: {
        label: '每两个心搏交换一次导联',
        hint: '随机进行，在输入两个导联时：哪个导联在前因记录而异。',
      },
      references: {
        label: '记录的参考',
        hint: '中位心搏与节律统计量也取自随机片段以及与早搏的混合，共若干种，使网络不只依赖其中一种。0：只取自记录的全部心搏。',
      },
    },
  },
  optimizer: { label: '优化器', options: { adam: 'Adam', rmsprop: 'RMSprop' } },
  schedule: {
    label: '学习率变化',
    hint: '单周期：先升到峰值，到最后一步降到接近零。',
    options: { onecycle: '单周期', constant: '恒定' },
  },
  learningRate: { label: '学习率', hint: '优化器的步长，无单位。' },
  batchSize: { label: '批量', hint: '优化器每一步使用的心搏数。', unit: '个心搏' },
  network,
  denseActivation: { label: '全连接层激活', options: { relu: 'ReLU', linear: '无' } },
  adaptation: {
    label: '对被测试记录的适应',
    options: { none: '无', centres: '确定心搏的中心', rhythm: '房颤中不判 SVEB' },
    hints: {
      none: '每个心搏只按所学作答。',
      centres:
        '不使用标签：网络确定的心搏在最后一个隐藏层中形成簇，其他心搏向最近的簇靠拢。在我们的测试中均无帮助；会在运行上标明。',
      rhythm:
        '不使用标签：当记录的 RR 间期提示心房颤动持续半分钟以上时，其中的心搏均不判为 SVEB，因为注释者将其标为 N。可减少误判的 SVEB；会在运行上标明。',
    },
  },
  networks: {
    label: '网络个数',
    hint: '同时训练多个同结构、初始权重各异的网络，取其概率的平均值作为结果。训练时间相应成倍增加。',
  },
  dropout: { label: 'Dropout', hint: '每一步中被置零的全连接单元比例。' },
  bestEpochOn: {
    label: '最佳轮次选择于',
    options: { validation: '验证心搏', test: '测试心搏（方法缺陷）' },
    hints: { validation: '', test: '公开教程的做法。这样测试就不再是测试；会在运行上标明。' },
  },
  validationBy: {
    label: '验证方式',
    options: { beats: '按心搏', patients: '按整个患者' },
    hints: {
      beats: '训练侧打乱的心搏。',
      patients: '训练侧的整个患者，与被测试的人一样对网络陌生。不足三人时按心搏。',
    },
  },
  validationFraction: { label: '验证比例', hint: '占训练心搏的比例；在其上选择最佳轮次。', unit: '%' },
  bestEpochBy: {
    label: '最佳轮次依据',
    options: { validationLoss: '验证损失', validationAccuracy: '验证准确率' },
  },
  earlyStoppingEpochs: {
    label: '耐心值',
    unit: '轮',
    tick: '提前结束一折',
    hint: '验证值连续这么多轮没有改善，该折即结束。',
    none: '否',
    fact: '提前停止',
  },
  seed: { label: '种子', hint: '决定划分、初始权重和心搏顺序：种子与引擎相同，曲线就相同。' },
};
