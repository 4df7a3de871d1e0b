import { cpus, totalmem } from 'node:os'
import type { Ratio } from './ratios.ts'

/** `docs/benchmarks.md`: the ratios of one run, the machine and the day. */
export function benchmarksPage(found: readonly Ratio[]): string {
  const [{ model } = { model: 'unknown' }] = cpus()
  const machine = `${cpus().length} cores (${model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.versions.node}`
  const rows = found.map(({ what, yardstick, ratio, wanted, measure }) => [what, yardstick, ratio.toFixed(2), wanted, `\`${measure}\``])
  return [
    '# Benchmarks',
    '',
    `Ratios against named yardsticks, each measured in the same run as what it is held against: ${new Date().toISOString().slice(0, 10)}, ${machine}. ` +
      'Written by `npm run bench -- --write`; what each measure does stands at the head of its file in `tests/bench`. Absolute figures: [figures.md](figures.md).',
    '',
    table(['what', 'beside', 'ratio', 'wanted', 'measure'], rows),
    '',
  ].join('\n')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join('\n')
}
