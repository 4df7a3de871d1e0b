import { searchOfForm } from '../../../templates/pages/parts/citation-picking.ts'
import type { ProposalFacts, ProposalKind } from '../../../templates/view/proposal.ts'
import type { ProposeInput } from '../../proposals/index.ts'
import { evidenceFieldName, evidenceInput, evidenceRows } from './evidence-form.ts'
import type { Form } from '../form.ts'
import { listed } from './update-form.ts'

type Values = Readonly<Record<string, string>>

const MAX_PARTIES = 12

/** The form's name of each field that a verb knows by another; texts in two languages are named by their Spanish field. */
const NAMES: Readonly<Record<ProposalKind, Values>> = {
  position: { position: 'position', statedOn: 'stated_on', statement: 'statement_es' },
  reading: { readOn: 'read_on', value: 'value', note: 'note_es' },
  indicator: { title: 'title_es', unit: 'unit_es', direction: 'direction' },
  milestone: { dueOn: 'milestone_on', target: 'target_es' },
  agreement: {
    title: 'title_es',
    summary: 'agreement_summary_es',
    type: 'agreement_type',
    legalForm: 'legal_form',
    parties: 'party_0_es',
    signedOn: 'signed_on',
    inForceOn: 'in_force_on',
    endedOn: 'ended_on',
    disclosure: 'disclosure',
    recommendations: 'recommendations',
  },
  citation: { activities: 'activity', query: 'activity', subject: 'citer', reason: 'reason_es' },
}

/** A posted form as the content of a proposal of this kind; what is wrong in it is for the verb to say. */
export function proposalContent(kind: ProposalKind, form: Form): ProposeInput['content'] {
  const value = (name: string) => form.values[name] ?? ''
  const both = (name: string) => ({ es: value(`${name}_es`), en: value(`${name}_en`) })
  const sources = {
    evidence: form.all('evidence').filter((id) => id !== ''),
    newEvidence: evidenceRows(form.values).map((index) => evidenceInput(form.values, index)),
  }
  switch (kind) {
    case 'position':
      return { position: value('position'), statedOn: value('stated_on'), statement: both('statement'), ...sources }
    case 'reading':
      return { readOn: value('read_on'), value: value('value'), note: both('note'), ...sources }
    case 'indicator':
      return { title: both('title'), unit: both('unit'), direction: value('direction') }
    case 'milestone':
      return { dueOn: value('milestone_on'), target: both('target') }
    case 'citation': {
      const search = value('what') === 'search'
      return { activities: search ? [] : listed(form, 'activity'), query: search ? searchOfForm(form.values) : '', reason: both('reason') }
    }
    case 'agreement':
      return {
        title: both('title'),
        summary: both('agreement_summary'),
        type: value('agreement_type'),
        legalForm: value('legal_form'),
        parties: partyRows(form.values).map((row) => both(`party_${row}`)),
        signedOn: value('signed_on').trim(),
        inForceOn: value('in_force_on').trim(),
        endedOn: value('ended_on').trim(),
        disclosure: value('disclosure'),
        recommendations: form.all('recommendations'),
        agreementVersion: value('agreement_version') === '' ? null : Number(value('agreement_version')),
        ...sources,
      }
  }
}

/** The rows of parties that hold anything, by their number in the form. */
export function partyRows(values: Values): readonly number[] {
  return Array.from({ length: MAX_PARTIES }, (_, row) => row).filter((row) =>
    ['es', 'en'].some((language) => (values[`party_${row}_${language}`] ?? '').trim() !== ''),
  )
}

/** The form's name of a field that a verb found wrong. */
export function proposalFieldName(kind: ProposalKind, form: Form, field: string): string {
  const [head = '', ...rest] = field.split('.')
  if (head === 'newEvidence') return evidenceFieldName(evidenceRows(form.values)[Number(rest[0])] ?? 0, rest.slice(1).join('.'))
  if (head === 'evidence' || head === 'byline') return head
  if (head === 'parties' && rest.length > 0) {
    return `party_${partyRows(form.values)[Number(rest[0])] ?? 0}_${rest[1] ?? 'es'}`
  }
  const name = NAMES[kind][head]
  return name === undefined ? '' : rest[0] === 'en' ? name.replace(/_es$/, '_en') : name
}

/** What the form holds when something on record, or a proposal, is taken up again. */
export function valuesOfFacts(facts: ProposalFacts): Record<string, string> {
  const both = (name: string, text: Values) => ({ [`${name}_es`]: text['es'] ?? '', [`${name}_en`]: text['en'] ?? '' })
  switch (facts.kind) {
    case 'position':
      return { position: facts.position, stated_on: facts.statedOn, ...both('statement', facts.statement) }
    case 'reading':
      return { read_on: facts.readOn, value: facts.value, ...both('note', facts.note) }
    case 'indicator':
      return { ...both('title', facts.title), ...both('unit', facts.unit), direction: facts.direction }
    case 'milestone':
      return { milestone_on: facts.dueOn, ...both('target', facts.target) }
    case 'citation': {
      const search = [...new URLSearchParams(facts.query)].map(([name, text]) => [`find_${name}`, text])
      return { ...Object.fromEntries(search), what: facts.query === '' ? '' : 'search', ...both('reason', facts.reason) }
    }
    case 'agreement':
      return {
        ...both('title', facts.title),
        ...both('agreement_summary', facts.summary),
        agreement_type: facts.type.code,
        legal_form: facts.legalForm?.code ?? '',
        ...Object.assign({}, ...facts.parties.map((party, row) => both(`party_${row}`, party))),
        signed_on: facts.signedOn ?? '',
        in_force_on: facts.inForceOn ?? '',
        ended_on: facts.endedOn ?? '',
        disclosure: facts.disclosure,
      }
  }
}
