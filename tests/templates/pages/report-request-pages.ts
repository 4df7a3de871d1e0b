import { reportRequestPage, type ReportRequestView } from '../../../templates/pages/report-request.page.ts'
import { reportRequestRefusedPage } from '../../../templates/pages/report-request-refused.page.ts'
import type { Html, PageContext } from '../../../templates/pages/layout.ts'

const ID = '0193a2b4-0000-7000-8000-000000000001'
const path = `/reports/requests/${ID}?theme=transparency`
const fields = [{ name: 'theme', value: 'transparency' }]
const request = {
  id: ID,
  language: 'es',
  length: 'brief',
  scope: {
    query: 'theme=transparency',
    filters: [{ name: 'theme', value: 'transparency', label: { es: 'Transparencia', en: 'Transparency' } }],
  },
  asOf: '2026-11-22T20:00:00.000Z',
  requestedAt: '2026-11-22T20:00:00.000Z',
  expiresOn: '2026-11-29',
} as const
const shown = (progress: ReportRequestView['progress'], refreshSeconds: number | null) => ({
  path,
  render: (page: PageContext): Html => reportRequestPage({ request, fields, progress, refreshSeconds }, page),
})
const refused = (view: Omit<Parameters<typeof reportRequestRefusedPage>[0], 'fields' | 'length'>) => ({
  path,
  render: (page: PageContext): Html =>
    reportRequestRefusedPage({ ...view, fields: [...fields, { name: 'as_of', value: '2026-10-31' }], length: 'full' }, page),
})

/** A report of a list view in each of its states. */
export const reportRequestPages = {
  'report-request-waiting': shown({ state: 'waiting', before: 2 }, 2),
  'report-request-reading': shown({ state: 'working', done: 0, parts: 0, secondsLeft: null }, 2),
  'report-request-working': shown({ state: 'working', done: 40, parts: 100, secondsLeft: 12 }, 5),
  'report-request-long': shown({ state: 'working', done: 1, parts: 9, secondsLeft: 400 }, 15),
  'report-request-done': shown({ state: 'done', bytes: 134_000, pages: 11 }, null),
  'report-request-failed': shown({ state: 'failed', reason: 'Algo falló.' }, null),
  'report-request-gone': refused({ kind: 'gone', reason: null, faults: {}, scope: request.scope }),
  'report-request-busy': refused({ kind: 'busy', reason: 'Hay 20 informes esperando.', faults: {}, scope: request.scope }),
  'report-request-wrong': refused({ kind: 'wrong', reason: null, faults: { as_of: 'No es una fecha.' }, scope: null }),
}
