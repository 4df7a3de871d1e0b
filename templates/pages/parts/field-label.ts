import type { MessageKey } from '../../i18n/index.ts'
import type { PageContext } from '../page-context.ts'

const LABELS: Readonly<Record<string, MessageKey>> = {
  activity: 'activities.cite.what',
  citer: 'activities.cite.citer',
  ground: 'replies.redact.ground',
  redaction_reason_en: 'replies.redact.reason_en',
  redaction_reason_es: 'replies.redact.reason_es',
  corrections_note_en: 'editions.supersede.note_en',
  corrections_note_es: 'editions.supersede.note_es',
  texts: 'replies.redact.texts',
  deadline_on: 'replies.invite.deadline',
  reply_en: 'replies.form.en',
  reply_es: 'replies.form.es',
  agreement_summary_en: 'proposals.agreement.summary_en',
  agreement_summary_es: 'proposals.agreement.summary_es',
  agreement_type: 'proposals.agreement.type',
  direction: 'proposals.indicator.direction',
  disclosure: 'proposals.agreement.disclosure',
  ended_on: 'proposals.agreement.ended_on',
  in_force_on: 'proposals.agreement.in_force_on',
  legal_form: 'proposals.agreement.legal_form',
  milestone_on: 'proposals.milestone.due_on',
  note_en: 'proposals.reading.note_en',
  note_es: 'proposals.reading.note_es',
  read_on: 'proposals.reading.read_on',
  recommendations: 'proposals.agreement.recommendations',
  signed_on: 'proposals.agreement.signed_on',
  target_en: 'proposals.milestone.target_en',
  target_es: 'proposals.milestone.target_es',
  title_en: 'proposals.indicator.title_en',
  title_es: 'proposals.indicator.title_es',
  unit_en: 'proposals.indicator.unit_en',
  unit_es: 'proposals.indicator.unit_es',
  value: 'proposals.reading.value',
  expires_on: 'people.key.expires_on',
  institution: 'people.field.institution',
  label: 'people.key.label',
  name_en: 'people.field.name_en',
  name_es: 'people.field.name_es',
  old_password: 'people.field.old_password',
  organisation: 'people.field.organisation',
  pseudonym: 'people.person.pseudonym',
  scopes: 'people.key.scopes',
  addressee: 'workspace.update.addressee',
  addressees: 'workspace.several.chosen',
  byline: 'workspace.byline.label',
  comment: 'workspace.check.comment',
  due_on: 'workspace.due.due_on',
  effective_on: 'workspace.update.effective_on',
  email: 'workspace.field.email',
  evidence: 'workspace.update.evidence',
  name: 'workspace.field.name',
  owner: 'workspace.many.owner',
  password: 'workspace.field.password',
  password_again: 'workspace.field.password_again',
  position: 'proposals.position.position',
  public_name: 'workspace.field.public_name',
  reason_en: 'workspace.update.reason_en',
  reason_es: 'workspace.update.reason_es',
  role: 'workspace.field.role',
  significance: 'workspace.update.significance',
  stated_on: 'proposals.position.stated_on',
  statement_en: 'proposals.position.statement_en',
  statement_es: 'proposals.position.statement_es',
  status: 'workspace.update.status',
  summary_en: 'workspace.update.summary_en',
  summary_es: 'workspace.update.summary_es',
}

const SOURCE_LABELS: Readonly<Record<string, MessageKey>> = {
  address: 'workspace.evidence.address',
  date: 'workspace.evidence.date',
  embargo_until: 'workspace.evidence.embargo_until',
  kind: 'workspace.evidence.kind',
  language: 'workspace.evidence.language',
  note_en: 'workspace.evidence.note_en',
  note_es: 'workspace.evidence.note_es',
  publisher: 'workspace.evidence.publisher',
  file: 'evidence.file',
  sensitivity: 'workspace.evidence.sensitivity',
  title: 'workspace.evidence.title',
}

/** What a form field is called, so that its problem can name it; null where no field of that name is on any form. */
export function fieldLabel(page: PageContext, name: string): string | null {
  const { words } = page
  const own = LABELS[name]
  if (own !== undefined) return words.t(own)
  const [, party, language] = /^party_(\d+)_(es|en)$/.exec(name) ?? []
  if (party !== undefined)
    return words.t(language === 'en' ? 'proposals.agreement.party_en' : 'proposals.agreement.party_es', { n: Number(party) + 1 })
  const [, row, field = ''] = /^new_(\d+)_(\w+)$/.exec(name) ?? []
  const ofSource = SOURCE_LABELS[field]
  if (row === undefined || ofSource === undefined) return null
  return words.t('workspace.form.of_source', {
    source: words.t('workspace.evidence.new', { n: Number(row) + 1 }),
    field: words.t(ofSource),
  })
}
