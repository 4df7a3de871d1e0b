import type { Selectable } from 'kysely'
import type { Tables, Transaction } from '../../db/schema.ts'
import type { Said } from '../../templates/view/import.ts'
import type { Context } from '../kernel/context.ts'
import { discardProposal } from '../proposals/index.ts'
import { deleteDraft, rewordRecommendation, withdrawRecommendation, withdrawStatusUpdate } from '../recommendations/index.ts'

type Inside = Context & { readonly db: Transaction }
interface Undoing {
  readonly author: Inside
  readonly undoer: Inside
}
type Row = Selectable<Tables['import_rows']>

/** What the withdrawals of an undone import say. */
export const UNDO_REASON = {
  es: 'Se deshizo la importación con la que llegó al registro.',
  en: 'The import that brought it to the record was undone.',
}

/** Takes back what one row did. Null: done; else why it stays. Throws RuleBroken, Conflict. */
export async function undoRow(undoing: Undoing, row: Row): Promise<Said | null> {
  const id = row.subject_id ?? ''
  switch (row.subject_kind) {
    case 'update':
      return undoUpdate(undoing, id)
    case 'proposal':
      return undoProposal(undoing, id)
    case 'recommendation':
      return row.outcome === 'added' ? undoRecommendation(undoing, id) : undoWording(undoing, id, row.label ?? '')
    default:
      return { key: `imports.undo.stays_${row.subject_kind ?? 'row'}` }
  }
}

async function undoUpdate({ author, undoer }: Undoing, id: string): Promise<Said | null> {
  const update = await undoer.db.selectFrom('status_updates').select(['state', 'version']).where('id', '=', id).executeTakeFirst()
  if (!update) return null
  if (update.state === 'submitted') return { key: 'imports.undo.submitted' }
  if (update.state !== 'published') await deleteDraft(author, { id, version: update.version })
  else await withdrawStatusUpdate(undoer, { id, reason: UNDO_REASON })
  return null
}

async function undoProposal({ undoer }: Undoing, id: string): Promise<Said | null> {
  const proposal = await undoer.db.selectFrom('proposals').select(['state', 'version', 'kind']).where('id', '=', id).executeTakeFirst()
  if (!proposal || proposal.state === 'discarded') return null
  if (proposal.state === 'published') return { key: `imports.undo.stays_${proposal.kind}` }
  await discardProposal(undoer, { id, version: proposal.version })
  return null
}

async function undoRecommendation({ undoer }: Undoing, id: string): Promise<Said | null> {
  const standing = await undoer.db
    .selectFrom('status_updates as u')
    .innerJoin('addressees as a', 'a.id', 'u.addressee_id')
    .leftJoin('withdrawals as w', 'w.status_update_id', 'u.id')
    .select('u.id')
    .where('a.recommendation_id', '=', id)
    .where('w.id', 'is', null)
    .executeTakeFirst()
  if (standing) return { key: 'imports.undo.has_updates' }
  const stated = await undoer.db
    .selectFrom('positions as p')
    .innerJoin('addressees as a', 'a.id', 'p.addressee_id')
    .select('p.id')
    .where('a.recommendation_id', '=', id)
    .executeTakeFirst()
  if (stated) return { key: 'imports.undo.has_positions' }
  const { code } = await undoer.db.selectFrom('recommendations').select('code').where('id', '=', id).executeTakeFirstOrThrow()
  await withdrawRecommendation(undoer, { code, reason: UNDO_REASON })
  return null
}

/** The wording before this batch's comes back as the next one, unless somebody wrote another one since. */
async function undoWording({ undoer }: Undoing, id: string, label: string): Promise<Said | null> {
  const version = Number(/ v(\d+)$/.exec(label)?.[1] ?? 0)
  const wordings = await undoer.db
    .selectFrom('recommendation_wordings as v')
    .innerJoin('recommendations as r', 'r.id', 'v.recommendation_id')
    .select(['r.code', 'v.version', 'v.title', 'v.statement'])
    .where('r.id', '=', id)
    .orderBy('v.version', 'desc')
    .execute()
  const before = wordings.find((wording) => wording.version === version - 1)
  if (!before || wordings[0]?.version !== version) return { key: 'imports.undo.reworded_since' }
  const text = (body: Record<string, string>) => ({ es: body['es'] ?? '', en: body['en'] ?? '' })
  await rewordRecommendation(undoer, { code: before.code, title: text(before.title), statement: text(before.statement), follows: version })
  return null
}
