import type { ReportSnapshot, TrendPoint } from '../../templates/view/edition.ts'
import type { KeyFigures, StatusCount } from '../../templates/view/figures.ts'
import { sampleChangesOf } from './sample-changes.ts'
import { sampleRecommendation } from './sample-recommendations.ts'
import { figuresOf } from './sample-snapshot.ts'

/** What a sample report differs in; all else is a full monthly edition of everything. */
export interface SampleReport {
  readonly recommendations: number
  readonly length?: 'full' | 'brief'
  readonly late?: boolean
  readonly supersedes?: boolean
  readonly request?: boolean
  readonly scope?: ReportSnapshot['scope']
}

const EARLIER = 6

/** A report of that many recommendations, always the same one: texts and lengths of the catalogue, statuses and acts made up. */
export function sampleReport(options: SampleReport): ReportSnapshot {
  const count = options.recommendations
  const recommendations = Array.from({ length: count }, (_, index) => sampleRecommendation(index, count))
  const figures = figuresOf(recommendations)
  const trend = Array.from({ length: EARLIER }, (_, index) => pointBefore(figures, EARLIER - index))
  const late = options.late === true
  const request = options.request === true
  const edition = {
    number: request ? 0 : 8,
    ...(options.supersedes ? { revision: 1 } : {}),
    slug: request ? 'list-0199c5b0' : options.supersedes ? '2026-10-monthly-r1' : '2026-10-monthly',
    kind: request ? ('list' as const) : ('monthly' as const),
    ...(request ? {} : { name: { es: 'Informe mensual', en: 'Monthly report' } }),
    periodStart: request ? null : '2026-10-01',
    periodEnd: request ? null : '2026-10-31',
    asOf: '2026-11-01T05:00:00.000Z',
    timeZone: 'America/Lima',
    late,
  }
  const note = {
    es: 'La cifra de plazos vencidos omitía dos instituciones.',
    en: 'The count of overdue addressees left out two institutions.',
  }
  return {
    format: 'vigia-report-snapshot/2',
    edition,
    ...(late ? { madeOn: '2026-11-09' } : {}),
    ...(request ? { request: { id: '0199c5b0-0000-7000-8000-000000000001', expiresOn: '2026-11-08' } } : {}),
    length: options.length ?? 'full',
    scope: options.scope ?? { query: '', filters: [] },
    ...(options.supersedes
      ? { supersedes: { number: 8, revision: 0, slug: '2026-10-monthly', asOf: '2026-11-01T05:00:00.000Z', note } }
      : {}),
    onlineAddress: `https://vigia.example/reports/${edition.slug}`,
    log: {
      size: 1_000_400,
      lastDigest: '4be1d7c09a63f2e85517c0de98ab34f61d20c7758e93ab10f4625d8e7c91a0b3',
      root: 'Zm9yIGFnZXMgYW5kIGFnZXMsIHRoZSByb290IHN0YXk=',
    },
    figures,
    figuresBefore: request ? null : trend.at(-1)!.figures,
    ...(request
      ? {}
      : { editionBefore: trend.at(-1)!.edition, trend: [...trend, { edition: { ...edition, kind: 'monthly' as const }, figures }] }),
    changes: request ? [] : sampleChangesOf(recommendations),
    recommendations,
  }
}

/** The figures that many months before: fewer assessed, more not assessed. */
function pointBefore(figures: KeyFigures, months: number): TrendPoint {
  const end = new Date(Date.UTC(2026, 10 - months, 1))
  const month = new Date(Date.UTC(2026, 9 - months, 1)).toISOString().slice(0, 7)
  const edition = {
    number: 8 - months,
    slug: `${month}-monthly`,
    kind: 'monthly' as const,
    name: { es: 'Informe mensual', en: 'Monthly report' },
    periodStart: `${month}-01`,
    periodEnd: new Date(end.getTime() - 86_400_000).toISOString().slice(0, 10),
    asOf: `${end.toISOString().slice(0, 11)}05:00:00.000Z`,
  }
  const less = (counts: readonly StatusCount[]): StatusCount[] => {
    const kept = counts.map(({ status, count }) => ({
      status,
      count: status === 'not_assessed' ? count : Math.floor((count * (12 - months)) / 12),
    }))
    const lost = sum(counts) - sum(kept)
    return kept.map(({ status, count }) => ({ status, count: status === 'not_assessed' ? count + lost : count }))
  }
  const byStatus = less(figures.byStatus)
  return {
    edition,
    figures: {
      ...figures,
      assessed: sum(byStatus.filter(({ status }) => status !== 'not_assessed')),
      overdue: Math.floor((figures.overdue * (12 - months)) / 12),
      byStatus,
      byTheme: figures.byTheme.map(({ theme, counts }) => ({ theme, counts: less(counts) })),
      byCountry: figures.byCountry.map(({ country, counts }) => ({ country, counts: less(counts) })),
    },
  }
}

function sum(counts: readonly StatusCount[]): number {
  return counts.reduce((total, { count }) => total + count, 0)
}
