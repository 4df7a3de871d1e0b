import type { ReportSnapshot } from '../../view/edition.ts'
import type { EvidenceView } from '../../view/evidence.ts'

/** One piece of evidence where the record cites it. */
export interface Citation {
  readonly recommendation: string
  /** The assessment that rests on it; null where it bears on the recommendation alone, or on a position or a measurement. */
  readonly update: string | null
  readonly use: 'update' | 'position' | 'reading' | 'bearing'
  readonly evidence: EvidenceView
}

/** Every place where the recommendations cite public evidence, in the order of the report, the same piece once a place. */
export function* citedEvidence({ recommendations }: ReportSnapshot): Generator<Citation> {
  for (const { code, addressees, updates, indicators, bearingEvidence } of recommendations) {
    const seen = new Set<string>()
    const once = (citation: Citation): Citation[] => {
      const key = `${citation.use} ${citation.update ?? ''} ${citation.evidence.id}`
      if (seen.has(key)) return []
      seen.add(key)
      return [citation]
    }
    const cite = (use: Citation['use'], evidence: EvidenceView | null | undefined, update: string | null = null) =>
      evidence ? once({ recommendation: code, update, use, evidence }) : []
    for (const { id, evidence } of updates) for (const one of evidence) yield* cite('update', one, id)
    for (const { position } of addressees) yield* cite('position', position?.evidence)
    for (const { readings } of indicators) for (const reading of readings) yield* cite('reading', reading.evidence)
    for (const one of bearingEvidence) yield* cite('bearing', one)
  }
}
