import { addSource } from '../../recommendations/index.ts'
import type { RowValues } from '../row-values.ts'
import type { Applied, ApplyContext } from './apply-context.ts'
import { differingFields } from './differing-fields.ts'

const FIELDS = ['kind', 'title_es', 'title_en', 'publisher', 'dated_on', 'language', 'address', 'note_es', 'note_en']

/** Adds a source document; one that is there keeps what the record says of it. Throws what `addSource` throws. */
export async function applySource(context: ApplyContext, values: RowValues): Promise<Applied> {
  const ctx = context.publisher ?? context.author
  const code = values.text('code')
  const differing = await differingFields(ctx, 'sources', code, values, FIELDS)
  if (differing !== null) {
    const said = differing.map((field) => ({
      field,
      severity: 'note' as const,
      key: 'imports.problem.kept',
      values: { value: values.text(field).slice(0, 80) },
    }))
    return { outcome: 'unchanged', subjectKind: 'source', subjectId: null, label: code, said }
  }
  const id = await addSource(ctx, {
    code,
    kind: values.text('kind'),
    title: values.localized('title'),
    publisher: values.text('publisher'),
    date: values.text('dated_on'),
    language: values.text('language'),
    address: values.text('address'),
    note: values.localized('note'),
  })
  return { outcome: 'added', subjectKind: 'source', subjectId: id, label: code, said: [] }
}
