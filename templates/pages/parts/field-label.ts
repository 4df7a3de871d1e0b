import type { MessageKey } from '../../i18n/index.ts'
import type { PageContext } from '../page-context.ts'

const LABELS: Readonly<Record<string, MessageKey>> = {
  addressee: 'workspace.update.addressee',
  comment: 'workspace.check.comment',
  due_on: 'workspace.due.due_on',
  effective_on: 'workspace.update.effective_on',
  email: 'workspace.field.email',
  evidence: 'workspace.update.evidence',
  name: 'workspace.field.name',
  password: 'workspace.field.password',
  password_again: 'workspace.field.password_again',
  position: 'workspace.position.position',
  public_name: 'workspace.field.public_name',
  reason_en: 'workspace.update.reason_en',
  reason_es: 'workspace.update.reason_es',
  role: 'workspace.field.role',
  significance: 'workspace.update.significance',
  stated_on: 'workspace.position.stated_on',
  statement_en: 'workspace.position.statement_en',
  statement_es: 'workspace.position.statement_es',
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
  sensitivity: 'workspace.evidence.sensitivity',
  title: 'workspace.evidence.title',
}

/** What a form field is called, so that its problem can name it; null where no field of that name is on any form. */
export function fieldLabel(page: PageContext, name: string): string | null {
  const { words } = page
  const own = LABELS[name]
  if (own !== undefined) return words.t(own)
  const [, row, field = ''] = /^new_(\d+)_(\w+)$/.exec(name) ?? []
  const ofSource = SOURCE_LABELS[field]
  if (row === undefined || ofSource === undefined) return null
  return words.t('workspace.form.of_source', {
    source: words.t('workspace.evidence.new', { n: Number(row) + 1 }),
    field: words.t(ofSource),
  })
}
