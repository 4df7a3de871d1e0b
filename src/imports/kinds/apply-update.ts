import { Invalid, isDomainError } from '../../kernel/errors.ts'
import { readTexts } from '../../log/index.ts'
import { addStatusUpdate, publishStatusUpdate } from '../../recommendations/index.ts'
import type { Status } from '../../../templates/view/scales.ts'
import { attempt } from '../attempt.ts'
import type { RowValues } from '../row-values.ts'
import { saidOfError } from '../said-of-error.ts'
import type { Applied, ApplyContext } from './apply-context.ts'
import { evidenceOfRow, registerEvidence } from './evidence-of-row.ts'
import { findAddressee } from './find-addressee.ts'

/**
 * Records a status update as a draft, and publishes it where that was asked for and the rules of the record allow it; else it stays a
 * draft, and why is said. The same update is not recorded twice. Throws Invalid, RuleBroken.
 */
export async function applyUpdate(context: ApplyContext, values: RowValues): Promise<Applied> {
  const standing = values.text('standing')
  if (standing !== '' && standing !== 'standing')
    throw new Invalid({ standing: { key: 'errors.import_not_standing', values: { standing } } })
  const addressee = await findAddressee(context, values)
  const known = await sameUpdate(context, values, addressee.id)
  const subject = { subjectKind: 'update', label: addressee.label }
  if (known !== null) return { outcome: 'unchanged', ...subject, subjectId: known, said: [] }
  const evidence: { evidenceId: string; announcementOnly: boolean }[] = []
  for (const item of evidenceOfRow(values)) {
    evidence.push({ evidenceId: await registerEvidence(context, item.evidence), announcementOnly: item.announcementOnly })
  }
  const input = {
    addresseeId: addressee.id,
    status: values.text('status') as Exclude<Status, 'not_assessed'>,
    effectiveOn: values.text('effective_on'),
    significance: (values.text('significance') || 'significant') as 'significant',
    summary: values.localized('summary'),
    reason: values.localized('reason'),
    evidence,
    newEvidence: [],
  }
  const { publisher } = context
  if (publisher === null) {
    return { outcome: 'draft', ...subject, subjectId: await addStatusUpdate(context.author, { ...input, submit: false }), said: [] }
  }
  const published = await attempt(context.author.db, async () => {
    const id = await addStatusUpdate(context.author, { ...input, submit: true })
    const { version } = await publisher.db.selectFrom('status_updates').select('version').where('id', '=', id).executeTakeFirstOrThrow()
    await publishStatusUpdate(publisher, { id, version })
    return id
  })
  if (published.done) return { outcome: 'added', ...subject, subjectId: published.result, said: [] }
  if (!isDomainError(published.error)) throw published.error
  const id = await addStatusUpdate(context.author, { ...input, submit: false })
  const why = saidOfError(published.error).map((fault) => ({ severity: 'note' as const, ...fault }))
  const said = [{ severity: 'note' as const, key: 'imports.problem.stays_draft' }, ...why]
  return { outcome: 'draft', ...subject, subjectId: id, said }
}

/** The id of an update of the addressee that says the same, published or not; null when there is none. */
async function sameUpdate({ author }: ApplyContext, values: RowValues, addresseeId: string): Promise<string | null> {
  const rows = await author.db
    .selectFrom('status_updates')
    .select('id')
    .where('addressee_id', '=', addresseeId)
    .where('status', '=', values.text('status') as Exclude<Status, 'not_assessed'>)
    .where('effective_on', '=', values.text('effective_on'))
    .execute()
  const texts = await readTexts(
    author.db,
    rows.map((row) => row.id),
  )
  const same = (id: string, field: string) => {
    const [brought, there] = [values.localized(field), texts.get(id)?.[field]]
    return brought.es.trim() === (there?.['es'] ?? '') && brought.en.trim() === (there?.['en'] ?? '')
  }
  return rows.find((row) => same(row.id, 'summary') && same(row.id, 'reason'))?.id ?? null
}
