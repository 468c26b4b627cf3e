import type { ProblemGroupWords } from '../problemWords';

export const problemGroups: ProblemGroupWords = {
  'record-uncalibrated': (count) =>
    `${count} 条记录没有给出增益：按每 mV 200 个 ADC 单位处理，因此幅度只是约定，并非测量值。`,
  'annotations-missing': (count) =>
    `${count} 条记录没有标注：可以查看，但还不能提供心搏。可由实验室检出心搏（“检出心搏”），或同时拖入其标注文件。`,
  'annotations-empty': (count) => `${count} 个标注文件中没有标注。请重新下载。`,
  'annotations-malformed': (count) => `${count} 个标注文件已损坏或自相矛盾。`,
  'annotations-outside': (count) =>
    `${count} 个标注文件含有超出记录范围的标注：信号被截断，或标注属于其他记录。`,
  'header-missing': (count) => `${count} 条记录的文件在等候头文件（.hea）。请一并拖入。`,
  'header-empty': (count) => `${count} 个头文件是空的。请重新下载。`,
  'header-malformed': (count) => `${count} 个头文件不符合 WFDB 格式。请更正或重新下载。`,
  'header-binary': (count) => `${count} 个 .hea 文件不是文本文件，因此不可能是头文件。`,
  'signal-missing': (count) => `缺少 ${count} 个信号文件。请与其头文件一起打开。`,
  'signal-empty': (count) => `${count} 个信号文件中没有采样点。请重新下载。`,
  'signal-short': (count) => `${count} 个信号文件比头文件所述的短，已采用现有部分。重新下载可得到其余部分。`,
  'signal-checksum': (count) => `${count} 个信号的校验和与头文件给出的不同：文件被更改或损坏。请重新下载。`,
  'signal-damaged': (count) => `${count} 个信号文件已损坏，可读的部分已采用。请重新下载。`,
  'segment-missing': (count) => `${count} 条记录缺少片段，相应部分显示为空白。请将所有文件一起打开。`,
  'format-unsupported': (count) => `${count} 条记录的存储格式目前还不能读取。`,
  'record-duplicate': (count) =>
    `${count} 条记录与已加载的记录同名，未采用。请重命名其文件，或先移除已加载的记录。`,
  'file-empty': (count) => `${count} 个文件是空的（0 字节），未采用。请重新下载。`,
  'file-unknown': (count) => `${count} 个文件不含记录，未采用。`,
  'file-unreadable': (count) => `${count} 个文件或记录无法读取。请再次打开。`,
  'edf-odd-field': (count) => `EDF 文件中有 ${count} 个头部字段不符合规范，已改用其他值。`,
  'edf-length': (count) => `${count} 个 EDF 文件的长度与头部声明的不同，已采用实有的部分。`,
};
