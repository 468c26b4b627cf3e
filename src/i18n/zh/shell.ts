import type { shell as english } from '../en/shell';

export const shell: typeof english = {
  skipToWork: '跳到工作区',
  steps: '步骤',
  step: {
    records: '记录',
    beats: '心搏',
    train: '训练',
    results: '结果',
    inspect: '误判查看',
  },
  stepState: {
    noRecords: '尚未加载',
    ticked: (ticked, all) => `已勾选 ${ticked} / ${all}`,
    notYet: '尚未进行',
    beats: (count) => `${count} 个心搏`,
    stale: '已过时',
    running: (percent) => `进行中，${percent}`,
    starting: '正在启动',
    paused: (percent) => `已暂停，${percent}`,
    finished: '已完成',
    stopped: '已停止',
    unfinished: '可以继续',
    failed: '失败',
    runs: (count) => `${count} 次运行`,
    listed: (count) => `已列出 ${count} 个心搏`,
  },
  language: '语言',
  theme: '主题',
  themes: { system: '主题：跟随系统', light: '主题：浅色', dark: '主题：深色' },

  help: '帮助',

  storage: '存储',
  storageOff: '存储不可用',

  removals: '刚刚移除的内容',

  activity: '进行中的任务',
  idle: '空闲',
  activityKind: {
    importing: '正在读取文件',
    listing: '正在列出记录',
    downloading: '正在从 PhysioNet 下载',
    'making-demo': '正在生成演示记录',
    preparing: '正在准备心搏',
    comparing: '正在比对标注',
    finding: '正在检出心搏',
    labelling: '正在标记心搏类别',
    training: '正在训练',
    restoring: '正在恢复上次的内容',
    exporting: '正在写入下载文件',
    clearing: '正在清除',
  },
  progress: (done, total) => `${done} / ${total}`,
  timeLeft: (time) => `剩余 ${time}`,
  announced: (kind, percent) => `${kind}，${percent}`,
  stop: '停止',
  stopWhat: (kind) => `停止：${kind}`,

  problems: '问题',
  notes: '提示',
  severity: { error: '错误', warning: '警告', note: '提示' },
  problemCount: (count) => `${count} 个问题`,
  problemsAlike: (count, sentence) => `此类问题共 ${count} 个：${sentence}`,
  whichFiles: '查看是哪些',
  showAll: (count) => `显示全部 ${count} 个`,
  showFewer: '收起',
  dismiss: '忽略',
  dismissAll: '全部忽略',

  dropHere: '松开即可加载',
  dropWhat:
    'WFDB（.hea、.dat、.atr）、EDF、ISHNE 动态心电图、CSV、Apple 健康或 MATLAB：文件、文件夹或 .zip 均可。数据不会离开本机。',

  crashed: '页面的这一部分出错了。已加载的内容仍然保留。',
  tryAgain: '重试',
};
