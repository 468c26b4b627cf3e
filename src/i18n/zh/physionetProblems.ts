import type { ProblemWords } from '../problemWords';

/** Sentences of problems with PhysioNet. */
export const physionetProblems = {
  'physionet-address': ({ shown }, file) =>
    `“${shown ?? file}”不是 PhysioNet 上的数据库。请输入如 mitdb/1.0.0 的名称，或粘贴其页面的网址。`,
  'physionet-none': () =>
    '本页面来自普通的网页服务器，无法从 PhysioNet 下载。请从 physionet.org 下载数据库的 zip 并拖到这里，或用 npm start 启动实验室。',
  'physionet-server': () =>
    '本页面的服务器没有响应。请重新启动它（npm start），然后再试；已下载的部分会保留。',
  'physionet-unreachable': () => '无法连接 PhysioNet。请检查本机是否联网，然后再试；已下载的部分会保留。',
  'physionet-missing': (_, file) => `PhysioNet 上没有 ${file}。`,
  'physionet-database': ({ assumed }, file) =>
    assumed === 1
      ? `PhysioNet 上没有 ${file}。请加上其页面给出的版本，如 mitdb/1.0.0。`
      : `PhysioNet 上没有 ${file}，或它不是 WFDB 数据库。请在其页面上核对名称和版本。`,
  'physionet-forbidden': (_, file) =>
    `PhysioNet 只向已登录或已签署协议的用户提供 ${file}。请用您的账户下载，再把文件拖到这里。`,
  'physionet-refused': ({ status }, file) =>
    `PhysioNet 拒绝提供 ${file}（HTTP 状态 ${status}）。请稍后再试，或自行下载后拖到这里。`,
  'physionet-broken': (_, file) =>
    `${file} 尚未完整，连接就多次中断。已下载的部分会保留：再次点击“下载”即可从那里继续。`,
  'physionet-too-large': ({ megabytes, files }, file) =>
    files === undefined
      ? `${file} 超出了可能的大小（${megabytes} MB 以上），因此没有下载。请在 PhysioNet 上查看，或把文件拖到这里。`
      : `${file} 指向的文件超过 ${files} 个，因此没有下载该记录。请选择其中一个片段。`,
  'physionet-checksum': ({ expected, found }, file) =>
    `${file} 两次下载的内容都与 SHA256SUMS.txt 不符（应为 ${expected}，实际为 ${found}），因此已丢弃。请稍后再试；若仍然如此，请告知 PhysioNet。`,
  'physionet-path': ({ wanted }, file) =>
    `${file} 指向其数据库之外的文件（${wanted}），该文件不会下载；这条记录未采用。`,
  'physionet-no-records': (_, file) =>
    `${file} 没有列出 WFDB 记录。请在 PhysioNet 上查看记录所在的文件夹，并把其网址粘贴到这里。`,
  'physionet-more': ({ more, names }) =>
    `另有 ${more} 条记录未能从 PhysioNet 完整下载（${names} …）。它们在列表中仍为选中：点击“下载”可再试。`,
  'physionet-unkept': () =>
    '浏览器为本页面提供的存储空间已满或被拒绝，下载的文件不会保留，下次需要重新下载。已下载的内容照常加载。',
} satisfies ProblemWords;
