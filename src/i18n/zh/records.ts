import type { records as english } from '../en/records';
import { EDIT_KINDS } from './editKinds';

/** The lab's notes stand in its files in English; what is not known here is shown as it is. */
function noteOf(note: string): string {
  const edited = /^edits of (.+?): ([^;]+)(?:; (.+))?$/.exec(note);
  if (edited) {
    const [, annotator, did = '', origin] = edited;
    return `对 ${annotator} 的修改：${editsOf(did)}${origin === undefined ? '' : `；${noteOf(origin)}`}`;
  }
  const found =
    /^beats found by (.+?) on ([^;]+)(?:; (labels of|against) (\S+) within 150 ms: (\d+) matched, (\d+) missed, (\d+) invented)?$/.exec(
      note,
    );
  if (found) {
    const [, by, leads, how, reference, matched, missed, invented] = found;
    const detector = by === "the lab's detector" ? '本实验室检测器' : by;
    const counts = `匹配 ${matched}，漏检 ${missed}，误检 ${invented}`;
    const origin =
      how === undefined
        ? ''
        : `；${how === 'against' ? '对照' : '标签沿用'} ${reference}（150 ms 内）：${counts}`;
    return `${detector}由 ${leads} 检出${origin}`;
  }
  const labelled = /^labels by the network of (.+); beats of (.+)$/.exec(note);
  return labelled ? `由网络标记：${labelled[1]}；心搏取自 ${labelled[2]}` : `由本实验室生成：${note}`;
}

/** `2 beats relabelled, 1 added, 1 other annotation changed` */
function editsOf(did: string): string {
  const kinds: Record<string, string> = { ...EDIT_KINDS, changed: '其他标注' };
  const counts = [...did.matchAll(/(\d+) .*?(relabelled|added|deleted|moved|changed)/g)];
  return counts.map(([, count, kind]) => `${kinds[kind!]} ${count}`).join('，') || '没有改动';
}

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
  emptySteps: [
    ['拖入心电记录', '记录经去噪后切分为心搏；没有标注心搏时，可由本实验室检出。'],
    ['训练', '网络在您自己的显卡上学习区分各类心搏。'],
    ['查看误判', '每个被误判的心搏都只需点击一次，即可在原心电条图上查看。'],
  ],
  stripName: '一段含十三个心搏的心电条图：融合搏动（F）被预测为室性（VEB）',
  stripCaption:
    '摘自 MIT-BIH 心律失常数据库（PhysioNet，ODC-By 1.0）记录 213，导联 MLII，25 mm/s，5 mm/mV。实心：心脏科医师的标注。空心：网络的预测，该网络在本实验室用其他患者的数据训练。中间的融合搏动被误判为室性。',
  dropTitle: '将记录拖到本页面任意位置',
  emptyDemo: '手头没有记录？演示记录为合成数据，足以体验全部功能。',
  getDatabase: 'MIT-BIH 心律失常数据库的下载地址：',
  getDatabaseEnd: '。',
  getDatabaseThen: (file) => `下载其 zip（${file}）后直接拖到这里即可。`,

  table: '记录',
  columns: {
    tick: '使用',
    name: '记录',
    database: '数据库',
    leads: '导联',
    frequency: '采样频率（Hz）',
    length: '时长（分:秒）',
    beats: '心搏数',
    annotations: '标注数',
    state: '状态',
    remove: '移除',
  },
  listed: (count) => `记录（${count}）`,
  others: '非 N',
  othersHint: 'N 类以外的标注心搏',
  beatsGroup: '已标注的心搏',
  classColumn: (name, meaning) => `${name}：${meaning}`,
  open: (name, source) => `查看记录 ${name}（来自 ${source}）`,
  tick: (name) => `使用记录 ${name}`,
  tickAll: '使用全部记录',
  allButPaced: '除起搏外全部',
  removeOne: (name) => `移除记录 ${name}`,
  noneMarked: '未标注',
  byLab: noteOf,
  annotator: (name) => `记录 ${name} 的标注`,
  databaseHint:
    '记录所属的数据库：依其文件夹，或记录名与采样率判断。评估方式可以在一个数据库上学习、在另一个上测试。留空则依文件判断。',
  databaseOf: (name: string) => `记录 ${name} 的数据库`,
  databaseOfTicked: '所勾选记录的数据库',
  setDatabase: '设定数据库',
  sums: (ticked, all) => `使用 ${ticked} / ${all}`,

  state: {
    ready: '就绪',
    'no-annotations': '尚无心搏：请用“检出心搏”',
    incomplete: '缺少文件',
    unreadable: '无法读取',
  },
  paced: '起搏，默认不用',
  'no-classes': '心搏没有类别：请用“标记类别”',
  'network-labels': '类别由网络标记，默认不用：否则网络会从自己的答案中学习',
  unlisted: '不在其数据库的 RECORDS 列表中，默认不用',
  inShort: { 'record-uncalibrated': '无增益：幅度只是约定', 'beats-missing': '其标注中没有心搏' },
  flat: (lead, time) => `${lead} 平直 ${time}`,
  moreProblems: (count) => `另有 ${count} 个`,
};
