import type { NewEvidenceInput } from '../evidence/index.ts'

const TYPED = ['kind', 'title', 'publisher', 'date', 'address', 'note_es', 'note_en', 'embargo_until'] as const
const MAX_ROWS = 20

/** The rows of new evidence that hold anything, by their number in the form. */
export function evidenceRows(values: Readonly<Record<string, string>>): readonly number[] {
  return Array.from({ length: MAX_ROWS }, (_, index) => index).filter((index) =>
    TYPED.some((field) => (values[`new_${index}_${field}`] ?? '').trim() !== ''),
  )
}

/** One row as a verb takes it; what is wrong in it is for the verb to say. */
export function evidenceInput(
  values: Readonly<Record<string, string>>,
  index: number,
): NewEvidenceInput & { readonly announcementOnly: boolean } {
  const value = (field: string) => values[`new_${index}_${field}`] ?? ''
  const until = value('embargo_until').trim()
  return {
    kind: value('kind') as NewEvidenceInput['kind'],
    title: value('title'),
    publisher: value('publisher'),
    date: value('date'),
    language: value('language'),
    address: value('address'),
    note: { es: value('note_es'), en: value('note_en') },
    sensitivity: (value('sensitivity') || 'public') as 'public',
    embargoUntil: until === '' ? null : until,
    announcementOnly: value('announcement_only') !== '',
  }
}

/** `note.es` → `new_0_note_es`: a verb's name of an evidence field as the form's row has it. */
export function evidenceFieldName(index: number, field: string): string {
  const name = field === 'embargoUntil' ? 'embargo_until' : field.replaceAll('.', '_')
  return `new_${index}_${name}`
}
