import type { EditionDraftView } from '../../../templates/pages/parts/edition-drafts.ts'
import type { OutstandingItem } from '../../../templates/pages/parts/outstanding-editions.ts'

export const sampleEditionDraft: EditionDraftView = {
  edition: {
    number: 0,
    slug: 'monthly-2026-10',
    kind: 'monthly',
    name: { es: 'Informe mensual', en: 'Monthly report' },
    periodStart: '2026-10-01',
    periodEnd: '2026-10-31',
  },
  schedule: 'monthly',
  period: '2026-10',
  asOf: '2026-11-01T05:00:00.000Z',
  languages: ['es', 'en'],
  heldAt: '2026-11-01T05:00:30.000Z',
  releaseAt: '2026-11-06T05:00:30.000Z',
  approvedBy: null,
  released: false,
  issued: null,
}

export const sampleOutstanding: readonly OutstandingItem[] = [
  {
    edition: sampleEditionDraft.edition,
    period: { scheduleId: '0193-sch', periodStart: '2026-10-01' },
    since: '2026-11-01T05:00:00.000Z',
    failures: 3,
    lastFailure: { at: '2026-11-01T05:01:00.000Z', error: { key: 'errors.snapshot_too_large', values: { megabytes: 120, max: 95 } } },
    nextTry: '2026-11-01T05:10:00.000Z',
  },
  {
    edition: { number: 0, slug: 'baseline', kind: 'baseline', periodStart: null, periodEnd: null },
    period: null,
    since: '2026-11-01T05:00:00.000Z',
    failures: 0,
    lastFailure: null,
    nextTry: null,
  },
]
