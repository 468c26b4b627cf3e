import type { physionet as english } from '../en/physionet';

export const physionet: typeof english = {
  open: '从 PhysioNet 打开',
  close: '关闭',
  address: '数据库及版本，或 physionet.org 上的地址',
  addressHint: '例如 mitdb/1.0.0，或数据库、记录的网址。由本页面的服务器下载，不会发送您的任何数据。',
  listRecords: '列出记录',
  filter: '筛选记录',
  list: (root) => `${root} 的记录`,
  all: '全选',
  none: '全不选',
  chosen: (chosen, all) => `已选 ${chosen} / ${all}`,
  shown: (shown) => `显示 ${shown} 条`,
  noMatch: '没有名称包含此内容的记录。',
  openFolder: (name) => `列出 ${name}`,
  kept: '已下载',
  download: '下载',
  checked: '每个文件都按 SHA256SUMS.txt 校验，并保存在此浏览器中。',
  unchecked: '该数据库没有提供 SHA-256 校验值，文件未经校验。文件保存在此浏览器中。',
  deleteKept: '删除已下载的文件',
  progress: ({ files, filesTotal, bytes, bytesTotal }) =>
    `文件 ${files} / ${filesTotal}，${bytes} / ${bytesTotal}`,
  starting: '正在查找记录所含的文件……',
  retrying: '连接中断，正在重试……',
  refused: (names) => `RECORDS 中有些行不指向数据库内的文件，已跳过：${names}`,
  dropInstead: (file) => `不用此功能也可加载 MIT-BIH 数据库：从其页面下载 ${file}，直接拖到这里即可。`,
  dropLink: 'physionet.org 上的页面',
};
