import type { removal as english } from '../en/removal';

export const removal: typeof english = {
  done: {
    records: (name) => `已移除记录 ${name}`,
    runs: (title) => `已删除运行“${title}”`,
    unfinished: (title) => `已放弃未完成的训练“${title}”`,
  },
  back: {
    records: (name) => `已恢复记录 ${name}`,
    runs: (title) => `已恢复运行“${title}”`,
    unfinished: (title) => `已恢复未完成的训练“${title}”`,
  },
  undo: '撤销',
  undoHint: '撤销（最近一项：Ctrl+Z）',
  dismiss: '无需撤销',
};
