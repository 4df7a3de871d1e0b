import { sql } from 'kysely'
import type { FoundAddressee, FoundItem } from '../../templates/view/found.ts'
import type { Localized } from '../../templates/view/text.ts'
import type { Context } from '../kernel/context.ts'
import { overallStatus } from '../recommendations/index.ts'
import type { Frame, Standing } from '../standings/index.ts'
import type { Columns } from './columns.ts'
import type { Names } from './names.ts'

interface Wording {
  readonly code: string
  readonly slug: string
  readonly title: Localized
  readonly statement: Localized
}

/** The recommendations at these places of the columns with their wording as it stood just before an instant (null: as it stands). */
export async function readItems(
  ctx: Context,
  columns: Columns,
  places: readonly number[],
  names: Names,
  asOf: Date | null,
): Promise<readonly Omit<FoundItem, 'passages'>[]> {
  if (places.length === 0) return []
  const codes = places.flatMap((at) => columns.recommendations[at]?.code ?? [])
  const dated = asOf === null ? sql`true` : sql`v.recorded_at < ${asOf}`
  const { rows } = await sql<Wording>`select r.code, r.slug, w.title, w.statement from recommendations r cross join lateral (
      select v.title, v.statement from recommendation_wordings v where v.recommendation_id = r.id and ${dated} order by v.version desc limit 1) w
    where r.code = any(${codes}::text[])`.execute(ctx.db)
  const wordings = new Map(rows.map((row) => [row.code, row]))
  return places.flatMap((at) => {
    const facts = columns.recommendations[at]
    const wording = facts && wordings.get(facts.code)
    if (facts === undefined || wording === undefined) return []
    return [itemOf(facts, wording, standingsOf(columns, at), names)]
  })
}

function standingsOf({ starts, stands, standing }: Columns, at: number): readonly Standing[] {
  const own: Standing[] = []
  for (let row = starts[at] ?? 0; row < (starts[at + 1] ?? 0); row++) if (stands[row] === 1) own.push(standing(row))
  return own
}

function itemOf(
  facts: Frame['recommendations'][number],
  wording: Wording,
  standings: readonly Standing[],
  names: Names,
): Omit<FoundItem, 'passages'> {
  const recommendation = { code: facts.code, title: wording.title }
  const theme = { slug: facts.theme, name: names.get('theme')?.get(facts.theme) ?? {} }
  return {
    ...recommendation,
    slug: wording.slug,
    kind: facts.kind,
    theme,
    statement: wording.statement,
    overall: overallStatus(standings.map(({ status }) => status)),
    addressees: standings.map((standing): FoundAddressee => {
      const { institution: slug, country } = standing
      return {
        id: standing.addresseeId,
        recommendation,
        theme,
        institution: { slug, name: names.get('institution')?.get(slug) ?? {}, country },
        basis: standing.basis,
        status: standing.status,
        statusSince: standing.since,
        dueOn: standing.dueOn,
        overdue: standing.overdue,
        stale: standing.stale,
        awaitingReply: standing.awaitingReply,
      }
    }),
  }
}
