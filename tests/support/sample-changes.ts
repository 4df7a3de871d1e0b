import type { ChangeView } from '../../templates/view/change.ts'
import type { RecommendationView } from '../../templates/view/recommendation.ts'
import { evidenceOf } from './sample-assessments.ts'
import { furtherChanges } from './sample-replies.ts'

const SCHEDULED = 4

/** What happened in the sample's period: an assessment of every fourth recommendation, and every kind of act on the first one. */
export function sampleChangesOf(recommendations: readonly RecommendationView[]): ChangeView[] {
  const published = recommendations.flatMap((recommendation, index) => {
    const update = recommendation.updates.find(({ standing }) => standing === 'standing')
    if (index % SCHEDULED !== 0 || !update) return []
    return [change(recommendation, { kind: 'update_published', institution: update.institution, update })]
  })
  const [first] = recommendations
  return [...(first ? everyKind(first) : []), ...published].map((one, index) => ({
    ...one,
    seq: 1_000_000 + index,
    occurredAt: new Date(Date.UTC(2026, 9, 2) + Math.floor((index * 28 * 86_400_000) / (published.length + 20))).toISOString(),
  }))
}

function everyKind(first: RecommendationView): ChangeView[] {
  const [addressee] = first.addressees
  const institution = addressee?.institution ?? null
  const of = (standing: string) => first.updates.find((update) => update.standing === standing) ?? null
  const agreement = { slug: 'uh-60', title: { es: 'Acuerdo de donación de helicópteros UH-60', en: 'UH-60 helicopter donation agreement' } }
  const correction = first.updates.find(({ corrects }) => corrects !== null) ?? of('standing')
  const corrected = change(first, { kind: 'update_corrected', institution: correction?.institution ?? null, update: correction })
  return [
    change(first, { kind: 'position_stated', institution, position: addressee?.position ?? null }),
    change(first, { kind: 'due_date_set', institution, dueOn: '2026-12-31' }),
    change(first, { kind: 'evidence_published', evidence: evidenceOf(0, 90) }),
    { ...change(first, { kind: 'agreement_recorded', agreement }), recommendation: null },
    corrected,
    change(first, { kind: 'update_withdrawn', institution, update: of('withdrawn') }),
    ...furtherChanges(corrected),
  ].filter(({ kind, position, update }) => (kind !== 'position_stated' || position) && (!kind.startsWith('update') || update))
}

function change({ code, title }: RecommendationView, over: Partial<ChangeView>): ChangeView {
  return {
    seq: 0,
    kind: 'update_published',
    occurredAt: '',
    actor: 'Daniel Ibarra',
    recommendation: { code, title },
    institution: null,
    update: null,
    position: null,
    dueOn: null,
    evidence: null,
    agreement: null,
    edition: null,
    ...over,
  }
}
