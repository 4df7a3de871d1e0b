import { z } from 'zod'
import { CitationContent } from '../activities/index.ts'
import { AgreementContent } from '../agreements/index.ts'
import { NewEvidence } from '../evidence/index.ts'
import { IndicatorContent, MilestoneContent, PositionStatement, ReadingContent } from '../recommendations/index.ts'

const Typed = z.object({
  evidence: z.array(z.uuid('evidence_unknown').toLowerCase()).max(60, 'too_long'),
  newEvidence: z.array(NewEvidence).max(20, 'too_long'),
})
const Stored = z.object({ evidence: z.array(z.uuid('evidence_unknown')) })

/** The version of the agreement that the author saw; null for a new agreement. */
const Seen = z.object({ agreementVersion: z.union([z.null(), z.number('required').int('required')], 'required') })

/** A proposal's content as a form gives it, by kind. */
export const TYPED_CONTENT = {
  position: PositionStatement.and(Typed),
  reading: ReadingContent.and(Typed),
  indicator: IndicatorContent,
  milestone: MilestoneContent,
  agreement: AgreementContent.and(Typed).and(Seen),
  citation: CitationContent,
}

/** The same as it waits: sources are in the register, and cited by their ids. */
export const STORED_CONTENT = {
  position: PositionStatement.and(Stored),
  reading: ReadingContent.and(Stored),
  indicator: IndicatorContent,
  milestone: MilestoneContent,
  agreement: AgreementContent.and(Stored).and(Seen),
  citation: CitationContent,
}

type Contents = {
  [Kind in keyof typeof STORED_CONTENT]: { readonly kind: Kind; readonly content: z.output<(typeof STORED_CONTENT)[Kind]> }
}

export type StoredContent = Contents[keyof Contents]
export type SourcesTyped = z.output<typeof Typed>
