import { z } from 'zod'
import { AGREEMENT_FIELDS } from '../../templates/view/agreement.ts'
import { cited } from './citation-shapes.ts'
import {
  CodedText,
  Country,
  Day,
  Disclosure,
  EditionRef,
  EventKind,
  InstitutionRef,
  Instant,
  Links,
  Localized,
  PartialDate,
  RecommendationRef,
  Seq,
  Sha256,
  StatusName,
  ThemeRef,
  Uuid,
} from './common-shapes.ts'
import { Evidence, Redaction, Reply } from './evidence-shapes.ts'
import { Update } from './record-shapes.ts'
import { answerShape } from './shapes.ts'

export const Institution = answerShape(
  'Institution',
  z.object({
    id: Uuid,
    slug: z.string(),
    name: Localized,
    country: Country,
    kind: z.string(),
    part_of: z.string().nullable(),
    links: Links,
  }),
)
export const Theme = answerShape('Theme', z.object({ id: Uuid, slug: z.string(), name: Localized, position: z.int(), links: Links }))
export const Concern = answerShape(
  'Concern',
  z.object({ id: Uuid, code: z.string(), title: Localized, rank: z.enum(['headline', 'context']), links: Links }),
)
export const Standard = answerShape(
  'Standard',
  z.object({
    id: Uuid,
    code: z.string(),
    title: Localized,
    jurisdiction: Country,
    says: Localized,
    source: z.string(),
    references: z.array(z.object({ reference: Localized, valid_from: z.string().nullable(), valid_until: z.string().nullable() })),
    links: Links,
  }),
)
export const Source = answerShape(
  'Source',
  z.object({
    id: Uuid,
    code: z.string(),
    kind: z.string(),
    title: Localized,
    publisher: z.string().nullable(),
    date: PartialDate.nullable(),
    language: z.string(),
    address: z.string().nullable(),
    archived_sha256: Sha256.nullable(),
    note: Localized,
    links: Links,
  }),
)
export const AgreementType = answerShape(
  'AgreementType',
  z.object({ id: Uuid, code: z.string(), title: Localized, note: Localized, links: Links }),
)

const agreement = {
  id: Uuid,
  slug: z.string(),
  title: Localized,
  type: CodedText,
  legal_form: CodedText.nullable(),
  parties: z.array(Localized),
  signed_on: PartialDate.nullable(),
  in_force_on: PartialDate.nullable(),
  ended_on: PartialDate.nullable(),
  disclosure: Disclosure,
  links: Links,
}
export const AgreementItem = answerShape('AgreementItem', z.object(agreement))
export const Agreement = answerShape(
  'Agreement',
  z.object({
    ...agreement,
    summary: Localized,
    evidence: z.array(Evidence),
    hidden_evidence: z.int(),
    recommendations: z.array(RecommendationRef),
    history: z.array(z.object({ version: z.int(), recorded_at: Instant, seq: Seq, changed: z.array(z.enum(AGREEMENT_FIELDS)) })),
  }),
)
export const AgreementVersion = answerShape(
  'AgreementVersion',
  z.object({
    ...agreement,
    version: z.int(),
    recorded_at: Instant,
    seq: Seq,
    summary: Localized,
    evidence: z.array(Uuid),
    recommendations: z.array(RecommendationRef),
  }),
)

export const Edition = answerShape(
  'Edition',
  z.object({
    id: Uuid,
    number: z.int(),
    revision: z.int().default(0),
    slug: z.string(),
    kind: z.string(),
    name: Localized.nullable().default(null),
    period_start: Day.nullable(),
    period_end: Day.nullable(),
    as_of: Instant,
    issued_at: Instant,
    late: z.boolean(),
    seq: Seq,
    layout: z.string(),
    supersedes: EditionRef.nullable(),
    superseded_by: EditionRef.nullable(),
    snapshot: z.object({ address: z.url(), bytes: z.int(), sha256: Sha256 }),
    files: z.array(z.object({ language: z.string(), address: z.url(), bytes: z.int(), sha256: Sha256, pages: z.int() })),
    links: Links,
  }),
)

const Statement = z.object({ position: z.string(), stated_on: Day, statement: Localized, evidence: Evidence.nullable(), seq: Seq })
export const Change = answerShape(
  'Change',
  z.object({
    seq: Seq,
    tag: z.string(),
    kind: EventKind,
    occurred_at: Instant,
    actor: z.string(),
    significant: z.boolean(),
    redacted_at: z.string().nullable(),
    theme: ThemeRef.nullable(),
    recommendation: RecommendationRef.nullable(),
    institution: InstitutionRef.nullable(),
    update: Update.nullable(),
    position: Statement.nullable(),
    due_on: Day.nullable(),
    evidence: Evidence.nullable(),
    agreement: z.object({ slug: z.string(), title: Localized }).nullable(),
    edition: EditionRef.nullable(),
    reply: Reply.pick({ invited_at: true, deadline: true, seq: true, missed: true, answer: true })
      .extend({ invitation: Uuid })
      .nullable()
      .default(null),
    indicator: z
      .object({
        indicator: z.object({ code: z.string(), title: Localized, unit: Localized, direction: z.enum(['up', 'down']) }),
        milestone: z.object({ due_on: Day, target: Localized }).nullable().default(null),
        reading: z.object({ read_on: Day, value: z.string(), note: Localized, evidence: Evidence.nullable() }).nullable().default(null),
      })
      .nullable()
      .default(null),
    redaction: Redaction.nullable().default(null),
    citation: z.object(cited).nullable().default(null),
    reason: Localized.nullable().default(null),
    links: Links,
  }),
)

const counts = z.array(z.object({ status: StatusName, count: z.int() }))
export const Figures = answerShape(
  'Figures',
  z.object({
    as_of: Instant.nullable(),
    recommendations: z.int(),
    addressees: z.int(),
    assessed: z.int(),
    overdue: z.int(),
    stale: z.int(),
    awaiting_reply: z.int(),
    by_status: counts,
    by_theme: z.array(z.object({ theme: ThemeRef, counts })),
    by_country: z.array(z.object({ country: Country, counts })),
    links: Links,
  }),
)
