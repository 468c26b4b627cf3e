import type { why as pattern } from '../en/why';

export const why: typeof pattern = {
  summary: '为何判为此类',
  nearest: {
    title: '最相近的训练心搏',
    explanation: (compared: string) =>
      `在该折网络学习过的 ${compared} 个心搏中，网络（最后一个隐藏层）认为与此最相似的几个，可以目视核对。距离：0 为相同，1 相当于随机抽取的两个训练心搏之间的距离。`,
    ask: (compared: string) => `需要先读取该折的 ${compared} 个训练心搏一次；之后的心搏可立即比较。`,
    find: '查找最相近的训练心搏',
    running: '正在与训练心搏比较……',
    beat: (p: { record: string; time: string; name: string; distance: string }) =>
      `记录 ${p.record}，${p.time}，标注为 ${p.name}，距离 ${p.distance}`,
    distance: (distance: string) => `距离 ${distance}`,
    impossible: {
      wide: '无法按该网络所见比较心搏：它没有概括心搏的隐藏层，其 logit 直接由图像或滤波器的特征图得出。',
      many: '该折的训练心搏过多，无法在最后一个隐藏层中比较：需要 256 MB 以上的内存。',
    },
  },
  title: '依据',
  of: '所解释的类别',
  predicted: (name: string) => `为何是 ${name}`,
  truth: (name: string) => `为何不是 ${name}`,
  running: '正在计算……',
  shares: {
    title: '各部分的贡献',
    sentence: (p: { name: string; difference: string }) =>
      `与该记录的中位心搏相比，网络给 ${p.name} 的对数几率（logit）相差 ${p.difference}。各部分对这一差值的贡献（精确的 Shapley 值）：`,
    table: '各部分的贡献',
    groups: {
      p: 'P 波及之前',
      qrs: 'QRS 波群',
      stT: 'ST–T',
      rr: 'RR 间期',
      qrsShape: 'QRS 形态指标',
      neighbours: '前后心搏',
      around: '周围的心搏',
    },
    parts: {
      p: 'P 波及之前（至 −50 ms）',
      qrs: 'QRS 波群（−50 至 100 ms）',
      stT: 'ST–T（100 ms 以后）',
      neighbours: '前、后心搏的窗口',
      around: '该段中的其他心搏',
      rrBefore: '前一 RR 间期（相对值）',
      rrAfter: '后一 RR 间期（相对值）',
      rrChange: '前一 RR 间期与后一及再前一 RR 间期之比',
      rate: '心率与节律规整性',
      qrsShape: 'QRS 与中位心搏的形态差异指标',
    },
    columns: { part: '部分', value: 'logit', share: '占比' },
  },
  methods: {
    occlusion: '遮挡法',
    gradient: '平滑的梯度 × 差值',
    integrated: '积分梯度',
    gradCam: 'Grad-CAM',
  },
  head: (number: string) => `分支 ${number}`,
  missing: '未列出的方法不适用于该网络：尺度图的梯度无法回到采样点；没有沿心搏方向的卷积，就没有 Grad-CAM。',
  picture: (p: { method: string; ms: string; part: string }) =>
    `${p.method}：距 R ${p.ms} ms 处最强（${p.part}）`,
  nowhere: (method: string) => `${method}：没有采样点支持该类别`,
  axis: '相对 R 的时间（ms）',
  legend: {
    title: '各采样点的重要程度，为该心搏平均值的倍数',
    signed: '柱：向上支持该类别，向下反对',
  },
  checking: '正在检验……',
  trusted: '通过检验',
  notTrusted: '此处不可信',
  reasons: {
    agreement: '与其他方法不一致',
    shuffled: '打乱权重后结果几乎不变',
    deletion: '删除它所指之处，与随机删除的效果相当',
    completeness: '各值之和不等于差值',
    seed: '另一随机种子训练的网络给出不同的理由',
  },
  seed: {
    title: '第二种子',
    running: '正在用另一随机种子训练的网络解释该心搏…',
    run: ({ run, seed }) => `与“${run}”的网络比较：该次运行仅随机种子不同（${seed}），且同样测试了该心搏。`,
    members: (count) =>
      `本次运行中共同给出回答的 ${count} 个网络被逐一解释并两两比较：它们的初始权重各不相同。单个网络之间的差异大于上面所解释的平均值之间的差异。`,
    none: '未检验：没有记录和设置均相同、仅随机种子不同且已完成的运行。请换一个随机种子再训练一次，或训练多个共同给出回答的网络。',
    untested:
      '未检验：虽有随机种子不同的运行，但其中没有测试过该心搏且仍保存其网络的运行。请换一个随机种子再训练一次；使用交叉验证时，每个心搏都会被测试。',
    repeat: '换随机种子重复',
  },
  checks: {
    summary: '各方法的检验',
    explanation:
      '一致性：与其他方法的平均秩相关（至少 0.2）。打乱：自输出起逐层打乱权重，全部打乱后与自身的秩相关（须低于 0.5）。删除：有多大比例的随机顺序，其 logit 的下降慢于先删除最重要之处（至少 90 %）。总和：积分梯度之和与应等于的差值相差多少（2 %，或 0.02 logit）。第二种子：与以另一随机种子训练的网络上同一方法的秩相关（至少 0.5）。',
    table: '各方法的检验',
    columns: {
      method: '方法',
      agreement: '一致性',
      shuffled: '打乱',
      deletion: '删除',
      completeness: '总和',
      seed: '第二种子',
      verdict: '结论',
    },
  },
};
