import { apart, edited, grouped, type leaks as pattern } from '../en/leaks';
import { EDIT_KINDS } from './editKinds';

const PARTS: Record<string, string> = { difference: '中位心搏', amplitude: '幅度', rhythm: '节律' };
export const leaks: typeof pattern = {
  title: '泄漏检查',
  unprepared: '心搏准备好之后检查划分的两侧；仅从设置就能看出的会提前指出。',
  none: '未发现泄漏：没有人同时在划分的两侧，没有窗口跨越划分重叠，测试心搏不参与任何选择，所有类别按同样的规则截取和抽取。',
  noneYet: '请先更正上面所说的问题，之后再检查划分。',
  levels: { fault: '方法缺陷', protocol: '评估方式', note: '说明' },
  accept: '尽管有这些方法缺陷仍然训练；会在运行上标明',
  acceptHint: '在此之前无法开始。标记会随该运行导出的一切内容保留。',
  'same-patient': ({ persons, tested, records, how }) => {
    if (how === 'own')
      return `网络用被测试的记录自身最初的心搏学习（${tested} 人中的 ${persons} 人）：这正是该评估方式的意义，其数值只对手头有此类心搏的患者成立。`;
    if (how === 'shuffled')
      return `${tested} 名被测试者中有 ${persons} 人的心搏在两侧：数值只说明这些人的其他心搏，不说明新患者。`;
    return how === 'published'
      ? `同一人的记录在两侧（${records}）：已发表的划分就是如此。`
      : `同一人的记录在两侧（${records}），因此这部分测试不是对新患者的测试。请把它们放到同一侧。`;
  },
  'window-overlap': ({ beats, tested, neighbours }) =>
    `${grouped(tested)} 个测试心搏中，有 ${grouped(beats)} 个的窗口${neighbours ? '（含前后心搏的窗口）' : ''}与训练侧心搏的窗口有共同的采样点。`,
  'epoch-on-test': () => '最佳轮次在测试心搏上选择：保留的是恰好适合它们的那一轮，测试因此不再是测试。',
  'oversampled-before-split': ({ beats, tested }) =>
    tested === 0
      ? '在划分训练与测试之前重复抽取心搏，因此会用被测试心搏的副本学习。'
      : `在划分训练与测试之前重复抽取心搏：${grouped(tested)} 个测试心搏中有 ${grouped(beats)} 个的副本被用来学习。`,
  'window-rule': () =>
    'F 类心搏按另一规则截取，直到下一心搏窗口的末尾：其形状泄露了类别，而对新心搏必须在截取之前就知道类别。',
  'network-labels': ({ records, how }) =>
    how === 'tested'
      ? `被测试记录的类别由网络标记（${records}）：结果只说明两个网络在多大程度上一致，不说明网络有多准确。请选用参考标注，或不用这些记录。`
      : `部分训练记录的类别由网络标记（${records}）：该网络的错误也会被学到。`,
  relabelled: (values) =>
    `心搏标注经过修改（${values.records}）：${edited(values, (kind, beats) => `${EDIT_KINDS[kind]} ${beats} 个`).join('，')}。结果不能与使用原标注的结果比较。`,
  'databases-apart': (values) =>
    `测试心搏的记录方式与所有训练心搏都不同（${apart(values, { database: '数据库', rate: '采样频率', lead: '导联', band: '频带' }, (name, test, train) => `${name}：测试 ${test}，训练 ${train}`, '；')}）：结果反映的既有患者的差别，也有这种差别。`,
  'whole-record': ({ parts }) =>
    `输入中有不依赖标签的整条记录的数值（${String(parts)
      .split(',')
      .map((part) => PARTS[part] ?? part)
      .join('、')}）：适用于已记录的数据，实时监护时尚不可知。`,
  'tested-beside-learnt': ({ records }) =>
    `网络会看到每个心搏前后的心搏。有 ${grouped(records)} 条被测试的记录中也有用于学习的心搏：训练时网络会在它们旁边看到被测试心搏的波形和特征，但看不到其标签。`,
  adapted: () =>
    '网络在不使用标签的情况下适应被测试的记录：给出答案之前，它会看该记录中所有被测试的心搏。这些数值只对完整的记录成立，不能与未作适应的网络的数值比较。',
};
