import { z } from 'zod'
import { POSITIONS, STATUSES } from '../../templates/view/scales.ts'
import { NewEvidence } from '../evidence/index.ts'
import { calendarDate, localizedText, optionalText } from '../kernel/fields.ts'

const ASSESSABLE = STATUSES.filter((status) => status !== 'not_assessed')

const CitedEvidence = z.object({ evidenceId: z.uuid('evidence_unknown').toLowerCase(), announcementOnly: z.boolean() })

export const UpdateContent = z.object({
  status: z.string('required').min(1, 'required').pipe(z.enum(ASSESSABLE, 'unknown_status')),
  effectiveOn: calendarDate,
  significance: z.enum(['significant', 'minor'], 'unknown_value').default('significant'),
  summary: localizedText(500),
  reason: localizedText(5_000),
  evidence: z.array(CitedEvidence).max(60, 'too_long'),
  newEvidence: z.array(NewEvidence.and(z.object({ announcementOnly: z.boolean() }))).max(20, 'too_long'),
  /** Under whose name: the kind of one of the author's bylines. */
  byline: z.string('byline_unknown').default('own'),
})
/** A new update says whom it is about, and which published update it corrects, if any. */
export const NewUpdate = UpdateContent.extend({
  addresseeId: z.uuid('addressee_unknown'),
  corrects: z.union([z.null(), z.uuid('unknown_value')], 'unknown_value').optional(),
})
/** One assessment of several addressees. */
export const AddresseeIds = z.array(z.uuid('addressee_unknown')).min(1, 'addressee_unknown').max(200, 'addressees_too_many')
export const NewUpdates = UpdateContent.extend({ addresseeIds: AddresseeIds })
export type UpdateContentInput = z.input<typeof UpdateContent>
export type ParsedUpdateContent = z.output<typeof UpdateContent>

export const PositionContent = z.object({
  position: z.enum(POSITIONS, 'unknown_value'),
  statedOn: calendarDate,
  statement: localizedText(5_000),
  evidence: NewEvidence,
})

export const Reason = z.object({ reason: localizedText(5_000) }).refine(({ reason }) => reason.es !== '' || reason.en !== '', {
  path: ['reason'],
  error: 'reason_missing',
})

export const ReturnComment = z.object({ comment: optionalText(5_000).pipe(z.string().min(1, 'comment_missing')) })
