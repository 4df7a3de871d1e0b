import { z } from 'zod'
import { EVIDENCE_KINDS } from '../../templates/view/scales.ts'
import { leadsInside } from '../kernel/public-address.ts'
import { existingDay, languageTag, localizedText, optionalAddress, optionalText, partialDate, requiredText } from '../kernel/fields.ts'

export const NewEvidence = z
  .object({
    kind: z.enum(EVIDENCE_KINDS, 'unknown_value'),
    title: requiredText(500),
    publisher: requiredText(300),
    date: partialDate,
    language: languageTag,
    address: optionalAddress.refine((value) => !carriesCredentials(value), 'address_credentials').refine(isPublic, 'address_not_public'),
    note: localizedText(2_000),
    provenance: optionalText(1_000).default(''),
    sensitivity: z.enum(['public', 'embargoed', 'protected'], 'unknown_value').default('public'),
    embargoUntil: z.union([existingDay, z.null()]).default(null),
    /** Of a file that was stored before (`storeEvidenceFile`). */
    fileId: z.union([z.uuid('file_unknown').toLowerCase(), z.null()]).default(null),
  })
  .refine((value) => value.sensitivity !== 'embargoed' || value.embargoUntil !== null, { path: ['embargoUntil'], error: 'embargo_missing' })

export type NewEvidenceInput = z.input<typeof NewEvidence>

function carriesCredentials(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { username, password } = new URL(address)
  return username !== '' || password !== ''
}

function isPublic(address: string): boolean {
  return !URL.canParse(address) || !leadsInside(new URL(address))
}
