import type { AddresseeView } from '../../templates/view/addressee.ts'
import type { IndicatorView } from '../../templates/view/indicator.ts'
import type { RecommendationView } from '../../templates/view/recommendation.ts'
import { POSITIONS, STATUSES, type Status } from '../../templates/view/scales.ts'
import type { Localized } from '../../templates/view/text.ts'
import type { UpdateView } from '../../templates/view/update.ts'
import { assessmentsOf, evidenceOf } from './sample-assessments.ts'
import { sampleRecord, type CatalogueEntry } from './sample-record.ts'
import { sampleReply } from './sample-replies.ts'
import { day, oneOf, pick, place } from './sample-texts.ts'

const AS_OF = '2026-11-01'
const RICH = 100
/** More than half have not been assessed. */
const CHANCES: readonly Status[] = [...Array<Status>(8).fill('not_assessed'), ...STATUSES]

/**
 * Recommendation `index` of a sample record of `count`: the catalogue's texts over and over, each round about another place. Every
 * 100th has all that a recommendation can have, the others what most have in a long list: one or two addressees, one assessment at
 * most, every fourth an indicator. About 4 kB of snapshot and a page each.
 */
export function sampleRecommendation(index: number, count: number): RecommendationView {
  const record = sampleRecord()
  const entry = record[index % record.length]!
  const rich = index % RICH === 0
  const code = `REC-${String(index + 1).padStart(Math.max(2, String(count).length), '0')}`
  const title = index < record.length ? entry.title : elsewhere(entry.title, index)
  const institutions = rich ? entry.institutions : entry.institutions.slice(0, 1 + pick(2, 30, index))
  const measured = pick(4, 34, index) === 0
  const updates: UpdateView[] = []
  const addressees = institutions.map((institution, column): AddresseeView => {
    const status = rich && column === 0 ? 'partial' : column > 0 && !rich ? 'not_assessed' : oneOf(CHANCES, 31, index, column)
    const own = assessmentsOf({ recommendation: { code, title }, institution, index, column, status }, rich && column < 2)
    updates.push(...own)
    return addresseeOf({ entry, code, title, index, column, status, institution, rich }, own)
  })
  const assessed = addressees.filter(({ status }) => status !== 'not_assessed')
  const least = STATUSES.find((status) => assessed.some((one) => one.status === status)) ?? 'not_assessed'
  return {
    code,
    title,
    slug: `${entry.slug}${index < record.length ? '' : `-${index + 1}`}`,
    kind: entry.kind,
    theme: entry.theme,
    statement: entry.statement,
    overall: {
      status: assessed.some(({ status }) => status === 'reversed') ? 'reversed' : least,
      assessed: assessed.length,
      total: addressees.length,
    },
    addressees,
    withdrawn: null,
    quotes: rich ? entry.quotes : entry.quotes.slice(0, 1),
    wordings: rich
      ? [
          { version: 1, recordedAt: '2026-05-02T14:00:00.000Z', title: entry.title, statement: entry.title },
          { version: 2, recordedAt: '2026-07-02T14:00:00.000Z', title, statement: entry.statement },
        ]
      : [{ version: 1, recordedAt: '2026-05-02T14:00:00.000Z', title, statement: entry.statement }],
    sourceAddressees: entry.sourceAddressees,
    wouldShow: entry.wouldShow.slice(0, rich ? undefined : pick(2, 32, index)),
    indicators: entry.indicators
      .slice(0, rich ? undefined : Number(measured))
      .map((indicator, which) => indicatorOf(indicator, index, which, rich)),
    concerns: entry.concerns.slice(0, rich ? 3 : pick(2, 33, index)),
    standards: rich ? entry.standards.slice(0, 5) : [],
    agreementTypes: entry.agreementTypes.slice(0, rich ? 4 : pick(2, 33, index)),
    impacts: [],
    claims: [],
    groups: [],
    groupedBy: [],
    updates: updates.toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? 1 : a.effectiveOn > b.effectiveOn ? -1 : b.seq - a.seq)),
    earlyReplies: rich && institutions[2] ? [{ ...sampleReply({ answer: null }), institution: institutions[2] }] : [],
    bearingEvidence: rich ? [evidenceOf(index, 90)] : [],
  }
}

function elsewhere(title: Localized, index: number): Localized {
  const where = `${place(index)}, ${2027 + (index % 7)}`
  return Object.fromEntries(Object.entries(title).map(([language, text]) => [language, `${text}: ${where}`]))
}

function indicatorOf(indicator: CatalogueEntry['indicators'][number], index: number, which: number, rich: boolean): IndicatorView {
  const { title, unit, direction, milestones } = indicator
  const measured = pick(rich ? 2 : 4, 40, index, which) === 0
  return {
    code: `I-${String(index + 1).padStart(2, '0')}.${which + 1}`,
    title,
    unit,
    direction,
    milestones: milestones
      .slice(rich ? 0 : -1)
      .map(({ months, target }) => ({ dueOn: day(121 + Math.round(months * 30.4)), target, seq: null, earlier: [] })),
    readings: measured
      ? Array.from({ length: 1 + pick(3, 41, index, which) }, (_, item) => ({
          readOn: day(150 + 30 * item),
          value: String(5 + item * 9 + pick(8, 42, index, which)),
          note: { es: 'Según el informe anual.', en: 'From the yearly report.' },
          evidence: rich && item === 0 ? evidenceOf(index, 80, which) : null,
          seq: 500_000 + index * 16 + which * 4 + item,
          earlier: [],
        }))
      : [],
  }
}

interface Place {
  readonly entry: CatalogueEntry
  readonly code: string
  readonly title: Localized
  readonly index: number
  readonly column: number
  readonly status: Status
  readonly institution: AddresseeView['institution']
  readonly rich: boolean
}

function addresseeOf({ entry, code, title, index, column, status, institution, rich }: Place, own: readonly UpdateView[]): AddresseeView {
  const position = oneOf(POSITIONS, 50, index, column)
  const dueOn = pick(3, 51, index, column) === 0 ? day(240 + pick(400, 52, index, column)) : null
  const [latest] = own
  const invited = latest?.replies?.[0]
  return {
    id: `019a-ad-${index}-${column}`,
    recommendation: { code, title },
    theme: entry.theme,
    institution,
    basis: column === 0 ? 'source' : 'elaboration',
    position:
      position === 'none_stated' || (!(rich && column < 2) && pick(4, 53, index, column) > 0)
        ? null
        : {
            position,
            statedOn: day(60 + pick(200, 54, index, column)),
            statement: { es: 'Se responde conforme a la Ley 26647.', en: 'Answered in line with Ley 26647.' },
            evidence: rich ? evidenceOf(index, 70, column) : null,
            seq: 700_000 + index * 8 + column,
          },
    status,
    statusSince: latest?.effectiveOn ?? null,
    dueOn,
    overdue: dueOn !== null && dueOn < AS_OF && status !== 'implemented',
    stale: latest !== undefined && latest.effectiveOn < '2026-07-01',
    awaitingReply: invited !== undefined && invited.answer === null,
    reply: invited
      ? {
          invitation: invited.invitation,
          state: 'answered',
          deadline: invited.deadline,
          answeredAt: invited.answer?.at ?? null,
          late: false,
        }
      : null,
  }
}
