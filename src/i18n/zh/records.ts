import type { records as english } from '../en/records';

export const records: typeof english = {
  title: '记录',
  lead: (ticked, all) => `${all} 条记录中有 ${ticked} 条用于心搏`,
  loadDemo: '加载演示记录',
  openFiles: '打开文件',
  openFolder: '打开文件夹',
  filesInput: 'WFDB 文件',
  folderInput: 'WFDB 文件夹',
  continue: '下一步：心搏',

  emptyTitle: '在这里训练心律失常网络，并逐搏查看它错在哪里',
  emptyLines: [
    '拖入心电记录：去噪，并按标注截取心搏。',
    '网络在您自己的显卡上学习区分各类心搏。',
    '每个判错的心搏都可一键查看，并显示在心电图上的原位。',
  ],
  emptyDemo: '手头没有记录？演示记录为合成数据，足以体验全部功能。',
  getDatabase: 'MIT-BIH 心律失常数据库的下载地址：',
  getDatabaseEnd: '。',
  getDatabaseThen: (file) => `下载其 zip（${file}）后直接拖到这里即可。`,
  local: '数据不会离开本机：读取文件和训练网络都在本页面内完成。',

  table: '记录',
  columns: {
    tick: '使用',
    name: '记录',
    leads: '导联',
    frequency: '频率 (Hz)',
    length: '时长 (分:秒)',
    annotations: '标注数',
    state: '状态',
    remove: '移除',
  },
  beatsGroup: '已标注的心搏',
  classColumn: (name, meaning) => `${name}：${meaning}`,
  open: (name, source) => `查看记录 ${name}（来自 ${source}）`,
  tick: (name) => `使用记录 ${name}`,
  tickAll: '使用全部记录',
  allButPaced: '除起搏外全部',
  removeOne: (name) => `移除记录 ${name}`,
  sums: (ticked, all) => `使用 ${ticked} / ${all}`,

  state: {
    ready: '就绪',
    'no-annotations': '没有标注：仅供查看',
    incomplete: '缺少文件',
    unreadable: '无法读取',
  },
  paced: '起搏，默认不用',
  unlisted: '不在其数据库的 RECORDS 列表中，默认不用',
  moreProblems: (count) => `另有 ${count} 个`,
};
