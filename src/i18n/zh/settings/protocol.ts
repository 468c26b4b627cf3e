import type { SettingWords } from '../../settingWords';

const folds = { label: '折数', hint: '每个心搏都由从未见过它的网络测试一次。' };
const stratified = { label: '分层', hint: '各部分的类别比例与整体相同。' };
const without = (name: string, items: string) => (items === '' ? name : `${name}，排除 ${items}`);
const noted = (name: string, isStratified: string) => (isStratified ? name : `${name}，不分层`);

export const protocol: SettingWords['train']['protocol'] = {
  label: '评估方式',
  kinds: {
    kfold: {
      label: 'k 折',
      fields: { folds, stratified },
      summary: (p) => noted(`${p.folds} 折`, p.stratified),
    },
    holdout: {
      label: '留出法',
      fields: {
        testFraction: { label: '测试比例', hint: '占全部心搏的比例；只在最后看一次。', unit: '%' },
        stratified,
      },
      summary: (p) => noted(`留出法，测试 ${p.testFraction}`, p.stratified),
    },
    leaveOneOut: {
      label: '留一记录法',
      hint: '每条记录一折；不用同一人的其他记录学习。',
      summary: () => '留一记录法',
      plan: (p) => `${p.folds} 折，每条记录一折，× ${p.epochs} 轮。`,
    },
    groupkfold: {
      label: '分组 k 折',
      hint: '以人为单位分到各折；201 与 202 是同一人。',
      fields: { folds },
      summary: (p) => `按患者分组 ${p.folds} 折`,
      plan: (p) => `${p.folds} 折（以人为单位）× ${p.epochs} 轮。`,
    },
    records: {
      label: '自定划分',
      hint: '勾选用于学习和用于测试的记录。',
      fields: { training: { label: '训练' }, test: { label: '测试' } },
      summary: (p) => `${p.training} → ${p.test} 条记录`,
    },
    databases: {
      label: '按数据库',
      hint: '可列出：数据库（svdb）、DS1、DS2、数据库的一半（svdb-even、svdb-odd）或记录（865）。记录所属的数据库在“记录”中设定。',
      fields: {
        training: { label: '训练' },
        test: { label: '测试' },
        without: { label: '排除', hint: '两侧都不用；可以留空。' },
      },
      summary: (p) => without(`${p.training} → ${p.test}`, p.without),
    },
    halves: {
      label: '两半',
      hint: '两折：记录号为偶数与奇数的患者。用训练列表的一半学习，测试另一半中的测试列表。',
      fields: {
        training: { label: '训练' },
        test: { label: '测试' },
        without: { label: '排除', hint: '两侧都不用；可以留空。' },
      },
      summary: (p) => without(`${p.training} → ${p.test}，偶数与奇数记录`, p.without),
    },
    leaveDatabaseOut: {
      label: '留一数据库法',
      hint: '所勾选记录的每个数据库一折；不用被测数据库中患者的任何记录学习。',
      fields: { without: { label: '排除', hint: '数据库或记录；可以留空。' } },
      summary: (p) => without('留一数据库法', p.without),
      plan: (p) => `${p.folds} 折，每个数据库一折，× ${p.epochs} 轮。`,
    },
    patientSpecific: {
      label: '患者特异性',
      fields: {
        pool: { label: '公共训练集' },
        test: { label: '测试' },
        ownSec: { label: '自身心搏', hint: '从记录开头算起；之后的用于测试。', unit: '分钟' },
        poolPerClass: {
          label: '公共训练集',
          unit: '个心搏/类',
          tick: '只用公共训练集的一部分',
          none: '全部',
        },
        ownTimes: {
          label: '自身心搏出现',
          hint: '使几百个自身心搏相对公共训练集有足够的分量。',
          unit: '次/轮',
        },
      },
      summary: (p) => `患者特异性，自身 ${p.ownSec}`,
      plan: (p) => `${p.folds} 个网络，每条测试记录一个，× ${p.epochs} 轮。`,
    },
  },
};
