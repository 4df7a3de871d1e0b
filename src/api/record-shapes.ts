import { z } from 'zod'
import { CitedEvidence, Evidence, Redaction, ReplySummary, UpdateReply } from './evidence-shapes.ts'
import { answerShape } from './shapes.ts'
import {
  CodedText,
  Country,
  Day,
  InstitutionRef,
  Instant,
  Links,
  Localized,
  PartialDate,
  PositionName,
  RecommendationRef,
  Seq,
  StatusName,
  ThemeRef,
  Uuid,
} from './common-shapes.ts'

export const Update = answerShape(
  'Update',
  z.object({
    id: Uuid,
    recommendation: RecommendationRef,
    institution: InstitutionRef,
    from: StatusName,
    status: StatusName,
    effective_on: Day,
    published_at: Instant,
    significance: z.enum(['significant', 'minor']),
    summary: Localized,
    reason: Localized,
    author: z.string(),
    publisher: z.string(),
    single_person: z.boolean(),
    evidence: z.array(CitedEvidence),
    hidden_evidence: z.int(),
    seq: Seq,
    standing: z.enum(['standing', 'corrected', 'withdrawn']),
    corrects: Uuid.nullable(),
    corrected_by: Uuid.nullable(),
    withdrawn: z.object({ at: Instant, reason: Localized, seq: Seq }).nullable(),
    replies: z.array(UpdateReply).default([]),
    redactions: z.array(Redaction).default([]),
    links: Links,
  }),
)

const Statement = answerShape(
  'Statement',
  z.object({ position: PositionName, stated_on: Day, statement: Localized, evidence: Evidence.nullable(), seq: Seq }),
)
export const Position = answerShape(
  'Position',
  z.object({
    id: Uuid,
    addressee: Uuid,
    recommendation: RecommendationRef,
    institution: InstitutionRef,
    position: PositionName,
    stated_on: Day,
    statement: Localized,
    evidence: Evidence.nullable(),
    recorded_at: Instant,
    seq: Seq,
    links: Links,
  }),
)

export const Addressee = answerShape(
  'Addressee',
  z.object({
    id: Uuid,
    recommendation: RecommendationRef,
    theme: ThemeRef,
    institution: InstitutionRef,
    basis: z.enum(['source', 'elaboration']),
    position: Statement.nullable(),
    status: StatusName,
    status_since: Day.nullable(),
    due_on: Day.nullable(),
    overdue: z.boolean(),
    stale: z.boolean(),
    awaiting_reply: z.boolean(),
    reply: ReplySummary.nullable().default(null),
    links: Links,
  }),
)

const Passage = answerShape(
  'Passage',
  z.object({
    field: z.string(),
    language: z.string(),
    pieces: z.array(z.object({ text: z.string(), hit: z.boolean() })),
  }),
)
const item = {
  id: Uuid,
  code: z.string(),
  slug: z.string(),
  kind: z.enum(['explicit', 'umbrella', 'soft']),
  theme: ThemeRef,
  title: Localized,
  statement: Localized,
  overall: z.object({ status: StatusName, assessed: z.int(), total: z.int() }),
  addressees: z.array(Addressee),
  links: Links,
}
export const Facet = answerShape(
  'Facet',
  z.object({
    name: z.string(),
    values: z.array(z.object({ value: z.string(), label: Localized.nullable(), count: z.int(), active: z.boolean() })),
  }),
)
const ItemAddressee = answerShape('ItemAddressee', Addressee.omit({ position: true, reply: true }))
export const RecommendationItem = answerShape(
  'RecommendationItem',
  z.object({ ...item, addressees: z.array(ItemAddressee), passages: z.array(Passage).default([]) }),
)

const Milestone = answerShape(
  'Milestone',
  z.object({
    due_on: Day,
    target: Localized,
    seq: Seq.nullable().default(null),
    earlier: z.array(z.object({ target: Localized, seq: Seq.nullable() })).default([]),
  }),
)
const Reading = answerShape(
  'Reading',
  z.object({
    read_on: Day,
    value: z.string(),
    note: Localized,
    evidence: Evidence.nullable().default(null),
    seq: Seq,
    earlier: z.array(z.object({ value: z.string(), seq: Seq })).default([]),
  }),
)
const indicator = {
  code: z.string(),
  title: Localized,
  unit: Localized,
  direction: z.enum(['up', 'down']),
  seq: Seq.nullable().default(null),
  milestones: z.array(Milestone),
  readings: z.array(Reading),
}
const OwnIndicator = answerShape('OwnIndicator', z.object(indicator))
export const Indicator = answerShape('Indicator', z.object({ id: Uuid, ...indicator, recommendation: z.string(), links: Links }))

export const Recommendation = answerShape(
  'Recommendation',
  z.object({
    ...item,
    quotes: z.array(
      z.object({
        source: z.object({
          code: z.string(),
          title: Localized,
          publisher: z.string().nullable(),
          date: PartialDate.nullable(),
          language: z.string(),
        }),
        locator: z.string().nullable(),
        quote: z.string(),
      }),
    ),
    wordings: z.array(z.object({ version: z.int(), recorded_at: Instant, title: Localized, statement: Localized })),
    source_addressees: Localized,
    would_show: z.array(Localized),
    indicators: z.array(OwnIndicator),
    concerns: z.array(CodedText),
    standards: z.array(
      z.object({
        code: z.string(),
        title: Localized,
        jurisdiction: Country,
        says: Localized,
        reference: Localized.nullable(),
        source: z.string(),
      }),
    ),
    agreement_types: z.array(CodedText),
    impacts: z.array(z.object({ code: z.string(), title: Localized, dimension: z.string(), sign: z.enum(['+', '-']) })),
    claims: z.array(z.object({ code: z.string(), title: Localized, note: Localized })),
    groups: z.array(RecommendationRef),
    grouped_by: z.array(RecommendationRef),
    updates: z.array(Update),
    early_replies: z.array(UpdateReply.extend({ institution: InstitutionRef })).default([]),
    bearing_evidence: z.array(Evidence),
  }),
)
