import { randomUUIDv7 } from 'node:crypto'
import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { OrganisationNames, requireFreeOrganisationNames, type OrganisationInput } from './organisation-names.ts'

/** Adds a member organisation; returns its id. Throws Invalid (`name_es`, `name_en`: missing, or like another name), Forbidden. */
export async function addOrganisation(ctx: Context, input: OrganisationInput): Promise<string> {
  const actor = requireActor(ctx, 'managePeople')
  const names = parse(OrganisationNames, { name_es: input.nameEs, name_en: input.nameEn })
  const id = randomUUIDv7()
  await inTransaction(ctx.db, async (trx) => {
    await requireFreeOrganisationNames(trx, id, names)
    await trx
      .insertInto('organisations')
      .values({
        id,
        slug: `${slugOf(names.name_es)}${id.slice(-6)}`,
        name: { es: names.name_es, en: names.name_en },
        created_at: ctx.clock.now(),
        ended_at: null,
      })
      .execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'organisation_added', subjectId: id, details: {} })
  })
  return id
}

function slugOf(name: string): string {
  const words =
    name
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  return words.map((word) => `${word}-`).join('')
}
