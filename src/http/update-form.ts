import type { Draft } from '../desk/index.ts'
import type { UpdateView } from '../../templates/view/update.ts'
import type { AddStatusUpdateInput } from '../recommendations/index.ts'
import { evidenceFieldName, evidenceInput, evidenceRows } from './evidence-form.ts'
import type { Form } from './form.ts'

type UpdateInput = Omit<AddStatusUpdateInput, 'addresseeId' | 'corrects' | 'submit'>

/** The update form as the verbs take it; what is wrong in it is for them to say. */
export function updateInput(form: Form): UpdateInput {
  const value = (name: string) => form.values[name] ?? ''
  return {
    status: value('status'),
    effectiveOn: value('effective_on'),
    significance: (value('significance') || 'significant') as 'significant',
    summary: { es: value('summary_es'), en: value('summary_en') },
    reason: { es: value('reason_es'), en: value('reason_en') },
    evidence: form.all('evidence').map((id) => ({ evidenceId: id, announcementOnly: value(`evidence_${id}_announcement_only`) !== '' })),
    newEvidence: evidenceRows(form.values).map((index) => evidenceInput(form.values, index)),
  }
}

/** The form's name of a field that a verb found wrong. */
export function updateFieldName(form: Form, field: string): string {
  const row = /^newEvidence\.(\d+)\.(.+)$/.exec(field)
  if (row) return evidenceFieldName(evidenceRows(form.values)[Number(row[1])] ?? 0, row[2] ?? '')
  if (field === 'effectiveOn') return 'effective_on'
  if (field === 'addresseeId' || field === 'addressee') return 'addressee'
  if (field === 'summary' || field === 'reason') return `${field}_es`
  if (field.startsWith('evidence')) return 'evidence'
  return field === 'corrects' ? '' : field.replaceAll('.', '_')
}

/** What the form holds when a draft is taken up again, or a published update is to be corrected. */
export function valuesOf(update: Draft | UpdateView): Record<string, string> {
  return {
    status: update.status ?? '',
    effective_on: update.effectiveOn ?? '',
    significance: update.significance,
    summary_es: update.summary['es'] ?? '',
    summary_en: update.summary['en'] ?? '',
    reason_es: update.reason['es'] ?? '',
    reason_en: update.reason['en'] ?? '',
  }
}
