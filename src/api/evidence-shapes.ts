import { z } from 'zod'
import { REDACTION_GROUNDS, REDACTION_OWNERS } from '../../templates/view/redaction.ts'
import { Day, EvidenceKind, Instant, Links, Localized, PartialDate, Seq, Sha256, Uuid } from './common-shapes.ts'
import { answerShape } from './shapes.ts'

const EvidenceFile = answerShape(
  'EvidenceFile',
  z.object({ sha256: Sha256, name: z.string(), bytes: z.int(), address: z.url().nullable(), destroyed: z.boolean() }),
)

const evidence = {
  id: Uuid,
  kind: EvidenceKind,
  title: z.string(),
  publisher: z.string(),
  date: PartialDate,
  language: z.string(),
  address: z.string().nullable(),
  note: Localized,
  file: EvidenceFile.nullable(),
  captured_on: Day.nullable(),
  dead_since: Day.nullable().default(null),
  provenance: z.string().nullable(),
  links: Links,
}
export const Evidence = answerShape('Evidence', z.object(evidence))
export const CitedEvidence = answerShape('CitedEvidence', z.object({ ...evidence, announcement_only: z.boolean() }))

export const Redaction = answerShape(
  'Redaction',
  z.object({
    at: z.string(),
    seq: Seq,
    owner_kind: z.enum(REDACTION_OWNERS),
    owner: Uuid,
    ground: z.enum(REDACTION_GROUNDS),
    reason: Localized,
    texts: z.array(z.object({ field: z.string(), language: z.string() })),
    file: z.boolean(),
  }),
)

const ReplyAnswer = answerShape(
  'ReplyAnswer',
  z.object({ id: Uuid, at: Instant, late: z.boolean(), text: Localized, author: z.string(), seq: Seq }),
)
const invitation = {
  invitation: Uuid,
  invited_at: Instant,
  deadline: Day,
  seq: Seq,
  missed: z.object({ at: Instant, seq: Seq }).nullable(),
  answer: ReplyAnswer.nullable(),
}
export const UpdateReply = answerShape('UpdateReply', z.object(invitation))
export const ReplySummary = answerShape(
  'ReplySummary',
  z.object({
    invitation: Uuid,
    state: z.enum(['invited', 'missed', 'answered']),
    deadline: Day,
    answered_at: Instant.nullable(),
    late: z.boolean(),
  }),
)
export const Reply = answerShape(
  'Reply',
  z
    .object({
      id: Uuid,
      ...invitation,
      update: Uuid,
      addressee: Uuid,
      recommendation: z.string(),
      published: z.boolean(),
      stands: z.boolean(),
      links: Links,
    })
    .omit({ invitation: true }),
)
