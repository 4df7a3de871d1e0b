import { z } from 'zod'
import { COUNTRIES, DISCLOSURES, EVENT_KINDS, EVIDENCE_KINDS, POSITIONS, STATUSES } from '../../templates/view/scales.ts'
import { answerShape } from './shapes.ts'

export const Uuid = z.guid()
export const Instant = z.iso.datetime()
export const Day = z.iso.date()
export const Seq = z.int().min(0)
export const PartialDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const Localized = answerShape('Localized', z.record(z.string(), z.string()))
export const StatusName = answerShape('Status', z.enum(STATUSES))
export const PositionName = answerShape('PositionName', z.enum(POSITIONS))
export const Country = answerShape('Country', z.enum(COUNTRIES))
export const EvidenceKind = answerShape('EvidenceKind', z.enum(EVIDENCE_KINDS))
export const Disclosure = answerShape('Disclosure', z.enum(DISCLOSURES))
export const EventKind = answerShape('EventKind', z.enum(EVENT_KINDS))

/** Where it is: in the API, for ever, and as a page in each language. */
export const Links = answerShape('Links', z.object({ self: z.url(), permanent: z.url().optional(), page: Localized.optional() }))

export const RecommendationRef = answerShape('RecommendationRef', z.object({ code: z.string(), title: Localized }))
export const InstitutionRef = answerShape('InstitutionRef', z.object({ slug: z.string(), name: Localized, country: Country }))
export const ThemeRef = answerShape('ThemeRef', z.object({ slug: z.string(), name: Localized }))
export const CodedText = answerShape('CodedText', z.object({ code: z.string(), title: Localized }))

export const EditionRef = answerShape(
  'EditionRef',
  z.object({
    number: z.int(),
    revision: z.int().optional(),
    slug: z.string(),
    kind: z.string(),
    name: Localized.optional(),
    period_start: Day.nullable(),
    period_end: Day.nullable(),
  }),
)
