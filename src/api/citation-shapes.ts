import { z } from 'zod'
import { InstitutionRef, Instant, Links, Localized, Seq, Uuid } from './common-shapes.ts'
import { answerShape } from './shapes.ts'

/** What a citation names: picked activities, or a search as a query string of the list. */
export const cited = {
  by: z.object({
    kind: z.enum(['recommendation', 'addressee', 'agreement', 'evidence']),
    code: z.string().nullable().default(null),
    slug: z.string().nullable().default(null),
    id: Uuid.nullable().default(null),
    title: Localized,
    institution: InstitutionRef.nullable().default(null),
  }),
  activities: z.array(
    z.object({ id: Uuid, title: z.string().nullable(), year: z.int().nullable(), language: z.string(), withdrawn: z.boolean() }),
  ),
  query: z.string().nullable(),
  found: z.int(),
}

export const ActivityCitation = answerShape(
  'ActivityCitation',
  z.object({ id: Uuid, cited_at: Instant, seq: Seq, ...cited, reason: Localized, links: Links }),
)
