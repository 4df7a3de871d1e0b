import type { Figures } from './figures.ts'

/** One line of the table of ratios: what was measured against what in the same run. */
export interface Ratio {
  readonly what: string
  readonly yardstick: string
  readonly ratio: number
  readonly wanted: string
  readonly measure: string
}

interface Asked {
  readonly measure: string
  /** Which lines of the measure's table. */
  readonly line: RegExp
  readonly column: string
  readonly yardstick: string
  readonly wanted: string
}

const HELLO = 'bare node:http saying hello'
const ASKED: readonly Asked[] = [
  {
    measure: 'requests',
    line: /^(?:dashboard|list|recommendation|feed)\b/,
    column: 'share of the hellos',
    yardstick: HELLO,
    wanted: '≥ 0.4',
  },
  { measure: 'feeds', line: /^feed, 304$/, column: 'share of the hellos', yardstick: HELLO, wanted: '≥ 0.5' },
  { measure: 'load', line: /, cached$/, column: 'share of the hellos', yardstick: `${HELLO}, as many processes`, wanted: '≥ 0.4' },
  { measure: 'load', line: /^4 .*, cached$/, column: 'times the first', yardstick: 'one process', wanted: '≥ 3 where cores allow' },
  { measure: 'load', line: /^4 .*, cached$/, column: 'hellos, times the first', yardstick: 'one hello process', wanted: '' },
  { measure: 'log-appends', line: /writers/, column: 'share of the bare inserts', yardstick: 'bare SQL: insert one line', wanted: '' },
  { measure: 'publishing', line: /./, column: 'ratio', yardstick: 'the same verb without the log', wanted: '≤ 1.2' },
  { measure: 'dump', line: /^events\.csv$/, column: 'times a bare select', yardstick: 'bare SQL: the rows as JSON', wanted: '' },
  { measure: 'import', line: /^the import$/, column: 'times the bare insert', yardstick: 'csv-parse and bare SQL', wanted: '' },
  { measure: 'pages', line: /, one reader$/, column: 'times the first size', yardstick: 'the same page at a hundredth', wanted: '≤ 2' },
  { measure: 'pages', line: /, one reader$/, column: 'as of : now', yardstick: 'the same page now', wanted: '≤ 2' },
  { measure: 'report', line: /^100, warm$/, column: 'times floor', yardstick: 'deflate floor', wanted: '≤ 3' },
  { measure: 'report', line: /, own process$/, column: 'times floor', yardstick: 'deflate floor', wanted: '≤ 4' },
  {
    measure: 'report',
    line: /^100, Chromium$/,
    column: 'times ours',
    yardstick: 'our report (Chromium printing beside it)',
    wanted: '≥ 8',
  },
  { measure: 'report', line: /^dashboard while/, column: 'times idle', yardstick: 'the same page while idle', wanted: '≤ 2' },
  { measure: 'soak', line: /./, column: 'last : middle', yardstick: 'resident memory of the middle third', wanted: '≤ 1.05' },
  { measure: 'soak', line: /./, column: 'heap, last : middle', yardstick: 'heap of the middle third', wanted: '≤ 1.05' },
]

/** Every ratio that these measures hold, in the order of the table. */
export function ratios(measured: ReadonlyMap<string, Figures>): readonly Ratio[] {
  return ASKED.flatMap(({ measure, line, column, yardstick, wanted }) =>
    Object.entries(measured.get(measure) ?? {}).flatMap(([what, figures]) => {
      const ratio = figures[column]
      return line.test(what) && typeof ratio === 'number' ? [{ what, yardstick, ratio, wanted, measure }] : []
    }),
  )
}
