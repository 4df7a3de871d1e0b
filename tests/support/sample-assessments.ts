import type { EvidenceView } from '../../templates/view/evidence.ts'
import type { InstitutionRef, RecommendationRef } from '../../templates/view/references.ts'
import { EVIDENCE_KINDS, STATUSES, type Status } from '../../templates/view/scales.ts'
import type { UpdateView } from '../../templates/view/update.ts'
import { sampleRedaction, sampleReply } from './sample-replies.ts'
import { day, digest, finding, oneOf, pick, place, reason } from './sample-texts.ts'

const PUBLISHERS = ['El Peruano', 'Congreso de la República', 'Department of State', 'Defensoría del Pueblo', 'Andina', 'Andean Wire']

/** A piece of evidence that follows from its seeds; every third one has a file. */
export function evidenceOf(...seeds: readonly number[]): EvidenceView {
  const number = pick(900, 10, ...seeds)
  const english = pick(3, 11, ...seeds) === 0
  return {
    id: `019a-ev-${seeds.join('-')}`,
    kind: oneOf(EVIDENCE_KINDS, 12, ...seeds),
    title: english
      ? `Report ${number} on military cooperation activities in ${place(...seeds)}`
      : `Oficio n.º ${number}-2026 sobre las actividades de cooperación militar en ${place(...seeds)}`,
    publisher: oneOf(PUBLISHERS, 13, ...seeds),
    date: oneOf([day(pick(290, 14, ...seeds)), '2026-07', '2025'], 15, ...seeds),
    language: english ? 'en' : 'es',
    address: `https://www.ejemplo.pe/documentos/2026/${number}`,
    note: pick(2, 16, ...seeds) === 0 ? { es: 'Texto con sus anexos.', en: 'Text with its annexes.' } : {},
    file:
      pick(3, 17, ...seeds) === 0
        ? { sha256: digest(...seeds), name: `oficio-${number}.pdf`, bytes: 90_000 + number, published: true, destroyed: false }
        : null,
    capturedOn: day(290),
    deadSince: pick(9, 18, ...seeds) === 0 ? day(300) : null,
    provenance: null,
    announcementOnly: false,
  }
}

/** What an assessment is about, and where in the record it stands. */
export interface AssessmentPlace {
  readonly recommendation: RecommendationRef
  readonly institution: InstitutionRef
  readonly index: number
  readonly column: number
  readonly status: Status
}

/** The published assessments of one addressee, newest first; `rich`: a corrected and a withdrawn one too, replies and a redaction. */
export function assessmentsOf(at: AssessmentPlace, rich: boolean): UpdateView[] {
  const { recommendation, institution, index, column, status } = at
  if (status === 'not_assessed') return []
  const effective = 120 + pick(160, 20, index, column)
  const update = (version: number, over: Partial<UpdateView> = {}): UpdateView => ({
    id: `019a-up-${index}-${column}-${version}`,
    recommendation,
    institution,
    from: version === 0 && !rich ? 'not_assessed' : STATUSES[1 + pick(4, 21, index, column, version)]!,
    status,
    effectiveOn: day(effective - 30 * version),
    publishedAt: `${day(effective + 4 - 30 * version)}T15:1${version}:00.000Z`,
    significance: version === 0 ? 'significant' : 'minor',
    summary: finding(index, column, version),
    reason: reason(index, column, version),
    author: 'Rosa Quispe',
    publisher: 'Daniel Ibarra',
    singlePerson: false,
    evidence: Array.from({ length: 1 + (rich ? 1 : pick(4, 22, index, column, version) === 0 ? 1 : 0) }, (_, item) =>
      evidenceOf(index, column, version, item),
    ),
    hiddenEvidence: rich && version === 0 ? 1 : 0,
    seq: 1000 + index * 40 + column * 4 + version,
    standing: 'standing',
    corrects: null,
    correctedBy: null,
    withdrawn: null,
    ...over,
  })
  if (!rich) return [update(0)]
  const late = sampleReply({ missed: { at: '2026-10-31T05:00:00.000Z', seq: 996 }, seq: 995 })
  const withdrawal = { at: '2026-10-20T16:00:00.000Z', reason: { es: 'La fuente se retractó.', en: 'The source retracted it.' }, seq: 994 }
  return [
    update(0, { corrects: `019a-up-${index}-${column}-1`, replies: [column === 0 ? sampleReply() : late] }),
    update(1, { standing: 'corrected', correctedBy: `019a-up-${index}-${column}-0`, redactions: [sampleRedaction()], replies: [] }),
    update(2, { standing: 'withdrawn', withdrawn: withdrawal, singlePerson: true, replies: [] }),
  ]
}
