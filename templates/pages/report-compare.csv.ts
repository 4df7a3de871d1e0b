import type { Words } from '../i18n/index.ts'
import { editionNumber } from '../view/edition-number.ts'
import type { ReportCompareView } from './report-compare.page.ts'

const HEADS = ['kind', 'recommendation_code', 'institution', 'indicator', 'field', 'edition_from', 'edition_to', 'from', 'to'] as const

/**
 * What moved between two editions as CSV (RFC 4180, UTF-8 with a byte order mark, CRLF), one row a difference: `figure`, `status`,
 * `added`, `removed`, `addressee`, `reading`. Codes are those of the API, dates `YYYY-MM-DD`; cells that a spreadsheet would run
 * as formulas begin with an apostrophe.
 */
export function comparisonAsCsv({ from, to, comparison }: Pick<ReportCompareView, 'from' | 'to' | 'comparison'>, words: Words): string {
  const sides = [editionNumber(from), editionNumber(to)] as const
  const rows = [
    ...comparison.figures.map((figure) => ['figure', '', '', '', figure.name, ...sides, figure.from, figure.to]),
    ...comparison.byStatus.map((figure) => ['status', '', '', '', figure.status, ...sides, figure.from, figure.to]),
    ...comparison.added.map(({ code }) => ['added', code, '', '', '', ...sides, '', '']),
    ...comparison.removed.map(({ code }) => ['removed', code, '', '', '', ...sides, '', '']),
    ...comparison.moved.flatMap(({ recommendation, institution, from: before, to: after }) =>
      (['status', 'position', 'dueOn', 'overdue'] as const)
        .filter((field) => before?.[field] !== after?.[field])
        .map((field) => [
          'addressee',
          recommendation.code,
          words.pick(institution.name)?.text ?? institution.slug,
          '',
          FIELDS[field],
          ...sides,
          before?.[field] ?? '',
          after?.[field] ?? '',
        ]),
    ),
    ...comparison.readings.map(({ recommendation, indicator, from: before, to: after }) => [
      'reading',
      recommendation.code,
      '',
      indicator.code,
      'latest_reading',
      ...sides,
      before === null ? '' : `${before.value} (${before.readOn})`,
      after === null ? '' : `${after.value} (${after.readOn})`,
    ]),
  ]
  return `\uFEFF${[HEADS, ...rows].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')}`
}

const FIELDS = { status: 'status', position: 'position', dueOn: 'due_on', overdue: 'overdue' } as const

function cell(value: string | number | boolean): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
