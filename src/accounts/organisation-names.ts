import { z } from 'zod'
import type { Transaction } from '../../db/schema.ts'
import { NotFound } from '../kernel/errors.ts'
import { requiredText } from '../kernel/fields.ts'
import { requireFreeName } from './names.ts'

export const OrganisationNames = z.object({ name_es: requiredText(120), name_en: requiredText(120) })

export interface OrganisationInput {
  readonly nameEs: string
  readonly nameEn: string
}

/** Locks an organisation until the transaction ends. Throws NotFound. */
export async function lockOrganisation(trx: Transaction, id: string) {
  if (!z.guid().safeParse(id).success) throw new NotFound('organisation')
  const organisation = await trx.selectFrom('organisations').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!organisation) throw new NotFound('organisation')
  return organisation
}

/** Throws Invalid (`name_es`, `name_en`) where another organisation, an institution or a pseudonym is called so. */
export async function requireFreeOrganisationNames(trx: Transaction, id: string, names: z.output<typeof OrganisationNames>): Promise<void> {
  for (const field of ['name_es', 'name_en'] as const) {
    const rule = { unlike: ['organisation', 'pseudonym', 'institution'], except: [id], field, fault: 'errors.name_taken' } as const
    await requireFreeName(trx, names[field], rule)
  }
}
