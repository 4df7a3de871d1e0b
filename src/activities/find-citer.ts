import { sql } from 'kysely'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * The id of what somebody says is to cite activities: the code of a recommendation, the slug of an agreement, an id, or the address of the
 * page of one of them or of an item of public evidence. Null when nothing is meant by it. Throws Forbidden.
 */
export async function findCiter(ctx: Context, typed: string): Promise<string | null> {
  requireActor(ctx, 'propose')
  const [, name = typed.trim()] = /\/(?:recommendations|agreements|evidence|id\/[a-z]+)\/([^/?#\s]+)/.exec(typed) ?? []
  const plain = decoded(name)
  if (plain === '') return null
  const id = UUID.test(plain.toLowerCase()) ? plain.toLowerCase() : null
  const { rows } = await sql<{ id: string }>`
    select id from recommendations where code = ${plain} or code = upper(${plain}) or id = ${id}::uuid
    union all select id from agreements where slug = ${plain} or id = ${id}::uuid
    union all select id from addressees where id = ${id}::uuid
    union all select id from evidence where id = ${id}::uuid and public_at is not null limit 1`.execute(ctx.db)
  return rows[0]?.id ?? null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
