import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { indicatorAnchor } from '../../templates/pages/parts/links.ts'
import { readTexts } from '../log/index.ts'
import type { Located } from './permanent.ts'

interface Row {
  readonly code: string
  readonly title: Located['name']
  readonly institution: Located['name'] | null
  /** Of the recommendation. */
  readonly withdrawal_id: string | null
  readonly withdrawn_at: Date | null
  readonly withdrawal_seq: number | null
  /** Code of an indicator or id of an addressee; null for the recommendation itself. */
  readonly about: string | null
}

type Kind = 'recommendation' | 'addressee' | 'indicator' | 'position'

/** A recommendation, one of its addressees, its indicators or a position, on record before the instant (null: now). Undefined: none of this id. */
export async function locateOnRecommendation(db: Database, kind: Kind, id: string, asOf: Date | null): Promise<Located | undefined> {
  const bound = asOf ?? sql<Date>`'infinity'::timestamptz`
  const { rows } = await sql<Row>`
    select r.code, w.title, i.name as institution, x.about, d.id as withdrawal_id, d.withdrawn_at, d.event_seq as withdrawal_seq
    from (${found(kind, id, bound)}) x
    join recommendations r on r.id = x.recommendation_id and r.added_at < ${bound}
    cross join lateral (select title from recommendation_wordings v
      where v.recommendation_id = r.id and v.recorded_at < ${bound} order by v.version desc limit 1) w
    left join institutions i on i.id = x.institution_id
    left join recommendation_withdrawals d on d.recommendation_id = r.id and d.withdrawn_at < ${bound}`.execute(db)
  const [row] = rows
  if (!row) return undefined
  const page = `/recommendations/${encodeURIComponent(row.code)}`
  return {
    path: row.about === null ? page : `${page}#${kind === 'indicator' ? indicatorAnchor(row.about) : `addressee-${row.about}`}`,
    name: named(row),
    texts: kind === 'indicator' || kind === 'position' ? id : null,
    withdrawn: kind === 'recommendation' || kind === 'addressee' ? await withdrawal(db, row) : null,
    history: page,
  }
}

function found(kind: Kind, id: string, bound: ReturnType<typeof sql<Date>> | Date) {
  const none = sql`null::uuid as institution_id`
  if (kind === 'recommendation') return sql`select id as recommendation_id, ${none}, null as about from recommendations where id = ${id}`
  if (kind === 'indicator')
    return sql`select recommendation_id, ${none}, code as about from indicators
      where id = ${id} and (recorded_at is null or recorded_at < ${bound})`
  const addressee = sql`a.recommendation_id, a.institution_id, a.id::text as about`
  if (kind === 'addressee') return sql`select ${addressee} from addressees a where a.id = ${id} and a.added_at < ${bound}`
  return sql`select ${addressee} from positions p join addressees a on a.id = p.addressee_id where p.id = ${id} and p.recorded_at < ${bound}`
}

async function withdrawal(db: Database, row: Row): Promise<Located['withdrawn']> {
  if (row.withdrawal_id === null) return null
  const reason = (await readTexts(db, [row.withdrawal_id])).get(row.withdrawal_id)?.['reason'] ?? {}
  return { at: row.withdrawn_at?.toISOString() ?? '', reason, seq: row.withdrawal_seq ?? 0 }
}

function named({ code, title, institution }: Row): Located['name'] {
  const languages = Object.keys(title)
  return Object.fromEntries(
    languages.map((language) => {
      const of = institution?.[language] ?? Object.values(institution ?? {})[0]
      return [language, `${code} ${title[language]}${of === undefined ? '' : ` · ${of}`}`]
    }),
  )
}
