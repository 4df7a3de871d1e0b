import { addInstitution } from '../../recommendations/index.ts'
import type { Country } from '../../../templates/view/scales.ts'
import { slugOf } from '../fold.ts'
import type { RowValues } from '../row-values.ts'
import type { Applied, ApplyContext } from './apply-context.ts'
import { differingFields } from './differing-fields.ts'
import { findInstitution } from './find-institution.ts'

/** Adds an institution; one that is there keeps what the record says of it. Throws what `addInstitution` throws. */
export async function applyInstitution(context: ApplyContext, values: RowValues): Promise<Applied> {
  const ctx = context.publisher ?? context.author
  const name = values.localized('name')
  const made = values.text('slug') === ''
  const slug = made ? ((await findInstitution(context, name.es || name.en)) ?? slugOf(name.es || name.en)) : values.text('slug')
  const differing = await differingFields(ctx, 'institutions', slug, values, ['country', 'kind', 'name_es', 'name_en', 'part_of'])
  if (differing !== null) {
    const said = differing.map((field) => ({
      field,
      severity: 'note' as const,
      key: 'imports.problem.kept',
      values: { value: values.text(field) },
    }))
    return { outcome: 'unchanged', subjectKind: 'institution', subjectId: null, label: slug, said }
  }
  const id = await addInstitution(ctx, {
    slug,
    country: values.text('country') as Country,
    kind: values.text('kind'),
    name,
    partOf: values.text('part_of'),
  })
  context.memory.institutions = null
  const said = made ? [{ field: 'slug', severity: 'note' as const, key: 'imports.problem.made', values: { value: slug } }] : []
  return { outcome: 'added', subjectKind: 'institution', subjectId: id, label: slug, said }
}
