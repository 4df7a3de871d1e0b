import type { ContentView } from '../../../templates/pages/parts/content-comparison.ts'
import type { UpdateView } from '../../../templates/view/update.ts'
import type { Draft, TypedFields } from '../../desk/index.ts'
import type { UpdateContentInput } from '../../recommendations/index.ts'
import { evidenceFieldName, evidenceInput, evidenceRows } from './evidence-form.ts'
import type { Form } from '../form.ts'

/** The update form as the verbs take it; what is wrong in it is for them to say. */
export function updateInput(form: Form): UpdateContentInput {
  const value = (name: string) => form.values[name] ?? ''
  return {
    status: value('status'),
    effectiveOn: value('effective_on'),
    significance: (value('significance') || 'significant') as 'significant',
    summary: { es: value('summary_es'), en: value('summary_en') },
    reason: { es: value('reason_es'), en: value('reason_en') },
    evidence: listed(form, 'evidence').map((id) => ({
      evidenceId: id,
      announcementOnly: value(`evidence_${id}_announcement_only`) !== '',
    })),
    newEvidence: evidenceRows(form.values).map((index) => evidenceInput(form.values, index)),
    byline: value('byline') || 'own',
  }
}

/** The current update that the page showed, as the verbs take it; undefined where the form does not say. */
export function seenOf(form: Form): string | null | undefined {
  const seen = form.values['seen']
  return seen === '' ? null : seen
}

/** All values of a name that stands for a list: ticked boxes, or one hidden field with the values apart by blanks. */
export function listed(form: Form, name: string): readonly string[] {
  return [...new Set(form.all(name).flatMap((value) => value.split(' ')))].filter((value) => value !== '')
}

/** The form's name of a field that a verb found wrong. */
export function updateFieldName(form: Form, field: string): string {
  const row = /^newEvidence\.(\d+)\.(.+)$/.exec(field)
  if (row) return evidenceFieldName(evidenceRows(form.values)[Number(row[1])] ?? 0, row[2] ?? '')
  if (field === 'effectiveOn') return 'effective_on'
  if (field === 'addresseeId' || field === 'addressee') return 'addressee'
  if (field.startsWith('addresseeIds')) return 'addressees'
  if (field.startsWith('addressees.')) return `addressee_${field.slice('addressees.'.length)}`
  if (field === 'summary' || field === 'reason') return `${field}_es`
  if (field.startsWith('evidence')) return 'evidence'
  return field === 'corrects' ? '' : field.replaceAll('.', '_')
}

/** What the form holds when a draft is taken up again, or a published update is to be corrected. */
export function fieldsOf(
  update: Draft | UpdateView,
  cited: readonly { readonly id: string; readonly announcementOnly: boolean }[],
): TypedFields {
  return {
    status: [update.status ?? ''],
    effective_on: [update.effectiveOn ?? ''],
    significance: [update.significance ?? ''],
    summary_es: [update.summary['es'] ?? ''],
    summary_en: [update.summary['en'] ?? ''],
    reason_es: [update.reason['es'] ?? ''],
    reason_en: [update.reason['en'] ?? ''],
    evidence: cited.map((item) => item.id),
    ...Object.fromEntries(cited.filter((item) => item.announcementOnly).map((item) => [`evidence_${item.id}_announcement_only`, ['1']])),
    ...('bylineKind' in update ? { byline: [update.bylineKind] } : {}),
  }
}

/** What was typed, as it is shown beside what is stored. `prefix`: of the fields that carry back what a page showed. */
export function typedContent(values: Readonly<Record<string, string>>, prefix = ''): ContentView {
  const value = (name: string) => (values[prefix + name] ?? '').replaceAll('\r\n', '\n').trim()
  return {
    status: value('status'),
    effectiveOn: value('effective_on'),
    significance: value('significance'),
    summary: { es: value('summary_es'), en: value('summary_en') },
    reason: { es: value('reason_es'), en: value('reason_en') },
  }
}
