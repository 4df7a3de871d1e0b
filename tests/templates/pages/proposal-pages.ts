import type { Html, PageContext } from '../../../templates/pages/layout.ts'
import { proposalChoicePage } from '../../../templates/pages/proposal-choice.page.ts'
import { proposalFormPage, type ProposalFormView } from '../../../templates/pages/proposal-form.page.ts'
import { proposalListPage } from '../../../templates/pages/proposal-list.page.ts'
import { proposalPage, type ProposalPageView } from '../../../templates/pages/proposal.page.ts'
import type { ProposalFacts, ProposalItem, ProposalKind, ProposalSubject } from '../../../templates/view/proposal.ts'
import { sampleRecord as record } from './sample.ts'

const id = '0193-pr-01'
const subjects: Readonly<Record<ProposalKind, ProposalSubject>> = {
  position: subject('position', { recommendation: record.recommendation, institution: record.institution }),
  reading: subject('reading', { recommendation: record.recommendation, indicators: record.recommendationView.indicators }),
  indicator: subject('indicator', { recommendation: record.recommendation, indicators: record.recommendationView.indicators }),
  milestone: subject('milestone', { recommendation: record.recommendation, indicators: record.recommendationView.indicators }),
  agreement: subject('agreement', { agreement: { slug: record.agreement.slug, title: record.agreement.title, version: 2 } }),
  citation: subject('citation', { evidence: { id: '0193-ev-01', title: { es: 'Informe de gastos' } } }),
}
const agreement: ProposalFacts = { kind: 'agreement', ...record.agreement, recommendations: ['REC-01'] }
const facts: Readonly<Record<ProposalKind, ProposalFacts>> = {
  position: { kind: 'position', position: 'accepted', statedOn: '2026-10-01', statement: { es: 'La acepta.' } },
  reading: { kind: 'reading', readOn: '2026-10-31', value: '3 / 9', note: { es: 'Según el portal.' } },
  indicator: { kind: 'indicator', title: { es: 'Actas' }, unit: { es: '%', en: '%' }, direction: 'up' },
  milestone: { kind: 'milestone', dueOn: '2027-06-30', target: { en: 'six of nine' } },
  agreement: { ...agreement, title: { es: 'Otro título' }, endedOn: '2026-06' },
  citation: {
    kind: 'citation',
    activities: [{ id: '0193-ac-01', title: 'RIVER RADIO', year: 2008, language: 'en', withdrawn: false }],
    query: '',
    found: 1,
    reason: { es: 'Son de la unidad nombrada.' },
  },
}
const faults: Readonly<Record<ProposalKind, Readonly<Record<string, string>>>> = {
  position: { position: 'Falta.', statement_es: 'Es demasiado largo.', evidence: 'Falta la fuente.' },
  reading: { read_on: 'Falta.', value: 'Falta.', note_en: 'Es demasiado largo.', new_0_date: 'Falta.' },
  indicator: { title_es: 'Falta.', unit_en: 'Es demasiado largo.', direction: 'Falta.' },
  milestone: { milestone_on: 'Falta.', target_es: 'Falta.' },
  agreement: {
    title_en: 'Falta.',
    party_1_en: 'Es demasiado largo.',
    recommendations: 'No existe.',
    disclosure: 'Falta.',
    evidence: 'Falta.',
  },
  citation: {},
}
const bylines = [
  { kind: 'own', name: 'Rosa Quispe' },
  { kind: 'pseudonym', name: 'La Vigilante' },
] as const

function subject(kind: ProposalKind, more: Partial<ProposalSubject>): ProposalSubject {
  return { kind, id: '0193-su-01', recommendation: null, institution: null, indicators: [], agreement: null, ...more }
}

function form(kind: ProposalKind, more: Partial<ProposalFormView>): ProposalFormView {
  return {
    id: null,
    version: null,
    subject: subjects[kind],
    now: facts[kind],
    comment: null,
    conflict: null,
    choices: {
      bylines,
      types: [record.agreement.type],
      legalForms: [],
      recommendations: { whole: false, items: [record.recommendation], more: true },
    },
    offered: [{ evidence: record.evidence, selected: true }],
    newRows: 1,
    covering: ['REC-01'],
    parties: 2,
    values: {},
    errors: {},
    ...more,
  }
}

function view(kind: ProposalKind, more: Partial<ProposalPageView>): ProposalPageView {
  return {
    id,
    kind,
    state: 'submitted',
    version: 3,
    subject: subjects[kind],
    now: null,
    proposed: facts[kind],
    sources: [{ evidence: record.evidence, sensitivity: 'public', fate: 'new' }],
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
    ...more,
  }
}

function item(kind: ProposalKind, more: Partial<ProposalItem>): ProposalItem {
  const { indicators, ...about } = subjects[kind]
  const [indicator] = indicators
  const changedAt = '2026-11-22T20:00:00.000Z'
  const own = { ...about, indicator: indicator ?? null }
  return {
    id,
    state: 'submitted',
    subject: own,
    title: kind === 'agreement' ? { en: 'New one' } : null,
    author: 'Rosa Quispe',
    changedAt,
    comment: null,
    seq: null,
    ...more,
  }
}

const nothing = { edit: false, discard: false, return: false, publish: false }
const kinds = ['position', 'reading', 'indicator', 'milestone', 'agreement'] as const

interface Sample {
  readonly path: string
  readonly workspace: true
  render(page: PageContext): Html
}

/** The pages of proposals on the sample record: each kind's form and review, the list, the choice. */
export const proposalPages: Readonly<Record<string, Sample>> = {
  'proposal-list': workspace('/workspace/proposals', (page) =>
    proposalListPage(
      {
        own: [item('position', { state: 'returned', comment: 'Falta la fuente.' }), item('milestone', { state: 'published', seq: 219 })],
        waiting: kinds.map((kind) => item(kind, {})),
      },
      page,
    ),
  ),
  'proposal-choice': workspace('/workspace/proposals/new', (page) =>
    proposalChoicePage(
      {
        search: 'acuerdos',
        whole: false,
        more: true,
        addressees: [record.addressee],
        recommendations: [{ id: '0193-re-01', ...record.recommendation }],
        indicators: [{ id: '0193-in-01', code: 'I-01.1', title: { en: 'Share of agreements' } }],
        agreements: [{ id: '0193-ag-01', title: record.agreement.title }],
      },
      page,
    ),
  ),
  ...Object.fromEntries(
    kinds.flatMap((kind) => [
      [
        `proposal-form-${kind}`,
        workspace(`/workspace/proposals/new/${kind}`, (page) => proposalFormPage(form(kind, { errors: faults[kind] }), page)),
      ],
      [`proposal-${kind}`, workspace(`/workspace/proposals/${id}`, (page) => proposalPage(view(kind, {}), page))],
    ]),
  ),
  'proposal-form-conflict': workspace(`/workspace/proposals/${id}`, (page) =>
    proposalFormPage(
      form('agreement', {
        id,
        version: 2,
        comment: 'Falta el anexo.',
        conflict: { of: 'proposal', saved: agreement },
        errors: { '': 'Cambió.' },
      }),
      page,
    ),
  ),
  'proposal-change': workspace(`/workspace/proposals/${id}`, (page) =>
    proposalPage(
      view('agreement', {
        now: agreement,
        movedOn: true,
        hiddenSources: 1,
        notPublishable: 'Otra persona.',
        errors: { comment: 'Falta.' },
      }),
      page,
    ),
  ),
  'proposal-published': workspace(`/workspace/proposals/${id}`, (page) =>
    proposalPage(view('reading', { state: 'published', proposed: null, sources: [], seq: 219, can: nothing }), page),
  ),
}

function workspace(path: string, render: (page: PageContext) => Html): Sample {
  return { path, workspace: true, render }
}
