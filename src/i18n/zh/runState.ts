import type { runState as english } from '../en/runState';

export const runState: typeof english = {
  state: {
    opening: '正在启动',
    compiling: '正在编译',
    running: '训练中',
    pausing: '正在暂停',
    paused: '已暂停',
    stopping: '正在停止',
    finished: '训练已完成',
    stopped: '训练已停止',
    failed: '训练失败；原因见“问题”',
  },
  resume: '继续',
  stepping: '训练一轮后暂停',
  training: '训练',
  place: (p) => `第 ${p.fold} / ${p.folds} 折，第 ${p.epoch} / ${p.epochs} 轮`,
  placeOneSplit: (p) => `第 ${p.epoch} / ${p.epochs} 轮`,
  phase: { compiling: '编译中', training: '', validating: '验证中', testing: '测试中' },

  title: {
    preparing: (percent) => `${percent} 准备中`,
    training: (percent) => `${percent} 训练中`,
    paused: '已暂停',
    finished: '已完成',
    failed: '失败',
  },
  titleOf: (state, appName) => `${state} – ${appName}`,

  notify: '结束时通知我',
  notifyHint: '浏览器会征求您的同意。不到一分钟的训练结束时不发通知。',
  notifyOn: '训练超过一分钟时，结束后会通知您。',
  notifyOff: '不再通知',
  notifyRefused:
    '浏览器拒绝本页面的通知。如需允许，请打开本网站的设置（地址左侧的图标），将“通知”设为“允许”，然后再按一次按钮。',
  notifyMissing: '此浏览器不支持本页面的通知。',
  notice: { finished: '训练已完成', failed: '训练失败' },
  noticeText: (p) => `${p.run}，用时 ${p.duration}`,

  stopped: {
    after: (p) => `第 ${p.epoch} / ${p.epochs} 轮后停止`,
    within: (p) => `第 ${p.epoch} / ${p.epochs} 轮中停止`,
    afterFold: (p) => `第 ${p.fold} / ${p.folds} 折后停止`,
    inFold: (p) => `第 ${p.fold} / ${p.folds} 折，${p.stopped}`,
  },
  stoppedHint: '测试的是停止时已训练的部分。',

  step: '单步',
  stepHint: '训练一轮，然后暂停。',

  matrixOf: {
    validation: (place) => `对验证心搏的判断 (%)，${place}`,
    training: (place) => `对若干训练心搏的判断 (%)，${place}`,
  },
  matrixHint: {
    validation: '每行：该类心搏被判为各类的比例。',
    training:
      '每行：该类若干心搏被判为各类的比例。本次运行没有留出验证心搏，这些心搏网络已学习过，因此测试结果会更低。',
  },
  matrixPlace: (p) => (p.oneSplit ? `第 ${p.epoch} 轮之后` : `第 ${p.fold} 折，第 ${p.epoch} 轮之后`),
  noBeat: '没有该类心搏',
};
