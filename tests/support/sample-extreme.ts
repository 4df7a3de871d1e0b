import type { ReportSnapshot } from '../../templates/view/edition.ts'
import type { EvidenceView } from '../../templates/view/evidence.ts'
import type { RecommendationView } from '../../templates/view/recommendation.ts'
import type { Localized } from '../../templates/view/text.ts'
import { evidenceOf } from './sample-assessments.ts'
import { sampleReport } from './sample-report.ts'
import { figuresOf } from './sample-snapshot.ts'

/** A word of 300 letters without a place to break. */
const ENDLESS_WORD = 'Anticonstitucionalísimamente'.repeat(11).slice(0, 300)
/** About 5,000 characters in one paragraph. */
const LONG_TEXT = 'El Ministerio remitió una respuesta parcial que no precisa la fecha ni el alcance de lo pedido. '.repeat(52).trim()
const EVIDENCE_ITEMS = 60
const ADDRESS = `https://archivo.ejemplo.pe/${'expediente-2026/'.repeat(40)}fin?a=1&b=%20#c`
const MARKUP = 'Acuerdos & <anexos> «vigentes» "hoy" \\ (uno) [dos] {tres}'
const RIGHT_TO_LEFT = 'توصية بشأن الشفافية והמלצה בעברית'
const PICTURES = 'Cumplida 👍🏽 👩‍👩‍👧 🇵🇪 漢字 ñandú'
const CONTROLS = 'Uno\u0000 dos\u0007 tres\u001B[31m\u200B\u202Ecuatro\u2028cinco\uFEFF'
const SPANISH_ONLY: Localized = { es: 'Solo en español: no se halló registro alguno.' }
const ENGLISH_ONLY: Localized = { en: 'In English only: no register was found.' }

const both = (text: string): Localized => ({ es: text, en: text })

/** What each recommendation of the sample is stretched by. */
const STRETCHES: readonly ((one: RecommendationView) => Partial<RecommendationView>)[] = [
  () => ({ title: both(MARKUP), statement: both(LONG_TEXT) }),
  () => ({ title: both(ENDLESS_WORD), statement: both(`${ENDLESS_WORD} ${LONG_TEXT}`), wouldShow: [both(ENDLESS_WORD), both(LONG_TEXT)] }),
  (one) => ({
    updates: one.updates.map((update) => ({ ...update, evidence: manyPieces(), reason: both(LONG_TEXT), summary: both(LONG_TEXT) })),
  }),
  (one) => ({ title: SPANISH_ONLY, statement: SPANISH_ONLY, updates: one.updates.map((update) => ({ ...update, summary: SPANISH_ONLY })) }),
  (one) => ({ title: ENGLISH_ONLY, statement: ENGLISH_ONLY, updates: one.updates.map((update) => ({ ...update, reason: ENGLISH_ONLY })) }),
  () => ({ title: both(RIGHT_TO_LEFT), statement: both(`${RIGHT_TO_LEFT} ${LONG_TEXT}`) }),
  () => ({ title: both(PICTURES), statement: both(`${PICTURES} 😀`.repeat(40)) }),
  () => ({ title: both(CONTROLS), statement: both(`${CONTROLS}\n\n${CONTROLS}\ttabulador`) }),
  () => ({ addressees: [], updates: [], indicators: [], quotes: [], concerns: [], agreementTypes: [], wouldShow: [], statement: {} }),
  ({ addressees }) => ({
    addressees: addressees.map((addressee, index) => ({
      ...addressee,
      institution: { ...addressee.institution, slug: `larga-${index}`, name: both(index === 0 ? ENDLESS_WORD : LONG_TEXT.slice(0, 400)) },
    })),
  }),
  ({ indicators }) => ({
    indicators: indicators.map((indicator) => ({
      ...indicator,
      title: both(LONG_TEXT.slice(0, 900)),
      unit: both(ENDLESS_WORD.slice(0, 120)),
      milestones: [
        { dueOn: '2027-05-01', target: both(ENDLESS_WORD), seq: null, earlier: [{ target: both(LONG_TEXT.slice(0, 300)), seq: 3 }] },
      ],
      readings: Array.from({ length: 40 }, (_, day) => ({
        readOn: `2026-0${1 + (day % 9)}-${String(10 + Math.floor(day / 9)).padStart(2, '0')}`,
        value: day === 0 ? ENDLESS_WORD.slice(0, 90) : String(day * 1_000_003),
        note: both(MARKUP),
        evidence: null,
        seq: 9000 + day,
        earlier: [],
      })),
    })),
  }),
  ({ quotes }) => ({ quotes: quotes.map((quote) => ({ ...quote, quote: `${ENDLESS_WORD} ${LONG_TEXT}`, locator: ENDLESS_WORD })) }),
]

/** A report in which everything is longer, odder or emptier than a report should have to bear; always the same one. */
export function sampleExtreme(): ReportSnapshot {
  const base = sampleReport({ recommendations: STRETCHES.length, late: true, supersedes: true })
  const recommendations = base.recommendations.map((one, index) => consistent({ ...one, ...STRETCHES[index]?.(one) }))
  const figures = figuresOf(recommendations)
  const [first, second] = base.changes
  return {
    ...base,
    edition: { ...base.edition, name: both('Informe & <anexos> de seguimiento') },
    scope: {
      query: 'country=PE&q=%3Cscript%3E%26&theme=transparency',
      filters: [
        { name: 'country', value: 'PE', label: null },
        { name: 'q', value: '<script>& "todo"', label: null },
        { name: 'theme', value: 'transparency', label: both(ENDLESS_WORD) },
      ],
    },
    supersedes: { ...base.supersedes!, note: both(LONG_TEXT.slice(0, 1200)) },
    figures,
    trend: [...(base.trend ?? []).slice(0, -1), { edition: base.trend!.at(-1)!.edition, figures }],
    changes: [
      ...(first ? [{ ...first, actor: ENDLESS_WORD }] : []),
      ...(second ? [{ ...second, recommendation: { code: 'REC-02', title: both(ENDLESS_WORD) } }] : []),
      ...base.changes.slice(2),
    ],
    recommendations,
  }
}

/** What repeats the title of a recommendation repeats the stretched one. */
function consistent(one: RecommendationView): RecommendationView {
  const recommendation = { code: one.code, title: one.title }
  return {
    ...one,
    addressees: one.addressees.map((addressee) => ({ ...addressee, recommendation })),
    updates: one.updates.map((update) => ({ ...update, recommendation })),
    overall: { ...one.overall, total: one.addressees.length },
  }
}

function manyPieces(): EvidenceView[] {
  return Array.from({ length: EVIDENCE_ITEMS }, (_, index) => ({
    ...evidenceOf(900, index),
    title: index === 7 ? ENDLESS_WORD : `Oficio n.º ${index + 1}. ${LONG_TEXT.slice(0, (index % 5) * 120)}`,
    publisher: index === 8 ? ENDLESS_WORD : 'Ministerio de Defensa',
    address: index % 3 === 0 ? ADDRESS : null,
    note: index % 7 === 0 ? both(LONG_TEXT.slice(0, 1500)) : {},
  }))
}
