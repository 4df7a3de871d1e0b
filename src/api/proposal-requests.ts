import { z } from 'zod'
import { DISCLOSURES, POSITIONS } from '../../templates/view/scales.ts'
import { existingDay } from '../kernel/fields.ts'
import { requestShape } from './shapes.ts'
import { bilingual, source } from './update-requests.ts'

const text = z.string('required')
const partial = z
  .union([z.null(), text.regex(/^((?!0000)\d{4}(-\d{2}(-\d{2})?)?)?$/, 'invalid_partial_date')], 'invalid_partial_date')
  .default(null)
const sources = {
  evidence: z.array(z.guid('evidence_unknown'), 'required').max(60, 'too_long').default([]),
  newEvidence: z.array(z.object(source, 'required'), 'required').max(20, 'too_long').default([]),
}
const byline = z.enum(['own', 'organisation', 'pseudonym'], 'byline_unknown').default('own')
const code = z.string('required').max(100, 'unknown_value')

const CONTENTS = {
  position: z.object(
    { position: z.enum(POSITIONS, 'unknown_value'), statedOn: existingDay, statement: bilingual(5_000), ...sources },
    'required',
  ),
  reading: z.object(
    { readOn: existingDay, value: text.min(1, 'required').max(80, 'too_long'), note: bilingual(2_000), ...sources },
    'required',
  ),
  indicator: z.object({ title: bilingual(300), unit: bilingual(80), direction: z.enum(['up', 'down'], 'unknown_value') }, 'required'),
  milestone: z.object({ dueOn: existingDay, target: bilingual(300) }, 'required'),
  agreement: z.object(
    {
      title: bilingual(300),
      summary: bilingual(5_000),
      type: code.min(1, 'required'),
      legalForm: code.default(''),
      parties: z.array(bilingual(200), 'required').min(1, 'parties_missing').max(12, 'parties_missing'),
      signedOn: partial,
      inForceOn: partial,
      endedOn: partial,
      disclosure: z.enum(DISCLOSURES, 'unknown_value'),
      recommendations: z.array(code, 'required').max(200, 'unknown_value').default([]),
      agreementVersion: z.union([z.null(), z.int('required')], 'required').default(null),
      ...sources,
    },
    'required',
  ),
  citation: z.object(
    {
      activities: z.array(z.guid('unknown_value'), 'required').max(100, 'too_many_activities').default([]),
      query: z.string('required').max(1_000, 'too_long').default(''),
      reason: bilingual(2_000),
    },
    'required',
  ),
}

type Kind = keyof typeof CONTENTS
const one = <K extends Kind>(kind: K) =>
  z.object(
    {
      kind: z.literal(kind, 'unknown_value'),
      subjectId: z.union([z.null(), z.guid('unknown_value')], 'unknown_value').default(null),
      content: CONTENTS[kind],
      byline,
    },
    'required',
  )

/** A proposal: of a position, a reading, an indicator, a milestone, the record of an agreement, or a citation of activities. */
export const ProposalRequest = requestShape(
  'ProposalRequest',
  z.discriminatedUnion(
    'kind',
    [one('position'), one('reading'), one('indicator'), one('milestone'), one('agreement'), one('citation')],
    'unknown_value',
  ),
)
