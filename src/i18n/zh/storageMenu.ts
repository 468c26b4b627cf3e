import type { storageMenu as english } from '../en/storageMenu';

export const storageMenu: typeof english = {
  unknown: '正在查看浏览器能否存储数据……',
  on: '记录、设置、运行和模型保存在此浏览器中，重新加载后仍在。',
  used: (used, quota) => `已用 ${used}，共 ${quota}`,
  usedOnly: (used) => `已用 ${used}`,
  refused: '此浏览器不为本页面存储数据（无痕窗口或浏览器设置）。功能不受影响，但重新加载后内容会丢失。',
  cleared: '实验室已在另一个标签页中被全部清除，本标签页在重新加载之前不再存储任何数据。',
  clear: '全部清除',
  clearTitle: '全部清除？',
  clearQuestion: '要从此浏览器中删除所有记录、设置、运行和模型吗？删除后无法恢复。',
  clearYes: '是的，全部清除',
};
