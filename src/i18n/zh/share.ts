import type { Words } from '../words';

export const share: Words['share'] = {
  button: '分享设置',
  buttonHint: '复制一个链接：方案、改动、记录名称和随机种子，不含任何数据。',
  copied: '链接已复制',
  copyTitle: '复制此链接',
  copyText: '浏览器不允许本页面写入剪贴板。请选中链接并复制。',
  link: '设置的链接',
  close: '关闭',

  title: '来自链接的设置',
  lead: '您打开的链接将更改以下内容：',
  nothing: '所有设置已与链接一致。',
  table: '链接将作的更改',
  setting: '设置',
  now: '当前',
  fromLink: '链接',
  records: '勾选的记录',
  none: '无',
  missing: {
    mitdb: (records) =>
      `本实验室中没有：${records}。可在“记录”中通过“从 PhysioNet 打开”从 mitdb 下载，或拖入其文件。`,
    demo: (records) => `本实验室中没有：${records}。可在“记录”中加载演示记录。`,
    others: (records) => `本实验室中没有：${records}。请拖入其文件。`,
  },
  apply: '应用',
  keep: '保留我的设置',
};
