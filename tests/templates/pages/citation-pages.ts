import { citationCheckPage } from '../../../templates/pages/citation-check.page.ts'
import { citationFormPage, type CitationFormView } from '../../../templates/pages/citation-form.page.ts'
import type { Html, PageContext } from '../../../templates/pages/layout.ts'
import { proposalPage } from '../../../templates/pages/proposal.page.ts'
import { withdrawCitationPage } from '../../../templates/pages/withdraw-citation.page.ts'
import type { ActivityItem } from '../../../templates/view/activity.ts'
import type { CitationFacts, ProposalSubject } from '../../../templates/view/proposal.ts'
import { sampleCited } from './sample-cited.ts'
import { sampleRecord as record } from './sample.ts'

interface Sample {
  readonly path: string
  readonly workspace: true
  render(page: PageContext): Html
}

const none = { recommendation: null, institution: null, indicators: [], agreement: null }
const subject: ProposalSubject = { kind: 'citation', id: '0193-re-01', ...none, recommendation: record.recommendation }
const evidence: ProposalSubject = { kind: 'citation', id: '0193-ev-01', ...none, evidence: { id: '0193-ev-01', title: { es: 'Informe' } } }
const picked = sampleCited.citations[1]?.activities ?? []
const facts: CitationFacts = { kind: 'citation', activities: picked, query: '', found: 7, reason: { es: 'Son de la unidad nombrada.' } }

const item: ActivityItem = {
  id: '0193-ac-20',
  batchId: '0193-ba-01',
  row: 5,
  kind: 'record',
  title: 'RIVER RADIO',
  unit: 'Brigada de Señales',
  place: 'Lima',
  country: { code: 'PE', name: 'Peru' },
  year: 2008,
  startsOn: '2008-03-01',
  endsOn: null,
  people: 5,
  cost: { currency: 'USD', minor: 334_900 },
  odd: 1,
  repeatOf: null,
  language: 'en',
}

const form: CitationFormView = {
  id: null,
  version: null,
  subject: null,
  addressees: [],
  picked: [],
  found: {
    filters: { q: 'radio', country: 'peru' },
    labels: {},
    sort: 'recent',
    items: [item, { ...item, id: '0193-ac-21', title: null, unit: null, country: null, startsOn: null, people: null, cost: null }],
    next: null,
    sums: sampleCited.sums,
    subtotals: 3,
    years: [{ ...sampleCited.sums, year: 2008 }],
    countries: [{ value: 'peru', code: 'PE', name: 'Peru', count: 19, active: true }],
    batches: [],
  },
  bylines: [],
  comment: null,
  conflict: null,
  values: { find_q: 'radio', find_country: 'peru', find_odd: '1', what: 'search' },
  errors: {},
}

/** Citing activities: the form empty, refused and in conflict, the check, the review, and taking back. */
export const citationPages: Readonly<Record<string, Sample>> = {
  'citation-form': workspace('/workspace/citations/new', (page) => citationFormPage(form, page)),
  'citation-form-faults': workspace('/workspace/citations/new', (page) =>
    citationFormPage(
      {
        ...form,
        subject,
        addressees: [{ id: record.addressee.id, institution: record.institution }],
        picked,
        values: { citer: 'REC-01' },
        errors: { activity: 'Marque una.', reason_es: 'Falta.' },
      },
      page,
    ),
  ),
  'citation-form-conflict': workspace('/workspace/proposals/0193-pr-02', (page) =>
    citationFormPage({ ...form, id: '0193-pr-02', version: 2, subject: evidence, picked, comment: '¿Cuál unidad?', conflict: facts }, page),
  ),
  'citation-check': workspace('/workspace/citations', (page) =>
    citationCheckPage({ subject, proposed: facts, author: 'Rosa Quispe', fields: [{ name: 'citer', value: 'REC-01' }] }, page),
  ),
  'citation-review': workspace('/workspace/proposals/0193-pr-02', (page) =>
    proposalPage(
      {
        id: '0193-pr-02',
        kind: 'citation',
        state: 'submitted',
        version: 1,
        subject: evidence,
        now: null,
        proposed: { ...facts, activities: [], query: 'q=radio', found: 12 },
        sources: [],
        hiddenSources: 0,
        author: 'Rosa Quispe',
        changedAt: '2026-11-22T20:00:00.000Z',
        comment: null,
        seq: null,
        movedOn: false,
        can: { edit: true, discard: true, return: true, publish: true },
        notPublishable: null,
        values: {},
        errors: {},
      },
      page,
    ),
  ),
  ...Object.fromEntries(
    sampleCited.citations.map((citation, place) => [
      `citation-withdraw-${place}`,
      workspace(`/workspace/citations/${citation.id}/withdraw`, (page) =>
        withdrawCitationPage({ citation, values: {}, errors: { reason_es: 'Falta.' } }, page),
      ),
    ]),
  ),
}

function workspace(path: string, render: (page: PageContext) => Html): Sample {
  return { path, workspace: true, render }
}
