import { compareChoosePage } from '../../../templates/pages/compare-choose.page.ts'
import { comparePage } from '../../../templates/pages/compare.page.ts'
import { evidenceListPage } from '../../../templates/pages/evidence-list.page.ts'
import type { Html, PageContext } from '../../../templates/pages/layout.ts'
import { recommendationListPage } from '../../../templates/pages/recommendation-list.page.ts'
import type { Facet, FoundRecommendations } from '../../../templates/view/found.ts'
import { STATUSES } from '../../../templates/view/scales.ts'
import type { sampleRecord } from './sample.ts'

type Pages = Readonly<Record<string, { readonly path: string; render(page: PageContext): Html }>>

/** The list in each of its states, the public evidence and the comparison of two dates, on the sample record. */
export function listPages(record: typeof sampleRecord): Pages {
  const { theme, institution, recommendationView: item } = record
  const query = 'q=acuerdos&theme=transparency&status=partial&overdue=1'
  const filters = [
    { name: 'q', value: 'acuerdos', label: null },
    { name: 'theme', value: 'transparency', label: theme.name },
    { name: 'status', value: 'partial', label: null },
    { name: 'overdue', value: '1', label: null },
  ]
  const facet = (name: Facet['name'], value: string, label: Facet['values'][number]['label'] = null): Facet => ({
    name,
    values: [{ value, label, count: 1, active: true }],
  })
  const many = Array.from({ length: 12 }, (_, n) => ({ value: `a-${n}`, label: { es: `Norma ${n}` }, count: n, active: false }))
  const piece = (text: string, hit = false) => ({ text, hit })
  const passages = [
    { field: 'statement' as const, language: 'es', pieces: [piece('los '), piece('acuerdos', true), piece(' de cooperación')] },
    { field: 'standard' as const, language: 'en', pieces: [piece('Escazú '), piece('Agreement', true)] },
  ]
  const found: FoundRecommendations = {
    items: [{ ...item, passages }],
    matching: 30,
    matchingAddressees: 41,
    total: 130,
    facets: [
      facet('status', 'partial'),
      facet('theme', theme.slug, theme.name),
      facet('institution', institution.slug, institution.name),
      facet('overdue', '1'),
      { name: 'standard' as const, values: many },
    ],
    before: 25,
    next: 'abc',
    suggestion: 'acuerdo',
  }
  const moved = { addresseeId: item.addressees[0]?.id ?? '', recommendation: item, theme, institution }
  const act = { seq: 12, kind: 'update_published' as const, occurredAt: '2026-11-05T15:00:00.000Z' }
  return {
    'recommendation-list': {
      path: `/recommendations?${query}&sort=due&after=abc`,
      render: (page) =>
        recommendationListPage({ topic: { stream: 'changes', query, filters }, sort: 'due', chosenSort: true, found }, page),
    },
    'recommendation-list-empty': {
      path: '/recommendations?q=nada&overdue=1',
      render: (page) =>
        recommendationListPage(
          {
            topic: {
              stream: 'changes',
              query: 'q=nada&overdue=1',
              filters: filters.filter(({ name }) => name === 'q' || name === 'overdue'),
            },
            sort: 'relevance',
            chosenSort: false,
            found: { ...found, items: [], matching: 0, matchingAddressees: 0, facets: [], before: 0, next: null, suggestion: null },
          },
          page,
        ),
    },
    'evidence-list': {
      path: '/evidence?q=acuerdo',
      render: (page) =>
        evidenceListPage(
          {
            q: 'acuerdo',
            kind: 'press',
            agreement: { slug: 'uh-60-donation-2024', title: { es: 'Donación de helicópteros', en: 'Donation of helicopters' } },
            recommendation: 'REC-01',
            items: [{ evidence: record.evidence, publicAt: '2026-11-05T15:00:00.000Z', recommendations: ['REC-01'] }],
            matching: 1,
            next: '1.a',
            first: false,
          },
          page,
        ),
    },
    compare: {
      path: '/compare?from=2026-10-01&theme=transparency',
      render: (page) =>
        comparePage(
          {
            topic: { stream: 'changes', query: 'theme=transparency', filters: filters.slice(1, 2) },
            from: { asked: '2026-10-01', instant: '2026-10-02T04:59:59.999Z' },
            to: { asked: '', instant: '2026-11-20T15:00:00.000Z' },
            recommendations: { from: 12, to: 13 },
            addressees: { from: 49, to: 51 },
            byStatus: STATUSES.map((status, n) => ({ status, from: n, to: 8 - n })),
            statuses: { shown: [{ ...moved, from: null, to: 'partial', acts: [act] }], total: 201 },
            themes: [{ theme, moves: 201 }],
            dueDates: { shown: [{ ...moved, from: null, to: '2027-01-31', acts: [] }], total: 1 },
            positions: { shown: [{ ...moved, from: null, to: 'accepted', acts: [] }], total: 1 },
            added: { shown: [item], total: 1 },
            withdrawn: { shown: [], total: 0 },
            reworded: { shown: [item], total: 300 },
            agreements: { shown: record.changes.slice(0, 1), total: 1 },
          },
          page,
        ),
    },
    'compare-choose': {
      path: '/compare?from=ayer&to=2026-01-02',
      render: (page) =>
        compareChoosePage(
          {
            filters: filters.slice(1, 2),
            from: 'ayer',
            to: '2026-01-02',
            faults: { from: 'La fecha de consulta no es válida.' },
            usual: { month: '2026-10-20', quarter: '2026-08-20', year: '2025-11-20', beginning: '2026-11-01' },
          },
          page,
        ),
    },
  }
}
