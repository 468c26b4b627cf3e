import type { ProblemWords } from '../problemWords';

const wayName = (way: string | number | undefined) => (way === 'Bluetooth' ? '蓝牙' : '串口');

/** Why a Polar H10 refuses a command, by the status of its answer. */
const polarStatus: Readonly<Record<number, string>> = {
  1: '它不认识此命令',
  2: '它不认识此测量类型',
  3: '它不支持此项',
  4: '命令长度有误',
  5: '某项设置有误',
  7: '它没有此分辨率',
  8: '它没有此采样率',
  12: '它现在不能执行',
  13: '它正在充电',
};

/** Sentences of problems with devices. */
export const monitorProblems: ProblemWords = {
  'frame-short': ({ bytes }) => `收到一个 ${bytes} 字节的数据帧，其中没有采样点，已略去。`,
  'frame-not-ecg': ({ measurement }) => `收到测量类型为 ${measurement} 的数据帧，不是心电图，已略去。`,
  'frame-unknown': ({ frameType }) =>
    `设备发送的数据帧类型为 ${frameType}，本实验室不能读取：其固件可能较新。目前只支持类型 0。`,
  'frame-half': ({ bytes }) => `收到一个 ${bytes} 字节的数据帧，在采样点中间中断，已略去。`,
  'frame-doubled': () => '同一数据帧收到两次，第二次已略去。',
  'frame-late': () => '一个数据帧晚于其后的数据帧到达，已略去。',
  'frames-lost': ({ sec }) => `途中丢失了 ${sec} s 的采样点，此处留有空缺。`,
  'clock-set': () => '设备的时钟被重新设置；时间按未设置时继续。',
  'response-unknown': () => '设备的回应不是对命令的应答。请关闭设备再打开，然后重新连接。',
  'response-refused': ({ status }) =>
    `设备拒绝开始：${polarStatus[Number(status)] ?? '原因不明'}（状态 ${status}）。请润湿电极，戴好胸带，然后重新连接。`,
  'line-damaged': ({ line }) => `文本行“${line}”在途中损坏，已略去。`,
  'line-text': ({ line }) => `文本行“${line}”不以数字开头，已略去。`,
  'no-lines': () => '端口发送的字节不是文本行。请选择与设备一致的波特率。',
  'rate-unknown': ({ count }) => `在得知设备的采样率之前就停止了（需要五秒）：略去了 ${count} 个采样点。`,
  'rate-unknown-clock': ({ count }) =>
    `在得知设备的采样率之前就停止了（需要四个时间不同的采样点）：略去了 ${count} 个采样点。`,
  'clock-still': ({ count }) =>
    `设备的时间戳没有前进，无法得知采样时刻：略去了 ${count} 个采样点。请重启设备；如仍如此，请检查其程序。`,
  'samples-late': ({ count }) => `有 ${count} 个采样点晚于其后的采样点到达，已略去。`,
  'rate-high': ({ hz, samplingHz }) =>
    `设备每秒发送 ${hz} 个采样点，而记录只取 ${samplingHz} 个：高于其一半的频率会失真。请停止监护，设置更高的采样率。`,
  'recording-unkept': ({ reason, keptSec }) =>
    `无法继续保存记录：${reason} 前 ${keptSec} s 已安全保存。请停止监护，并移除一些记录或运行。`,
  'device-silent': () => '设备已有五秒没有发送数据。记录会继续等待：请检查电池、电极和连接。',
  'replay-broken': ({ reason }) => `未能把记录读到末尾（${reason}）。`,
  'device-way-missing': ({ way }) =>
    `此浏览器不允许网页使用${wayName(way)}。请用${way === 'Bluetooth' ? '电脑或 Android 上的 Chrome 或 Edge' : '电脑上的 Chrome、Edge 或 Opera'}，从 localhost 或通过 https 打开本实验室。`,
  'device-unchosen': ({ way }) =>
    `没有选择设备。请打开设备电源并放在近处，然后再次点击“开始监护”。如果列表一直为空，请${way === 'Bluetooth' ? '关闭与它连接的其他应用' : '插好数据线'}。`,
  'device-permission': ({ way }) =>
    `浏览器不允许本页面使用${wayName(way)}。请点击地址左侧的图标，打开此网站的设置，允许${wayName(way)}，然后再次点击“开始监护”。`,
  'device-unreachable': ({ reason }) =>
    `找到了设备，但无法打开：${reason} 可能有其他程序或标签页正在使用它：请将其关闭，然后再次点击“开始监护”。`,
  'device-failed': ({ reason }) => `无法打开设备（${reason}）。`,
  'device-lost': () => '与设备的连接已断开。实验室会尝试重新连接；在此之前记录中留有空缺。',
  'port-error': ({ reason }) =>
    `端口出错（${reason}），丢失了一些字节。如果持续出现，请选择与设备一致的波特率。`,
  'port-lost': () =>
    '端口已不存在：数据线被拔出，或设备已关闭。已记录的内容会保留。请停止监护，插好后重新开始。',
  'socket-unreachable': ({ port }) =>
    `本机端口 ${port} 上没有 WebSocket 应答。请启动发送数据的程序，并用 npm start 启动实验室：由其服务器转发连接。`,
  'socket-closed': () =>
    '发送数据的程序关闭了连接。已记录的内容会保留。请停止监护，启动该程序，然后重新开始。',
  'monitor-failed': ({ reason }) => `无法开始监护（${reason}）。`,
};
