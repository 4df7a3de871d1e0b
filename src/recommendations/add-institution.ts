import { randomUUIDv7 } from 'node:crypto'
import { z } from 'zod'
import { COUNTRIES } from '../../templates/view/scales.ts'
import { inTransaction } from '../../db/transaction.ts'
import { someText } from '../kernel/fields.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { idsOf } from './ids-of.ts'
import { spoken } from './spoken.ts'

const InstitutionContent = z.object({
  slug: z
    .string('required')
    .min(1, 'required')
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'unknown_value')
    .max(100, 'too_long'),
  country: z.enum(COUNTRIES, 'unknown_value'),
  kind: z.string('required').trim().min(1, 'required').max(60, 'too_long'),
  name: someText(300),
  /** Slug of the institution that it is part of; empty for none. */
  partOf: z.string().default(''),
})

/**
 * Adds a public body that can be asked. It shows in public once a recommendation names it, whose event says so; until then the
 * journal alone tells. Returns its id. Throws Invalid, RuleBroken (the slug is taken), Forbidden.
 */
export async function addInstitution(ctx: Context, input: z.input<typeof InstitutionContent>): Promise<string> {
  const actor = requireActor(ctx, 'importRecords')
  const { slug, country, kind, name, partOf } = parse(InstitutionContent, input)
  return inTransaction(ctx.db, async (trx) => {
    const taken = await trx.selectFrom('institutions').select('id').where('slug', '=', slug).executeTakeFirst()
    if (taken) throw new RuleBroken({ key: 'errors.code_taken' }, 'slug')
    const above = partOf === '' ? null : ((await idsOf(trx, 'institutions', 'slug', [partOf], 'partOf')).get(partOf) ?? null)
    const id = randomUUIDv7()
    await trx
      .insertInto('institutions')
      .values({ id, slug, country, kind, name: spoken(name), part_of: above })
      .execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'institution_added', subjectId: id, details: { institution: slug } })
    return id
  })
}
