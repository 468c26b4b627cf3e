import type { Random } from '../../src/base/random';
import { pick } from './mutateBytes';

const nastyNumbers = [
  '0',
  '-1',
  '1',
  '2',
  '65536',
  '4294967295',
  '4294967296',
  '2147483648',
  '-2147483649',
  '9007199254740991',
  '9007199254740993',
  '99999999999999999999',
  '1e308',
  '1e-308',
  '1e999',
  '0.1',
  '1e9',
  '1e15',
  'NaN',
  'Infinity',
  '0x10',
  '٣',
];
const nastyWords = [
  '',
  '~',
  '#',
  '/',
  '..',
  '../x.dat',
  'x'.repeat(300),
  '\0',
  '\u00a0',
  '\ufeff',
  '名',
  'constructor',
  '__proto__',
  '200(0)/mV',
  '0(0)/',
  '1e-320(1e300)/mV',
  '212x100000',
  '16x4:3+24',
  '16:1000000000',
  '16+9007199254740991',
  '516x2+4',
  '0',
  '360/1e-9(5)',
];
/** Long ones, to expose patterns with exponential backtracking. */
const endless = [
  '1',
  '9.',
  '1 ',
  ' ',
  '\t',
  'x3',
  ':1',
  '+1',
  '(',
  ')',
  '/',
  '#',
  '"',
  '1e',
  '-',
  'é',
  '.',
  '0/',
  'a/',
];
const formats = [
  '0',
  '8',
  '16',
  '24',
  '32',
  '61',
  '80',
  '160',
  '212',
  '310',
  '311',
  '508',
  '516',
  '524',
  '7',
  '999',
];

/** A header with one to six changes: fields replaced, left out, doubled, swapped; lines of another header; odd line ends. */
export function mutateHeader(text: string, random: Random, other: () => string): string {
  let lines = text.split('\n');
  const changes = 1 + random.below(6);
  for (let k = 0; k < changes; k++) lines = change(lines, random, other);
  return lines.join(pick(['\n', '\n', '\n', '\r\n', '\r', ' \n'], random));
}

function change(lines: string[], random: Random, other: () => string): string[] {
  const row = random.below(lines.length);
  const replaced = (line: string) => lines.map((old, index) => (index === row ? line : old));
  const fields = (lines[row] ?? '').split(/( +)/);
  const column = 2 * random.below((fields.length + 1) >> 1);
  const withField = (field: string) =>
    replaced(fields.map((old, index) => (index === column ? field : old)).join(''));
  const field = fields[column] ?? '';
  if (random.below(40) === 0) {
    const long = pick(endless, random).repeat(1 + random.below(100_000));
    return withField(pick([`${long}x`, `${field}${long}`, `${long}${field}`, `1${long}z 5`], random));
  }
  switch (random.below(12)) {
    case 0:
    case 1:
      return withField(field.replace(/\d+(?:\.\d+)?/, pick(nastyNumbers, random)));
    case 2: {
      const numbers = [...field.matchAll(/\d+/g)];
      const number = numbers[random.below(Math.max(1, numbers.length))];
      if (!number) return withField(pick(nastyWords, random));
      const end = number.index + number[0].length;
      return withField(field.slice(0, number.index) + pick(nastyNumbers, random) + field.slice(end));
    }
    case 3:
      return withField(pick(nastyWords, random));
    case 4:
      return withField(pick(formats, random) + field.replace(/^\d+/, ''));
    case 5:
      return withField(`${field}${pick(['x3', ':7', '+11', 'x2:5+3', '(512)', '/uV', '/360(5)'], random)}`);
    case 6:
      return replaced(fields.filter((_, index) => index !== column && index !== column + 1).join(''));
    case 7:
      return [...lines.slice(0, row), ...lines.slice(row + 1)];
    case 8:
      return [...lines.slice(0, row), lines[row]!, ...lines.slice(row)];
    case 9: {
      const donor = other().split('\n');
      return replaced(donor[random.below(donor.length)]!);
    }
    case 10: {
      const donor = other().split('\n');
      return [...lines.slice(0, row), ...donor.slice(random.below(donor.length))];
    }
    default: {
      const swap = random.below(lines.length);
      return lines.map((old, index) => (index === row ? lines[swap]! : index === swap ? lines[row]! : old));
    }
  }
}
