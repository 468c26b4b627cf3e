import type { average as english } from '../en/average';

export const average: typeof english = {
  title: '一类的平均',
  class: '预测类别',
  ask: (name) => `对 ${name} 求平均`,
  about:
    '在网络判为某一类的受测心搏中，按运行的随机种子抽取样本：以 R 波对齐，各采样点 |遮挡法贡献| 的均值，叠加在平均心搏上。每个心搏由测试它的网络判断。',
  running: (p) => `正在对判为 ${p.name} 的 ${p.beats} 个心搏求平均……`,
  shown: (p) => `判为 ${p.name} 的 ${p.of} 个心搏中 ${p.beats} 个的均值。`,
  none: (name) => `没有受测心搏判为 ${name}。`,
  missing: (records) => `以下记录已不在实验室中（或心搏已不同），因此未计入平均：${records}。`,
  picture: (name) => `${name} 的平均遮挡法贡献`,
};
