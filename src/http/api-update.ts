import { z } from 'zod'
import { parse } from '../kernel/parse.ts'
import type { AddStatusUpdateInput } from '../recommendations/index.ts'

const text = z.string('required')
const bilingual = z.object({ es: text.default(''), en: text.default('') }, 'required').prefault({})
const announcement = z.boolean('unknown_value').default(false)

/** The shape alone; what it says is for the verb to judge. Parts that are left out are empty. */
const Shape = z.object(
  {
    addresseeId: text,
    status: text,
    effectiveOn: text,
    significance: text.default('significant'),
    summary: bilingual,
    reason: bilingual,
    evidence: z.array(z.object({ evidenceId: text, announcementOnly: announcement }, 'required'), 'required').default([]),
    newEvidence: z.array(z.looseObject({ note: bilingual, announcementOnly: announcement }, 'required'), 'required').default([]),
    byline: text.default('own'),
    corrects: z.union([z.null(), text], 'unknown_value').default(null),
    submit: announcement,
  },
  'required',
)

/** The JSON of an update as the verb takes it. Throws Invalid, which names each field that is missing or of another type. */
export function updateOfJson(body: unknown): AddStatusUpdateInput {
  return parse(Shape, body) as unknown as AddStatusUpdateInput
}
