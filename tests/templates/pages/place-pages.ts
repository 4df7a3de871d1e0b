import { agreementListPage } from '../../../templates/pages/agreement-list.page.ts'
import { agreementPage } from '../../../templates/pages/agreement.page.ts'
import { concernListPage } from '../../../templates/pages/concern-list.page.ts'
import { concernPage } from '../../../templates/pages/concern.page.ts'
import { glossaryPage } from '../../../templates/pages/glossary.page.ts'
import { institutionListPage } from '../../../templates/pages/institution-list.page.ts'
import { institutionPage } from '../../../templates/pages/institution.page.ts'
import { matrixPage } from '../../../templates/pages/matrix.page.ts'
import { sourceListPage } from '../../../templates/pages/source-list.page.ts'
import { sourcePage } from '../../../templates/pages/source.page.ts'
import { standardListPage } from '../../../templates/pages/standard-list.page.ts'
import { standardPage } from '../../../templates/pages/standard.page.ts'
import { themeListPage } from '../../../templates/pages/theme-list.page.ts'
import { themePage } from '../../../templates/pages/theme.page.ts'
import type { Html, PageContext } from '../../../templates/pages/layout.ts'
import { POSITIONS, STATUSES } from '../../../templates/view/scales.ts'
import { sampleReply } from '../../support/sample-replies.ts'
import { sampleCited } from './sample-cited.ts'
import type { sampleRecord } from './sample.ts'

const ID = '0193a2b4-0000-7000-8000-00000000000a'

/** Pages of institutions, agreements, themes, concerns, standards and sources, the matrix and the glossary. */
export function placePages(record: typeof sampleRecord) {
  const { recommendationView: view, institution, theme, agreement, figures } = record
  const recommendations = { items: [view], from: 20, next: 'REC-01', total: 30, counts: figures.byStatus, overdue: 1, institutions: 2 }
  const row = { recommendations: 3, counts: figures.byStatus, overdue: 1 }
  const source = view.quotes[0]!.source
  const concern = { code: 'CN-01', title: view.concerns[0]?.title ?? theme.name, rank: 'headline' } as const
  const standard = view.standards[0]!
  const found = {
    agreements: [agreement],
    matching: 1,
    total: 2,
    open: 1,
    filters: { type: 'AT-02', disclosure: null, year: 'unknown' },
    types: [{ value: 'AT-02', title: agreement.type.title, count: 1 }],
    disclosures: [{ value: 'full_text', count: 1 }],
    years: [{ value: 'unknown', count: 1 }],
    next: 'uh-60-donation-2024',
  } as const
  const listed = {
    institutions: [{ ...institution, asked: 60, counts: figures.byStatus, overdue: 1, awaitingReply: 2 }],
    from: 50,
    matching: 60,
    total: 613,
    countries: [
      { country: 'PE', count: 60 },
      { country: 'US', count: 3 },
      { country: 'INT', count: 0 },
    ],
    filters: { q: 'relaciones', country: 'PE', sort: 'overdue' },
    next: 'ministerio-de-relaciones-exteriores',
  } as const
  const pages: Record<string, { readonly path: string; render(page: PageContext): Html }> = {
    'institution-list': {
      path: '/institutions',
      render: (page) =>
        institutionListPage({ ...listed, matching: 1, total: 1, filters: { q: '', country: null, sort: null }, next: null }, page),
    },
    'institution-list-searched': {
      path: '/institutions?q=relaciones&country=PE&sort=overdue',
      render: (page) => institutionListPage(listed, page),
    },
    institution: {
      path: '/institutions/ministerio-de-relaciones-exteriores',
      render: (page) =>
        institutionPage(
          {
            ...institution,
            id: ID,
            knownFrom: null,
            partOf: institution,
            asked: 60,
            counts: figures.byStatus,
            overdue: 1,
            stale: 2,
            awaitingReply: 0,
            positions: POSITIONS.map((position, count) => ({ position, count })),
            addressees: view.addressees,
            due: { addressees: [record.overdueAddressee], total: 4 },
            course: {
              step: 'quarter',
              points: ['2026-06-30', '2026-09-30', '2026-11-22'].map((day, place) => ({
                day,
                counts: STATUSES.map((status, index) => ({ status, count: (index * (place + 1)) % 4 })),
              })),
            },
            replies: {
              figures: { invited: 9, inTime: 4, late: 1, missed: 3, open: 1, medianDays: 1.5 },
              latest: [sampleReply({ invitation: '0193-ri-77' })].map((reply) => ({ ...reply, recommendation: record.recommendation })),
            },
            changes: record.changes,
          },
          page,
        ),
    },
    theme: { path: '/themes/transparency', render: (page) => themePage({ ...theme, id: ID, knownFrom: null, recommendations }, page) },
    'theme-list': { path: '/themes', render: (page) => themeListPage({ themes: [{ ...theme, ...row }] }, page) },
    concern: {
      path: '/concerns/CN-01',
      render: (page) =>
        concernPage({ ...concern, id: ID, knownFrom: '2026-11-02T15:00:00.000Z', quotes: view.quotes, recommendations }, page),
    },
    'concern-list': { path: '/concerns', render: (page) => concernListPage({ concerns: [{ ...concern, ...row }] }, page) },
    standard: {
      path: '/standards/PE-01',
      render: (page) =>
        standardPage(
          {
            ...standard,
            id: ID,
            knownFrom: null,
            references: [
              { reference: standard.title, from: '2026-07-27', until: null, inForce: true },
              { reference: standard.title, from: null, until: '2026-07-26', inForce: false },
            ],
            quotes: view.quotes,
            claims: [{ code: 'CL-01', title: standard.title, note: standard.says }],
            recommendations,
          },
          page,
        ),
    },
    'standard-list': {
      path: '/standards',
      render: (page) => standardListPage({ standards: [{ ...standard, ...row }] }, page),
    },
    source: {
      path: '/sources/001',
      render: (page) =>
        sourcePage(
          {
            ...source,
            id: ID,
            knownFrom: null,
            kind: 'web article',
            address: record.evidence.address,
            archivedSha256: 'ab12cd34'.repeat(8),
            note: record.evidence.note,
            quoted: [{ recommendation: record.recommendation, quotes: view.quotes.map(({ quote }) => ({ quote, locator: 'p. 4' })) }],
            others: [{ kind: 'concern', code: concern.code, title: concern.title, quote: view.quotes[0]!.quote }],
            recommendations,
          },
          page,
        ),
    },
    'source-list': {
      path: '/sources',
      render: (page) =>
        sourceListPage(
          {
            sources: [{ ...source, kind: 'web article', recommendations: 10 }],
            q: 'informe',
            total: 90,
            matching: 70,
            first: true,
            next: '001',
          },
          page,
        ),
    },
    'agreement-list': {
      path: '/agreements?type=AT-02&year=unknown',
      render: (page) => agreementListPage(found, page),
    },
    agreement: {
      path: '/agreements/uh-60-donation-2024',
      render: (page) =>
        agreementPage(
          {
            ...agreement,
            evidenceInAll: 61,
            versions: 20,
            captures: {
              [agreement.evidence[0]?.id ?? '']: [
                { at: '2026-11-21T09:30:00.000Z', outcome: 'captured', mediaType: 'text/html', bytes: 5120, sha256: 'ab12cd34'.repeat(8) },
              ],
            },
            byType: recommendations,
            activities: sampleCited,
          },
          page,
        ),
    },
    matrix: {
      path: '/matrix?country=PE&concern=CN-01',
      render: (page) =>
        matrixPage(
          {
            columns: [{ institution, asked: 2, assessed: 1, overdue: 1 }],
            institutions: 2,
            groups: [
              {
                theme,
                rows: [
                  {
                    recommendation: record.recommendation,
                    cells: new Map([[institution.slug, { addresseeId: ID, status: 'partial', overdue: true }]]),
                    asked: 2,
                    assessed: 1,
                    overdue: 1,
                  },
                  { recommendation: { code: 'REC-02', title: theme.name }, cells: new Map(), asked: 0, assessed: 0, overdue: 0 },
                ],
              },
            ],
            totals: { asked: 60, assessed: 20, overdue: 3 },
            matching: 40,
            total: 41,
            facets: [{ name: 'country', values: [{ value: 'PE', label: null, count: 3, active: true }] }],
            next: 'abc',
          },
          page,
        ),
    },
    glossary: { path: '/glossary', render: (page) => glossaryPage(page) },
  }
  return pages
}
