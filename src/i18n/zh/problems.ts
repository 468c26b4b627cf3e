import type { ProblemWords } from '../problemWords';

export const problems = {
  'header-empty': (_, file) =>
    `${file} 是空的：头文件的第一行应为“记录名、信号数、采样频率、长度”。请重新下载该文件。`,
  'header-binary': ({ line }, file) =>
    `${file} 不是文本文件（第 ${line} 行含有二进制数据），因此不可能是 WFDB 头文件。它可能是名称有误的信号文件，或下载已损坏。`,
  'header-malformed': ({ line, expected, found }, file) =>
    line === undefined
      ? `${file} 中的信号文件安排自相矛盾，无法确定样本的排列方式。请更正头文件，或重新下载。`
      : `${file} 第 ${line} 行：应为 ${expected}，实际为“${found}”。请更正头文件，或重新下载。`,
  'header-multi-segment': ({ segments }, file) =>
    `${file} 把 ${segments} 个片段合并为一条记录，目前还不能读取此类记录。请改为打开各片段的头文件。`,
  'header-no-signals': (_, file) => `${file} 没有声明任何信号，因此无可读取。请选择含有心电信号的记录。`,
  'format-unsupported': ({ format, readable }, file) =>
    `${file} 以格式 ${format} 存储，目前还不能读取。可以读取的格式：${readable}。`,
  'signal-missing': ({ header, signals }, file) =>
    header === undefined
      ? `缺少 ${file} 的信号，因此无法绘制。请再次拖入其文件。`
      : `缺少 ${file}：${header} 说明其中存有 ${signals}。请与 ${header} 一起打开。`,
  'signal-empty': (_, file) => `${file} 没有样本。请重新下载。`,
  'signal-short': ({ header, presentSamples, announcedSamples, presentSec, announcedSec }, file) =>
    `${file} 比 ${header} 所述的短：每个信号应有 ${announcedSamples} 个样本，现有 ${presentSamples} 个（${announcedSec} s 中的 ${presentSec} s），已采用现有部分。重新下载可得到其余部分。`,
  'signal-checksum': ({ signal, found, expected }, file) =>
    `${file} 中 ${signal} 的样本校验和为 ${found}，头文件给出的是 ${expected}：两个文件之一被更改或损坏。请重新下载这两个文件。`,
  'annotations-empty': (_, file) => `${file} 中没有标注。若应当有标注，请重新下载。`,
  'annotations-malformed': ({ annotations, lastSample, annotation, bytes, reason }, file) => {
    if (annotation !== undefined)
      return `${file} 中的标注在时间上有倒退（第 ${annotation} 个），按文件中的顺序保留。`;
    if (bytes !== undefined)
      return `${file} 的结束标记之后还有 ${bytes} 个字节，已跳过；其 ${annotations} 个标注已采用。`;
    if (lastSample !== undefined)
      return `${file} 已损坏或被截断：采用了其中 ${annotations} 个标注，直到样本 ${lastSample}。请重新下载。`;
    const detail = reason === undefined ? '' : `（${reason}）`;
    return `${file} 不是 MIT 格式的 WFDB 标注文件${detail}。请重新下载，或移除该文件。`;
  },
  'annotations-missing': ({ name }, file) =>
    `${name ?? file} 没有标注：可以查看，但不能提供心搏。请同时拖入 ${name ?? ''}.atr。`,
  'annotations-outside': ({ outside, annotations, record, lengthSamples }, file) =>
    `${file} 的 ${annotations} 个标注中有 ${outside} 个位于 ${record} 结束之后（共 ${lengthSamples} 个样本）：信号被截断，或标注属于另一条记录。`,
  'record-duplicate': ({ name, loadedFrom }, file) =>
    `已加载名为 ${name} 的记录${loadedFrom === undefined ? '' : `（来自 ${loadedFrom}）`}，${file} 是另一条同名记录，未采用。请重命名其文件，或先移除已加载的记录。`,
  'record-uncalibrated': ({ signals }, file) =>
    `${file} 没有给出 ${signals} 的增益：按每 mV 200 个 ADC 单位处理，因此幅度只是约定，并非测量值。`,
  'record-too-large': ({ megabytes }, file) =>
    `${file} 的记录将占用 ${megabytes} MB 内存，超出了读取的上限。请选择较少的信号或较短的记录。`,
  'header-missing': ({ files, header }, file) =>
    `没有头文件 ${header ?? ''} 就无法读取 ${files ?? file}。请一并拖入；在此之前文件会在这里等候。`,
  'zip-malformed': ({ reason }, file) =>
    `无法读取 ${file}（${reason}）。请重新下载，或自行解压后打开文件夹。`,
  'zip-climbing-path': ({ count, paths }, file) =>
    `${file} 中有 ${count} 个文件的路径指向压缩包之外（${paths}）；它们未被采用，其余已读取。请从可信的来源获取 zip。`,
  'zip-too-large': ({ reason }, file) =>
    `${file} 解压后超出上限（${reason}）。超出的部分未解压；请自行解压后打开所需的记录。`,
  'file-empty': (_, file) => `${file} 是空的（0 字节），未采用。请重新下载。`,
  'file-unknown': ({ more }, file) => {
    if (more !== undefined) return `另有 ${more} 个文件不是 WFDB 文件，未采用。`;
    if (/\.zip$/i.test(file))
      return `${file} 中没有 WFDB 文件（.hea 及其 .dat 和 .atr）。请选择 PhysioNet 上数据库或记录的 zip。`;
    return `${file} 不是 WFDB 文件，未采用。实验室可读取 .hea 及其 .dat 和 .atr，以及含有它们的 .zip。`;
  },
  'file-unreadable': ({ reason }, file) => `无法读取 ${file}（${reason}）。请再次打开。`,
  'nothing-dropped': () => '拖入的内容中没有文件。请拖入 WFDB 文件（.hea、.dat、.atr）、文件夹或 .zip。',
  'no-record-ticked': () => '没有勾选任何记录，因此没有可准备的心搏。请至少勾选一条有标注的记录。',
  'no-beats': () => '没有心搏。请先“准备心搏”，并检查勾选的记录有心搏标注，且窗口比记录短。',
  'too-few-beats': ({ beats, needed }) =>
    `只准备了 ${beats} 个心搏；训练至少需要 ${needed} 个。请勾选更多记录或添加记录。`,
  'training-failed': ({ reason }) =>
    `训练因错误而结束：${reason}。记录和心搏未受影响；请重新开始，若内存不足请减小批量。`,
  'engine-none': ({ reason }) =>
    `没有可用的计算引擎${reason === undefined ? '' : `（${reason}）`}。请在浏览器设置中启用硬件加速，或换用其他浏览器。`,
  'worker-died': ({ reason }) =>
    `一个后台线程意外结束${reason === undefined ? '' : `（${reason}）`}。已加载的内容仍在；请重试。`,
  'record-gone': ({ name }, file) => `记录 ${name ?? file} 已不在实验室中。请再次拖入其文件。`,
  'context-insecure': ({ origin }) =>
    `本页面来自未加密的 ${origin}，浏览器因此不提供读取记录所需的功能。请通过 https 或 localhost 打开。`,
  'settings-invalid': (values) =>
    `设置无效：${Object.entries(values)
      .map(([name, value]) => `${name} = ${value}`)
      .join('，')}。请更改，或恢复默认值。`,
  'storage-refused': () =>
    '浏览器不允许本页面存储数据（无痕窗口或浏览器设置），重新加载后记录、运行和模型会丢失。其他功能不受影响；请下载想保留的内容。',
  'storage-full': () =>
    '浏览器为本页面提供的存储空间已满，现在添加的内容在重新加载后会丢失。请移除一些记录或运行，或清除存储；页面上的一切仍可继续使用。',
  'storage-failed': ({ reason }) =>
    `浏览器未能存取本实验室的部分数据（${reason}），重新加载后可能丢失。页面上的一切仍可继续使用；之前存储的内容不受影响。`,
  'storage-record-damaged': ({ records }) => `存储的 ${records} 已损坏，已被移除。请再次拖入其文件。`,
  'run-gone': ({ run }) => `运行“${run}”已不在存储中（在另一个标签页中被删除），因此已从列表中移除。`,
  'lead-missing': ({ wanted, records }) =>
    `以下记录没有导联 ${wanted}，改用其第一导联：${records}。请选择其他导联，或不使用这些记录。`,
  'storage-damaged': () => '有一次存储的运行已损坏，无法打开。请从列表中删除；其他运行不受影响。',
} satisfies ProblemWords;
