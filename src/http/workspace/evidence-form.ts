import { storeEvidenceFile, type NewEvidenceInput } from '../../evidence/index.ts'
import type { Request } from '../environment.ts'
import { refusal, type Form, type FormRefusal } from '../form.ts'

const TYPED = ['kind', 'title', 'publisher', 'date', 'address', 'note_es', 'note_en', 'embargo_until', 'file_id'] as const
const MAX_ROWS = 20

/** The rows of new evidence that hold anything, by their number in the form. */
export function evidenceRows(values: Readonly<Record<string, string>>): readonly number[] {
  return Array.from({ length: MAX_ROWS }, (_, index) => index).filter((index) =>
    TYPED.some((field) => (values[`new_${index}_${field}`] ?? '').trim() !== ''),
  )
}

interface KeptUploads {
  readonly form: Form
  readonly errors: Record<string, string>
  readonly status: FormRefusal['status']
}

/**
 * Checks and stores every uploaded `new_<i>_file`. The form that comes back has its `new_<i>_file_id` and `new_<i>_file_name`,
 * so that the file survives a form which is shown again; one that was ticked for removal is left out. `errors`: what was wrong
 * with a file, translated, under `new_<i>_file`; `status`: what a form with them is answered with (503: the store of files is away).
 */
export async function keepUploads(c: Request, form: Form): Promise<KeptUploads> {
  const values: Record<string, string> = { ...form.values }
  const errors: Record<string, string> = {}
  let status: FormRefusal['status'] = 422
  for (let index = 0; index < MAX_ROWS; index += 1) {
    const name = `new_${index}_file`
    const kept = [`${name}_id`, `${name}_name`] as const
    if (values[`${name}_remove`]) for (const field of kept) delete values[field]
    delete values[`${name}_remove`]
    const file = form.files(name).at(-1)
    if (!file) continue
    try {
      const stored = await storeEvidenceFile(c.var.ctx, { name: file.name, content: new Uint8Array(await file.arrayBuffer()) })
      values[kept[0]] = stored.id
      values[kept[1]] = stored.name
    } catch (error) {
      const refused = refusal(c, error, () => name)
      if (refused.status === 503) status = 503
      errors[name] = refused.errors[name] ?? ''
    }
  }
  return { form: { ...form, values }, errors, status }
}

/** One row as a verb takes it; what is wrong in it is for the verb to say. */
export function evidenceInput(
  values: Readonly<Record<string, string>>,
  index: number,
): NewEvidenceInput & { readonly announcementOnly: boolean } {
  const value = (field: string) => values[`new_${index}_${field}`] ?? ''
  const until = value('embargo_until').trim()
  const fileId = value('file_id').trim()
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
    fileId: fileId === '' ? null : fileId,
    announcementOnly: value('announcement_only') !== '',
  }
}

/** `note.es` → `new_0_note_es`: a verb's name of an evidence field as the form's row has it. */
export function evidenceFieldName(index: number, field: string): string {
  const name = field === 'embargoUntil' ? 'embargo_until' : field === 'fileId' ? 'file' : field.replaceAll('.', '_')
  return `new_${index}_${name}`
}
