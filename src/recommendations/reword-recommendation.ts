import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { inTransaction } from '../../db/transaction.ts'
import { someText } from '../kernel/fields.ts'
import type { Context } from '../kernel/context.ts'
import { Conflict, NotFound, RuleBroken } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { appendEvent } from '../log/index.ts'
import { spoken } from './spoken.ts'

const Wording = z.object({ code: z.string(), title: someText(1_000), statement: someText(20_000) })

/**
 * Gives a recommendation its next wording, as one event; the earlier ones stay. Returns the version. `follows`: the version that
 * the new one was written against. Throws Invalid, RuleBroken (withdrawn), Conflict (another version came first), NotFound, Forbidden.
 */
export async function rewordRecommendation(
  ctx: Context,
  input: z.input<typeof Wording> & { readonly follows?: number },
  singlePerson = false,
): Promise<number> {
  const actor = requireActor(ctx, 'importRecords')
  const { code, title, statement } = parse(Wording, input)
  return inTransaction(ctx.db, async (trx) => {
    const row = await trx.selectFrom('recommendations').select('id').where('code', '=', code).forUpdate().executeTakeFirst()
    if (!row) throw new NotFound('recommendation')
    const withdrawn = await trx
      .selectFrom('recommendation_withdrawals')
      .select('id')
      .where('recommendation_id', '=', row.id)
      .executeTakeFirst()
    if (withdrawn) throw new RuleBroken({ key: 'errors.recommendation_withdrawn' })
    const { version } = await trx
      .selectFrom('recommendation_wordings')
      .select(({ fn }) => fn.max('version').as('version'))
      .where('recommendation_id', '=', row.id)
      .executeTakeFirstOrThrow()
    if (input.follows !== undefined && input.follows !== version) throw new Conflict(version)
    const wording = { title: spoken(title), statement: spoken(statement) }
    const { seq, occurredAt } = await appendEvent({ ...ctx, db: trx }, actor, {
      kind: 'recommendation_reworded',
      subjects: { recommendation_id: row.id },
      singlePerson,
      leaf: {
        recommendation: code,
        version: version + 1,
        wording_sha256: createHash('sha256')
          .update(canonicalize(wording) ?? '', 'utf8')
          .digest('hex'),
      },
    })
    await trx
      .insertInto('recommendation_wordings')
      .values({ recommendation_id: row.id, version: version + 1, ...wording, recorded_at: occurredAt, event_seq: seq })
      .execute()
    return version + 1
  })
}
