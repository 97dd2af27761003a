/**
 * Prints what is found in the command blocks of the corpus: counts, or with the name of an analysis every mark of it.
 *
 *     npx esbuild test/corpus/commands.ts --bundle --platform=node --outfile=.build/commands.cjs && node .build/commands.cjs [name]
 */

import { analyse, type Mark } from './analyses';
import { commandBlocks, fencedBlocks, hasCorpus } from './blocks';

function main(wanted: string | undefined): void {
  if (!hasCorpus()) {
    console.error('There is no corpus: set HANDOVER_SHARED to the folder that holds it.');
    process.exitCode = 2;
    return;
  }
  const blocks = commandBlocks();
  if (wanted === 'blocks' || wanted === 'others') {
    const chosen = new Set(blocks.map(({ file, line }) => `${file}:${line}`));
    for (const { file, line, text } of fencedBlocks()) {
      if (chosen.has(`${file}:${line}`) === (wanted === 'blocks')) console.log(`${file}:${line}\n${text}\n`);
    }
    return;
  }
  const marks = analyse(blocks);
  if (wanted !== undefined) {
    for (const mark of marks.get(wanted) ?? []) console.log(printed(mark));
    return;
  }
  const files = new Set(blocks.map(({ file }) => file)).size;
  console.log(`${blocks.length} command blocks of ${fencedBlocks().length} fenced ones, in ${files} files`);
  for (const [name, found] of [...marks].sort()) {
    console.log(`${name}: ${found.length} in ${new Set(found.map(({ block }) => block)).size} blocks`);
  }
}

function printed({ block, says, start, end }: Mark): string {
  const line = block.text.slice(0, start).split('\n').length;
  const text = block.text.slice(start, Math.min(end, start + 120)).replaceAll('\n', '⏎');
  const from = block.text.lastIndexOf('\n', start - 1) + 1;
  const context = block.text.slice(from).split('\n', 1)[0]?.slice(0, 150);
  return `${block.file.replace(/^.*?\/(?:alerts|content\/runbooks)\//, '')}:${block.line + line}\t${says}\t[${text}]\t${context}`;
}

main(process.argv[2]);
