import { inTransaction } from '../../db/transaction.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { addJournalEntry } from '../log/index.ts'
import { lockOrganisation, OrganisationNames, requireFreeOrganisationNames, type OrganisationInput } from './organisation-names.ts'

/** Gives an organisation other names; the old ones stay its own, and what was published under them keeps them. Throws as `addOrganisation`, NotFound, RuleBroken. */
export async function renameOrganisation(ctx: Context, input: OrganisationInput & { readonly id: string }): Promise<void> {
  const actor = requireActor(ctx, 'managePeople')
  const names = parse(OrganisationNames, { name_es: input.nameEs, name_en: input.nameEn })
  await inTransaction(ctx.db, async (trx) => {
    const organisation = await lockOrganisation(trx, input.id)
    if (organisation.ended_at !== null) throw new RuleBroken({ key: 'errors.organisation_ended' })
    await requireFreeOrganisationNames(trx, organisation.id, names)
    const former = new Set([...organisation.former_names, ...Object.values(organisation.name)])
    await trx
      .updateTable('organisations')
      .set({ name: { es: names.name_es, en: names.name_en }, former_names: [...former] })
      .where('id', '=', organisation.id)
      .execute()
    await addJournalEntry({ ...ctx, db: trx }, actor, { act: 'organisation_renamed', subjectId: organisation.id, details: {} })
  })
}
