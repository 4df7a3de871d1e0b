import { z } from 'zod'
import { PROPOSAL_KINDS } from '../../templates/view/proposal.ts'
import { CodedText, Day, InstitutionRef, Instant, Links, Localized, RecommendationRef, Seq, StatusName, Uuid } from './common-shapes.ts'
import { Evidence } from './evidence-shapes.ts'
import { answerShape } from './shapes.ts'

const sensitivity = z.enum(['public', 'embargoed', 'protected'])

export const Me = answerShape(
  'Me',
  z.object({ id: Uuid, name: z.string(), public_name: z.string(), role: z.string(), scopes: z.array(z.string()) }),
)
export const Made = answerShape('Made', z.object({ id: Uuid, links: Links }))
export const Published = answerShape('Published', z.object({ id: Uuid, seq: Seq, links: Links }))

const draft = {
  id: Uuid,
  state: z.enum(['draft', 'submitted', 'returned', 'published']),
  version: z.int(),
  addressee: Uuid,
  recommendation: RecommendationRef,
  institution: InstitutionRef,
  status: StatusName,
  effective_on: Day,
  significance: z.enum(['significant', 'minor']),
  summary: Localized,
  reason: Localized,
  author: z.string(),
  byline: z.enum(['own', 'organisation', 'pseudonym']),
  changed_at: Instant,
  comment: z.string().nullable(),
  corrects: Uuid.nullable(),
  links: Links,
}
export const DraftItem = answerShape('DraftItem', z.object(draft))
export const Draft = answerShape(
  'Draft',
  z.object({
    ...draft,
    evidence: z.array(z.object({ evidence: Evidence, announcement_only: z.boolean(), sensitivity })),
    can: z.object({ edit: z.boolean(), submit: z.boolean(), return: z.boolean(), publish: z.boolean() }),
  }),
)

export const PROPOSAL_STATES = ['submitted', 'returned', 'published', 'discarded'] as const
const subject = {
  kind: z.enum(PROPOSAL_KINDS),
  id: Uuid.nullable(),
  recommendation: RecommendationRef.nullable(),
  institution: InstitutionRef.nullable(),
  agreement: z.object({ slug: z.string(), title: Localized, version: z.int() }).nullable(),
  evidence: z.object({ id: Uuid, title: Localized }).nullable().default(null),
}
export const ProposalItem = answerShape(
  'ProposalItem',
  z.object({
    id: Uuid,
    state: z.enum(PROPOSAL_STATES),
    subject: z.object({ ...subject, indicator: CodedText.nullable() }),
    title: Localized.nullable(),
    author: z.string(),
    own: z.boolean(),
    changed_at: Instant,
    comment: z.string().nullable(),
    seq: Seq.nullable(),
    links: Links,
  }),
)
export const Proposal = answerShape(
  'Proposal',
  z.object({
    id: Uuid,
    kind: z.enum(PROPOSAL_KINDS),
    state: z.enum(PROPOSAL_STATES),
    version: z.int(),
    subject: z.object(subject),
    content: z.record(z.string(), z.unknown()).nullable(),
    sources: z.array(z.object({ evidence: Evidence, sensitivity, fate: z.enum(['kept', 'new', 'dropped']) })),
    hidden_sources: z.int(),
    author: z.string(),
    byline: z.string(),
    changed_at: Instant,
    comment: z.string().nullable(),
    seq: Seq.nullable(),
    can: z.object({ edit: z.boolean(), discard: z.boolean(), return: z.boolean(), publish: z.boolean() }),
    links: Links,
  }),
)

export const Invited = answerShape(
  'Invited',
  z.object({ id: Uuid, link: z.object({ address: z.url(), expires_at: Instant }).nullable(), links: Links }),
)
export const StoredFile = answerShape('StoredFile', z.object({ id: Uuid, name: z.string() }))
export const ReportRequest = answerShape(
  'ReportRequest',
  z.object({
    id: Uuid,
    language: z.string(),
    length: z.enum(['full', 'brief']),
    scope: z.string(),
    as_of: Instant,
    requested_at: Instant,
    expires_on: Day,
    state: z.enum(['waiting', 'working', 'done', 'failed']),
    before: z.int().nullable(),
    done: z.number().nullable(),
    parts: z.number().nullable(),
    seconds_left: z.number().nullable(),
    bytes: z.int().nullable(),
    pages: z.int().nullable(),
    fault: z.string().nullable(),
    file: z.url().nullable(),
    links: Links,
  }),
)
