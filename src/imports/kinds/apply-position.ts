import { sql } from 'kysely'
import { dateIn } from '../../kernel/clock.ts'
import { Invalid } from '../../kernel/errors.ts'
import { parse } from '../../kernel/parse.ts'
import { readTexts } from '../../log/index.ts'
import { propose } from '../../proposals/index.ts'
import { PositionStatement, recordPosition } from '../../recommendations/index.ts'
import { creditOf } from '../credit-of.ts'
import type { RowValues } from '../row-values.ts'
import type { Applied, ApplyContext } from './apply-context.ts'
import { evidenceOfRow, registerEvidence } from './evidence-of-row.ts'
import { findAddressee } from './find-addressee.ts'

/** Puts on record what an institution says, or before a second person as a proposal. The same is not said twice. Throws Invalid, RuleBroken. */
export async function applyPosition(context: ApplyContext, values: RowValues): Promise<Applied> {
  const addressee = await findAddressee(context, values)
  const content = parse(PositionStatement, {
    position: values.text('position'),
    statedOn: values.text('stated_on'),
    statement: values.localized('statement'),
  })
  const subject = { subjectKind: 'position', label: addressee.label }
  const known = await sameThere(context, addressee.id, content)
  if (known !== null) return { outcome: 'unchanged', ...subject, subjectId: known, said: [] }
  const [first, ...more] = evidenceOfRow(values)
  if (!first || more.length > 0)
    throw new Invalid({ evidence_title: { key: first ? 'errors.import_one_source' : 'errors.evidence_missing' } })
  const { author, publisher } = context
  if (publisher === null) {
    const id = await propose(author, {
      kind: 'position',
      subjectId: addressee.id,
      content: { ...content, evidence: [], newEvidence: [first.evidence] },
    })
    return { outcome: 'draft', subjectKind: 'proposal', label: addressee.label, subjectId: id, said: [] }
  }
  if (content.statedOn > dateIn(author.settings.timeZone, author.clock.now()))
    throw new Invalid({ stated_on: { key: 'errors.future_date' } })
  const evidenceId = await registerEvidence(context, first.evidence)
  const { seq } = await recordPosition(publisher, creditOf(context), { ...content, addresseeId: addressee.id, evidenceId })
  const { id } = await publisher.db.selectFrom('positions').select('id').where('event_seq', '=', seq).executeTakeFirstOrThrow()
  return { outcome: 'added', ...subject, subjectId: id, said: [] }
}

/** The id of a position, or of a proposal that waits, that says the same. */
async function sameThere({ author }: ApplyContext, addresseeId: string, content: PositionStatement): Promise<string | null> {
  const rows = await author.db
    .selectFrom('positions')
    .select('id')
    .where('addressee_id', '=', addresseeId)
    .where('position', '=', content.position)
    .where('stated_on', '=', content.statedOn)
    .execute()
  const texts = await readTexts(
    author.db,
    rows.map((row) => row.id),
  )
  const same = (id: string) => {
    const there = texts.get(id)?.['statement']
    return (there?.['es'] ?? '') === content.statement.es && (there?.['en'] ?? '') === content.statement.en
  }
  const found = rows.find((row) => same(row.id))
  if (found) return found.id
  const waiting = await author.db
    .selectFrom('proposals')
    .select('id')
    .where('kind', '=', 'position')
    .where('addressee_id', '=', addresseeId)
    .where('state', 'in', ['submitted', 'returned'])
    .where(sql<boolean>`content->>'position' = ${content.position} and content->>'statedOn' = ${content.statedOn}`)
    .executeTakeFirst()
  return waiting?.id ?? null
}
