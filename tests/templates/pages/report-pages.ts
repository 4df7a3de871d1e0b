import { compareEditions } from '../../../src/overview/compare-editions.ts'
import type { PageContext } from '../../../templates/pages/layout.ts'
import { reportComparePage } from '../../../templates/pages/report-compare.page.ts'
import { reportPartPage } from '../../../templates/pages/report-part.page.ts'
import { reportPage } from '../../../templates/pages/report.page.ts'
import type { ReportSnapshot } from '../../../templates/view/edition.ts'
import type { sampleRecord } from './sample.ts'

/** The pages of an edition, one that replaces another, late and with redacted texts, on the sample record. */
export function reportPages(record: typeof sampleRecord) {
  const snapshot = snapshotOf(record)
  const earlier = {
    ...snapshot,
    recommendations: snapshot.recommendations.map((own) => ({ ...own, addressees: own.addressees.slice(0, 1), indicators: [] })),
  }
  const other = { ...record.edition, number: 1, slug: 'baseline', kind: 'baseline' as const, periodStart: null, periodEnd: null }
  const edition = { ...record.edition, supersededBy: { ...record.edition, revision: 1, slug: 'monthly-2026-10-r1' }, supersedes: other }
  const view = {
    edition,
    snapshot,
    others: [other],
    replacedBecause: record.recommendation.title,
    redacted: { times: 2, newer: record.edition },
  }
  const path = `/reports/${record.edition.slug}`
  return {
    report: { path, render: (page: PageContext) => reportPage(view, page) },
    'report-first': {
      path,
      render: (page: PageContext) =>
        reportPage(
          { ...view, snapshot: firstFormat(snapshot), others: [], redacted: { times: 0, newer: null }, replacedBecause: null },
          page,
        ),
    },
    'report-brief': { path, render: (page: PageContext) => reportPage({ ...view, snapshot: { ...snapshot, length: 'brief' } }, page) },
    'report-changes': {
      path: `${path}/changes`,
      render: (page: PageContext) => reportPartPage({ ...view, of: { list: 'changes' }, part: 1 }, page),
    },
    'report-theme': {
      path: `${path}/themes/${record.theme.slug}`,
      render: (page: PageContext) => reportPartPage({ ...view, of: { theme: record.theme.slug }, part: 1 }, page),
    },
    'report-compare': {
      path: `${path}/compare/baseline`,
      render: (page: PageContext) =>
        reportComparePage(
          {
            here: edition.slug,
            from: other,
            to: edition,
            sameScope: false,
            comparison: compareEditions(earlier, snapshot),
            others: [other],
          },
          page,
        ),
    },
    'report-compare-same': {
      path: `${path}/compare/${edition.slug}`,
      render: (page: PageContext) =>
        reportComparePage(
          {
            here: edition.slug,
            from: edition,
            to: edition,
            sameScope: true,
            comparison: compareEditions(snapshot, snapshot),
            others: [other],
          },
          page,
        ),
    },
  }
}

function snapshotOf(record: typeof sampleRecord): ReportSnapshot {
  const { number, slug, kind, periodStart, periodEnd, asOf } = record.edition
  const edition = { number, slug, kind, periodStart, periodEnd, asOf, timeZone: 'America/Lima', late: true }
  const before = { ...edition, number: 1, slug: 'baseline', asOf: '2026-10-01T05:00:00.000Z' }
  return {
    format: 'vigia-report-snapshot/2',
    edition,
    madeOn: '2026-11-03',
    length: 'full',
    scope: { query: 'theme=transparency', filters: [{ name: 'theme', value: 'transparency', label: record.theme.name }] },
    supersedes: { number: 1, revision: 0, slug: 'baseline', asOf, note: record.recommendation.title },
    onlineAddress: 'https://vigia.example/reports/monthly-2026-10',
    log: { size: 230, lastDigest: 'ab12'.repeat(16), root: 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=' },
    figures: record.figures,
    figuresBefore: record.figures,
    editionBefore: before,
    trend: [
      { edition: before, figures: { ...record.figures, assessed: 0 } },
      { edition, figures: record.figures },
    ],
    changes: record.changes.toReversed(),
    recommendations: [record.recommendationView],
  }
}

/** What the first editions froze. */
function firstFormat(snapshot: ReportSnapshot): ReportSnapshot {
  const { madeOn: _, length: __, scope: ___, supersedes: ____, editionBefore: _____, trend: ______, ...rest } = snapshot
  const { size, lastDigest } = snapshot.log
  return { ...rest, format: 'vigia-report-snapshot/1', log: { size, lastDigest }, figuresBefore: null, changes: [] }
}
