import type { Transaction } from '../../db/schema.ts'
import { addEvidence } from '../evidence/index.ts'
import { dateIn } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid, NotFound, RuleBroken } from '../kernel/errors.ts'
import { writeTexts } from '../log/index.ts'
import type { ParsedUpdateContent } from './schemas.ts'

/** Finds an addressee that may be written about; its recommendation is not withdrawn before the transaction ends. Throws NotFound, RuleBroken when its recommendation was withdrawn. */
export async function requireOpenAddressee(
  trx: Transaction,
  addresseeId: string,
): Promise<{ readonly recommendationId: string; readonly recommendation: string; readonly institution: string }> {
  await trx
    .selectFrom('recommendations as r')
    .innerJoin('addressees as a', 'a.recommendation_id', 'r.id')
    .select('r.id')
    .where('a.id', '=', addresseeId)
    .forShare('r')
    .execute()
  const row = await trx
    .selectFrom('addressees as a')
    .innerJoin('recommendations as r', 'r.id', 'a.recommendation_id')
    .innerJoin('institutions as i', 'i.id', 'a.institution_id')
    .leftJoin('recommendation_withdrawals as w', 'w.recommendation_id', 'r.id')
    .select(['r.id', 'r.code', 'i.slug', 'w.id as withdrawal'])
    .where('a.id', '=', addresseeId)
    .executeTakeFirst()
  if (!row) throw new NotFound('addressee')
  if (row.withdrawal !== null) throw new RuleBroken({ key: 'errors.recommendation_withdrawn' }, 'addressee')
  return { recommendationId: row.id, recommendation: row.code, institution: row.slug }
}

/** Throws Invalid when the date in the world lies after today in the record's zone. */
export function refuseFuture(ctx: Context, field: string, date: string): void {
  if (date > dateIn(ctx.settings.timeZone, ctx.clock.now())) throw new Invalid({ [field]: { key: 'errors.future_date' } })
}

/** Writes the texts and the evidence of a draft in place of what it had; new evidence is added to the register. */
export async function writeDraftContent(
  ctx: Context & { readonly db: Transaction },
  id: string,
  content: ParsedUpdateContent,
): Promise<void> {
  await writeTexts(ctx.db, id, { summary: content.summary, reason: content.reason })
  await ctx.db.deleteFrom('status_update_evidence').where('status_update_id', '=', id).execute()
  const cited = new Map(content.evidence.map((item) => [item.evidenceId, item.announcementOnly]))
  for (const [index, item] of content.newEvidence.entries()) {
    cited.set(await withPath(`newEvidence.${index}`, () => addEvidence(ctx, item)), item.announcementOnly)
  }
  if (cited.size === 0) return
  const known = await ctx.db
    .selectFrom('evidence')
    .select(['id', 'kind'])
    .where('id', 'in', [...cited.keys()])
    .execute()
  if (known.length < cited.size) throw new Invalid({ evidence: { key: 'errors.evidence_unknown' } })
  const statements = new Set(known.filter((row) => row.kind === 'official_statement').map((row) => row.id))
  await ctx.db
    .insertInto('status_update_evidence')
    .values(
      [...cited].map(([evidenceId, announcementOnly], position) => ({
        status_update_id: id,
        evidence_id: evidenceId,
        position,
        announcement_only: announcementOnly || statements.has(evidenceId),
      })),
    )
    .execute()
}

/** Runs `act`; the fields of what it finds invalid are named from `path` on. */
export async function withPath<Result>(path: string, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    throw new Invalid(Object.fromEntries(Object.entries(error.fields).map(([name, fault]) => [`${path}.${name}`, fault])))
  }
}
