import type { common as english } from '../en/common';

export const common: typeof english = {
  htmlLang: 'zh-CN',
  appName: '心电实验室',
  widgets: {
    notANumber: '请输入数字。',
    notInteger: '请输入整数。',
    below: (minimum) => `请不要小于 ${minimum}。`,
    above: (maximum) => `请不要大于 ${maximum}。`,
    between: (minimum, maximum) => `请输入 ${minimum} 到 ${maximum} 之间的值。`,
    plotLoading: '正在加载图形……',
    plotFailed: '图形无法绘制，表格中有同样的内容。',
    saveFigure: (name, format) => `将“${name}”存为 ${format}`,
    plotLocale: 'zh-CN',
  },
  synthetic: '合成',
  syntheticHint: '由本页面生成，并非从人体测得',
  loading: '正在加载页面的这一部分……',
  classMeaning: ['正常及束支传导阻滞', '室上性异位', '室性异位', '室性融合搏动', '起搏或无法分类'],
  rhythmMeaning: ['窦性心律（含心动过缓）', '心房颤动或心房扑动', '室性二联律', '室性三联律'],
  total: '合计',
  cancel: '取消',
  resetDefaults: '恢复默认值',
};
