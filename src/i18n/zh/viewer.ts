import type { viewer as english } from '../en/viewer';
import { strip } from './strip';

export const viewer: typeof english = {
  title: (record) => `记录 ${record}`,
  close: '关闭记录',
  reading: (record) => `正在读取记录 ${record}……`,
  failed: '这一段无法读取。',

  earlier: '前移',
  later: '后移',
  span: '缩放',
  completeRecord: '全部',
  spanTitle: (span) => `显示 ${span}`,
  goTo: '跳到时间',
  goToHint: '分:秒',
  goToWrong: '请按“分:秒”输入时间，例如 12:03。',
  goToBeyond: (length) => `记录到 ${length} 结束。`,
  previousBeat: '上一个非 N 心搏',
  nextBeat: '下一个非 N 心搏',
  previousShort: '非 N',
  nextShort: '非 N',
  noneBefore: '之前没有这样的心搏',
  noneAfter: '之后没有这样的心搏',
  raw: '原始',
  denoised: '去噪',

  picture: (p) => `记录 ${p.record} 的心电图，${p.leads}，${p.from} 至 ${p.to}`,
  showing: (from, to) => `当前显示 ${from}–${to}`,
  beats: (count) => `${count} 个心搏`,
  notes: (count) => `${count} 条注释`,
  noAnnotations: '没有标注',
  thinned: '此处 N 类心搏只计数，放大后才绘出。',
  table: '当前范围内的标注',
  tableSummary: (count) => `当前范围内的标注（${count}）`,
  tableCut: (shown, all) => `共 ${all} 条，显示前 ${shown} 条。放大可查看其余。`,
  columns: { time: '时间（分:秒）', symbol: '标注', class: '类别', aux: '注释' },
  noClass: '非心搏',

  strip,
};
