import { z } from 'zod'
import { EVIDENCE_KINDS, STATUSES } from '../../templates/view/scales.ts'
import { existingDay } from '../kernel/fields.ts'
import { requestShape } from './shapes.ts'

const text = z.string('required')
const flag = z.boolean('unknown_value').default(false)
const id = z.guid('unknown_value')

/** A text in Spanish, in English or in both. */
export function bilingual(max: number) {
  const one = z.string('required').max(max, 'too_long').default('')
  return z.object({ es: one, en: one }, 'required').prefault({})
}

/** The shape of a new source, as of all that follow the shape alone: what it says is for the verb to judge. */
export const source = {
  kind: z.enum(EVIDENCE_KINDS, 'unknown_value'),
  title: text.min(1, 'required').max(500, 'too_long'),
  publisher: text.min(1, 'required').max(300, 'too_long'),
  date: text.regex(/^(?!0000)\d{4}(-\d{2}(-\d{2})?)?$/, 'invalid_partial_date'),
  language: text.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'invalid_language'),
  address: text.max(2_000, 'too_long').default(''),
  note: bilingual(2_000),
  provenance: text.max(1_000, 'too_long').default(''),
  sensitivity: z.enum(['public', 'embargoed', 'protected'], 'unknown_value').default('public'),
  embargoUntil: z.union([z.null(), existingDay], 'invalid_date').default(null),
  fileId: z.union([z.null(), z.guid('file_unknown')], 'file_unknown').default(null),
}
export const EvidenceRequest = requestShape('EvidenceRequest', z.object(source, 'required'))

const assessable = STATUSES.filter((status) => status !== 'not_assessed')
const content = {
  status: z.enum(assessable, 'unknown_status'),
  effectiveOn: existingDay,
  significance: z.enum(['significant', 'minor'], 'unknown_value').default('significant'),
  summary: bilingual(500),
  reason: bilingual(5_000),
  evidence: z
    .array(z.object({ evidenceId: z.guid('evidence_unknown'), announcementOnly: flag }, 'required'), 'required')
    .max(60, 'too_long')
    .default([]),
  newEvidence: z
    .array(z.object({ ...source, announcementOnly: flag }, 'required'), 'required')
    .max(20, 'too_long')
    .default([]),
  byline: z.enum(['own', 'organisation', 'pseudonym'], 'byline_unknown').default('own'),
  submit: flag,
}
export const UpdateRequest = requestShape(
  'UpdateRequest',
  z.object(
    { addresseeId: z.guid('addressee_unknown'), corrects: z.union([z.null(), id], 'unknown_value').default(null), ...content },
    'required',
  ),
)
export const DraftRequest = requestShape('DraftRequest', z.object(content, 'required'))

export const CommentRequest = requestShape(
  'CommentRequest',
  z.object({ comment: text.min(1, 'comment_missing').max(5_000, 'too_long') }, 'required'),
)
export const ReasonRequest = requestShape('ReasonRequest', z.object({ reason: bilingual(5_000) }, 'required'))
export const EmptyRequest = requestShape('EmptyRequest', z.object({}, 'required'))
export const DueDateRequest = requestShape(
  'DueDateRequest',
  z.object({ dueOn: z.union([z.null(), existingDay], 'invalid_date') }, 'required'),
)
export const InvitationRequest = requestShape('InvitationRequest', z.object({ deadlineOn: existingDay.optional() }, 'required'))
