import type { setAside as english } from '../en/setAside';

export const setAside: typeof english = {
  region: '已搁置的内容',
  title: '已存储，但此版本的实验室无法读取',
  lead: '没有删除任何内容。每次启动时都会再次尝试读取；能够读取它的版本会自动将其恢复。存储菜单中也会列出。',
  listLead: '没有删除任何内容。能够读取它们的版本会自动将其恢复。',
  listTitle: '此版本无法读取的内容',
  kind: {
    run: (title) => `运行：${title}`,
    record: (title) => `记录：${title}`,
    training: (title) => `未完成的训练：${title}`,
    settings: (title) => `设置：${title}`,
  },
  part: { prepareSettings: '心搏准备', trainSettings: '训练', all: '全部' },
  why: {
    unreadable: (reason) => (reason === '' ? '无法读取。' : `无法读取：${reason}`),
    superseded: '现在可以读取，但其位置已有更新的内容。请将其保存为文件，或删除。',
  },
  keep: '保留',
  save: '另存为文件',
  delete: '删除',
  deleteTitle: '要永久删除吗？',
  deleteLead: '删除后任何版本的实验室都无法恢复。可以先另存为文件。',
  deleteYes: '是的，删除',
};
