import type { Words } from '../words';

export const tables: Words['tables'] = {
  title: '读取表格',
  lead: (name) => `${name} 没有说明每秒有多少个采样点。所填内容将与记录一起保存。`,
  leadMany: (names, count) =>
    `${names}：${count} 个结构相同的文件没有说明每秒有多少个采样点。所填内容适用于全部文件，并与记录一起保存。`,
  preview: '前几行',
  frequency: '采样频率',
  frequencyHint: '由设备或数据库决定：MIT-BIH 为 360，AHA 为 250，动态心电图为 125 至 1000。',
  unit: '数值的单位',
  units: {
    mV: 'mV',
    µV: 'µV',
    V: 'V',
    stored: '模数转换的整数（按每 mV 200 处理）',
  },
  leads: '作为导联的列',
  noLead: '请至少勾选一列。',
  read: '读取',
  leave: '不读取',
};
