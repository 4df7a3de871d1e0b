import { sql } from 'kysely'
import type { Transaction } from '../../db/schema.ts'

/** Shorter ones (a publisher's name, a figure) are typed again and again and identify nothing by themselves. */
const LEAST_LENGTH = 20

/**
 * Removes word-for-word copies of texts that are destroyed from what was never published: drafts, forms left unfinished, and
 * proposals that wait. A form that begins from a published text would otherwise bring it back. Reports of list views, which are
 * no editions, may hold them too: they all go, and whoever wants one asks again; the files of
 * dumps go too and are made anew.
 */
export async function removeCopies(trx: Transaction, bodies: readonly string[]): Promise<void> {
  await trx.deleteFrom('report_requests').where('state', '=', 'done').execute()
  await trx.deleteFrom('dump_parts').execute()
  for (const body of bodies.filter((candidate) => candidate.length >= LEAST_LENGTH)) {
    await trx.deleteFrom('texts').where('sealed_at', 'is', null).where('body', '=', body).execute()
    await sql`delete from unfinished_forms f where exists (
      select from jsonb_each(f."values") field, jsonb_array_elements_text(field.value) typed
      where btrim(replace(typed, chr(13) || chr(10), chr(10)), E' \\n\\t') = ${body})`.execute(trx)
    await sql`update proposals set content = replace(content::text, to_jsonb(${body}::text)::text, '""')::jsonb
      where content is not null and strpos(content::text, to_jsonb(${body}::text)::text) > 0`.execute(trx)
  }
}
