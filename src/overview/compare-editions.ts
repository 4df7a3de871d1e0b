import { trendValue } from '../../templates/charts/trend-series.ts'
import type { AddresseeView } from '../../templates/view/addressee.ts'
import type { ComparedFigure, EditionComparison, MovedAddressee, MovedIndicator, Standing } from '../../templates/view/comparison.ts'
import type { ReportSnapshot } from '../../templates/view/edition.ts'
import type { KeyFigures } from '../../templates/view/figures.ts'
import type { IndicatorView } from '../../templates/view/indicator.ts'
import type { RecommendationView } from '../../templates/view/recommendation.ts'
import { STATUSES } from '../../templates/view/scales.ts'

const FIGURES: Readonly<Record<ComparedFigure, (figures: KeyFigures) => number>> = {
  recommendations: (figures) => figures.recommendations,
  addressees: (figures) => figures.addressees,
  assessed: (figures) => figures.assessed,
  advanced: (figures) => trendValue(figures, 'advanced'),
  implemented: (figures) => trendValue(figures, 'implemented'),
  overdue: (figures) => figures.overdue,
  stale: (figures) => figures.stale,
  awaiting: (figures) => figures.awaitingReply,
}

/** What moved from edition `from` to edition `to`, in the order of their recommendations' codes; both ways it says the same, mirrored. */
export function compareEditions(from: ReportSnapshot, to: ReportSnapshot): EditionComparison {
  const [before, after] = [standing(from), standing(to)]
  const codes = [...new Set([...before.keys(), ...after.keys()])].toSorted()
  const pairs = codes.map((code) => [before.get(code), after.get(code)] as const)
  const both = pairs.flatMap(([one, other]) => (one && other ? [[one, other] as const] : []))
  const ref = ({ code, title }: RecommendationView) => ({ code, title })
  return {
    figures: Object.entries(FIGURES).map(([name, value]) => ({
      name: name as ComparedFigure,
      from: value(from.figures),
      to: value(to.figures),
    })),
    byStatus: STATUSES.map((status) => ({ status, from: trendCount(from.figures, status), to: trendCount(to.figures, status) })),
    added: pairs.flatMap(([one, other]) => (!one && other ? [ref(other)] : [])),
    removed: pairs.flatMap(([one, other]) => (one && !other ? [ref(one)] : [])),
    moved: both.flatMap(([one, other]) => movedAddressees(one, other)),
    readings: both.flatMap(([one, other]) => movedIndicators(one, other)),
  }
}

function standing({ recommendations }: ReportSnapshot): ReadonlyMap<string, RecommendationView> {
  return new Map(recommendations.filter(({ withdrawn }) => withdrawn === null).map((own) => [own.code, own]))
}

function trendCount({ byStatus }: KeyFigures, status: (typeof STATUSES)[number]): number {
  return byStatus.find((entry) => entry.status === status)?.count ?? 0
}

function movedAddressees(one: RecommendationView, other: RecommendationView): readonly MovedAddressee[] {
  return matched(one.addressees, other.addressees, ({ institution }) => institution.slug).flatMap(([before, after]) => {
    const from = before ? standingOf(before) : null
    const to = after ? standingOf(after) : null
    if (JSON.stringify(from) === JSON.stringify(to)) return []
    const { recommendation, institution } = (after ?? before)!
    return [{ recommendation, institution, from, to }]
  })
}

function standingOf({ status, position, dueOn, overdue }: AddresseeView): Standing {
  return { status, position: position?.position ?? 'none_stated', dueOn, overdue }
}

function movedIndicators(one: RecommendationView, other: RecommendationView): readonly MovedIndicator[] {
  return matched(one.indicators, other.indicators, ({ code }) => code).flatMap(([before, after]) => {
    const from = latestReading(before)
    const to = latestReading(after)
    if (JSON.stringify(from) === JSON.stringify(to)) return []
    const { code, title, unit } = (after ?? before)!
    return [{ recommendation: { code: other.code, title: other.title }, indicator: { code, title, unit }, from, to }]
  })
}

function latestReading(indicator: IndicatorView | undefined): MovedIndicator['from'] {
  const last = indicator?.readings.toSorted((a, b) => a.readOn.localeCompare(b.readOn)).at(-1)
  return last ? { readOn: last.readOn, value: last.value } : null
}

/** What two lists have under the same key, in the order of the keys. */
function matched<Item>(
  one: readonly Item[],
  other: readonly Item[],
  key: (item: Item) => string,
): readonly (readonly [Item | undefined, Item | undefined])[] {
  const [before, after] = [one, other].map((list) => new Map(list.map((item) => [key(item), item]))) as [
    Map<string, Item>,
    Map<string, Item>,
  ]
  return [...new Set([...before.keys(), ...after.keys()])].toSorted().map((name) => [before.get(name), after.get(name)])
}
