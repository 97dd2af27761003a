import { names, readOptions } from './options';
import type { ShellCommand, Word } from './script';

const NAME = /^[A-Za-z_]\w*$/;
const DECLARATION = /^([A-Za-z_]\w*)(?:\[[^\]]*\])?\+?=/;

/** The names of the variables that a command sets by its arguments: `export A=b`, `read A B`, `printf -v A`. */
export function assignedBy({ name, args }: ShellCommand): readonly string[] {
  switch (name) {
    case 'export':
    case 'readonly':
    case 'env':
    case 'set':
      return declared(args);
    case 'local':
    case 'declare':
    case 'typeset':
      return [...declared(args), ...plainNames(args)];
    case 'let':
      return args.flatMap(({ text }) => /^\s*([A-Za-z_]\w*)\s*(?:[-+*/%]?=|\+\+|--)/.exec(text)?.[1] ?? []);
    case 'read': {
      const { operands, options } = readOptions(args, { valued: names('-a -d -i -n -N -p -t -u') });
      return [
        ...plainNames(operands),
        ...options.flatMap((one) => (one.name === '-a' && one.value ? [one.value] : [])),
      ];
    }
    case 'mapfile':
    case 'readarray':
      return ['MAPFILE', ...plainNames(readOptions(args, { valued: names('-d -n -O -s -u -C -c') }).operands)];
    case 'getopts':
      return plainNames(args.slice(1, 2));
    case 'printf':
      return args[0]?.text === '-v' ? plainNames(args.slice(1, 2)) : [];
    default:
      return [];
  }
}

function declared(words: readonly Word[]): readonly string[] {
  return words.flatMap(({ text }) => DECLARATION.exec(text)?.[1] ?? []);
}

function plainNames(words: readonly Word[]): readonly string[] {
  return words.flatMap(({ text }) => (NAME.test(text) ? [text] : []));
}
