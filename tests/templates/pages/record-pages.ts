import { dashboardPage } from '../../../templates/pages/dashboard.page.ts'
import { evidencePage } from '../../../templates/pages/evidence.page.ts'
import type { Html, PageContext } from '../../../templates/pages/layout.ts'
import { recommendationEvidencePage } from '../../../templates/pages/recommendation-evidence.page.ts'
import { recommendationHistoryPage } from '../../../templates/pages/recommendation-history.page.ts'
import { recommendationPage, type RecommendationPageView } from '../../../templates/pages/recommendation.page.ts'
import { tombstonePage } from '../../../templates/pages/tombstone.page.ts'
import { STATUSES } from '../../../templates/view/scales.ts'
import { sampleCited } from './sample-cited.ts'
import type { sampleRecord } from './sample.ts'

const ID = '01a20764-2c78-7e3f-b22e-fee240eeb1e3'

type Pages = Readonly<Record<string, { readonly path: string; render(page: PageContext): Html }>>

/** The front page, a recommendation with its history and evidence, an item of evidence and two tombstones, on the sample record. */
export function recordPages(record: typeof sampleRecord): Pages {
  const { recommendationView: view, evidence, update, addressee, recommendation, institution } = record
  const { addressees } = view
  const page = recommendationPageView(record)
  const tombstone = { kind: 'update', id: ID, at: update.publishedAt, reason: update.reason, seq: 210 } as const
  return {
    dashboard: {
      path: '',
      render: (context) =>
        dashboardPage(
          {
            figures: record.figures,
            movement: {
              from: '2026-10-23',
              to: '2026-11-22',
              days: 30,
              moved: 1,
              added: 1,
              byStatus: STATUSES.map((status, index) => ({ status, count: index - 3 })),
            },
            due: addressees,
            latestEdition: record.edition,
            changes: record.changes.slice(0, 4),
          },
          context,
        ),
    },
    recommendation: { path: '/recommendations/REC-01', render: (context) => recommendationPage(page, context) },
    'recommendation-bare': {
      path: '/recommendations/REC-01',
      render: (context) => recommendationPage({ ...page, ...NOTHING, withdrawn: { ...tombstone } }, context),
    },
    'recommendation-history': {
      path: `/recommendations/REC-01/history?from=${ID}`,
      render: (context) => recommendationHistoryPage({ recommendation: view, updates: view.updates, next: ID }, context),
    },
    'recommendation-evidence': {
      path: '/recommendations/REC-01/evidence',
      render: (context) => recommendationEvidencePage({ recommendation: view, evidence: { ...page.evidence, next: ID } }, context),
    },
    evidence: {
      path: `/evidence/${evidence.id}`,
      render: (context) =>
        evidencePage(
          {
            evidence,
            seq: 12,
            captures: [
              { at: update.publishedAt, outcome: 'captured', mediaType: 'text/html', bytes: 12_000, sha256: '9f2c41d0'.repeat(8) },
            ],
            citations: [
              { kind: 'update', about: ID, recommendation, institution, status: 'partial', date: '2026-01-02' },
              { kind: 'reading', about: 'I-01.1', recommendation, institution: null, status: null, date: '2026-01' },
            ],
            citationsInAll: 9,
            bearsOn: [recommendation],
            agreements: [{ slug: 'uh-60-donation-2024', title: addressee.recommendation.title }],
            activities: sampleCited,
          },
          context,
        ),
    },
    'tombstone-withdrawn': {
      path: '',
      render: (context) =>
        tombstonePage({ ...tombstone, name: update.summary, act: 'withdrawn', ground: null, history: '/recommendations/REC-01' }, context),
    },
    'tombstone-redacted': {
      path: '',
      render: (context) => tombstonePage({ ...tombstone, name: {}, act: 'redacted', ground: 'personal_data', history: null }, context),
    },
  }
}

const NOTHING = {
  addressees: [],
  courses: [],
  updates: [],
  older: [],
  olderInAll: 0,
  olderFrom: null,
  evidence: { items: [], total: 0, hidden: 0, next: null },
} as const

function recommendationPageView({
  recommendationView: view,
  evidence,
  update,
  recommendation,
}: typeof sampleRecord): RecommendationPageView {
  const [first, second] = view.addressees
  const from = update.effectiveOn
  const [earlier] = view.wordings
  return {
    ...view,
    id: ID,
    wordings:
      earlier === undefined
        ? []
        : [earlier, { ...earlier, version: 2, statement: { ...earlier.statement, es: 'Ambos gobiernos difunden…' } }],
    older: [{ id: ID, addresseeId: first?.id ?? '', status: 'committed', effectiveOn: from, standing: 'corrected' }],
    olderInAll: 1,
    olderFrom: ID,
    until: '2026-11-22',
    courses: [
      {
        addresseeId: first?.id ?? '',
        institution: update.institution,
        steps: [
          { status: 'not_assessed', from: null, until: '2024-09-02', update: null },
          { status: 'committed', from: '2024-09-02', until: from, update: ID },
          { status: 'partial', from, until: null, update: update.id },
        ],
        confirmed: ['2025-03-01'],
        struck: [{ effectiveOn: '2024-10-02', status: 'substantial', standing: 'withdrawn' }],
      },
      {
        addresseeId: second?.id ?? '',
        institution: second?.institution ?? update.institution,
        steps: [{ status: 'not_assessed', from: null, until: null, update: null }],
        confirmed: [],
        struck: [],
      },
    ],
    current: { [first?.id ?? '']: { id: update.id, summary: update.summary } },
    evidence: {
      items: [
        {
          evidence,
          uses: [
            { kind: 'update', id: update.id, addresseeId: first?.id ?? '', effectiveOn: from },
            { kind: 'update', id: ID, addresseeId: first?.id ?? '', effectiveOn: from },
            { kind: 'position', addresseeId: first?.id ?? '' },
            { kind: 'reading', indicator: 'I-01.1' },
            { kind: 'bearing' },
          ],
        },
        { evidence: { ...evidence, id: ID, file: null, deadSince: '2026-11-01', language: 'en' }, uses: [{ kind: 'bearing' }] },
      ],
      total: 20,
      hidden: 1,
      next: ID,
    },
    agreements: [
      { slug: 'uh-60-donation-2024', title: { es: 'Donación de helicópteros UH-60' }, disclosure: 'full_text', evidence: [evidence] },
    ],
    activities: sampleCited,
    related: [{ ...recommendation, code: 'REC-02', standards: 2, concerns: 1, sameTheme: true }],
  }
}
