import { sql, type RawBuilder } from 'kysely'
import { CORRECTION_KINDS } from '../../templates/view/scales.ts'
import { holdsWords, relatedTo } from '../recommendations/index.ts'
import { topicColumns } from './topic-columns.ts'
import type { Topic } from './topic.ts'

interface Condition {
  /** Of `topics`: null or false where nothing is asked. */
  readonly column: Exclude<keyof ReturnType<typeof topicColumns>, 'stream' | 'query' | 'q'>
  /** SQL over the circumstances `c`. */
  readonly fits: (wanted: RawBuilder<unknown>) => RawBuilder<boolean>
}

const STREAMS: Readonly<Record<Topic['stream'], RawBuilder<boolean>>> = {
  changes: sql`c.stream = 'changes'`,
  corrections: sql`c.stream = 'changes' and c.kind in (${sql.join(CORRECTION_KINDS.map((kind) => sql.lit(kind)))})`,
  reports: sql`c.stream = 'reports'`,
}

/** What each filter asks of an act: its one meaning, for the acts of a topic as for the topics of an act. */
const CONDITIONS: readonly Condition[] = [
  ...(['theme', 'institution', 'status', 'country', 'recommendation', 'agreement'] as const).map((column): Condition => ({
    column,
    fits: (wanted) => sql`(c.everything or ${sql.ref(`c.${column}`)} = ${wanted})`,
  })),
  ...(['overdue', 'stale', 'awaiting_reply'] as const).map((column): Condition => ({
    column,
    fits: () => sql`(c.everything or ${sql.ref(`c.${column}`)})`,
  })),
  ...(['concern', 'standard', 'agreement_type'] as const).map((column): Condition => ({
    column,
    fits: (wanted) =>
      sql`(c.everything or exists (select from recommendations r where r.code = c.recommendation and ${relatedTo(column, 'r.id', wanted)}))`,
  })),
  { column: 'kind', fits: (wanted) => sql`c.kind = ${wanted}` },
  {
    column: 'words',
    fits: (wanted) =>
      sql`(c.everything or exists (select from searched_texts x where x.id = c.searched_id and ${holdsWords(sql.ref('x.body'), wanted)}))`,
  },
]

/** SQL: the circumstances `c` fit this topic; only what it narrows is asked. */
export function fitsTopic(topic: Topic): RawBuilder<boolean> {
  const columns = topicColumns(topic)
  const asked = CONDITIONS.flatMap(({ column, fits }) => {
    const wanted = columns[column]
    return wanted === null || wanted === false ? [] : [fits(column === 'words' ? sql`${wanted}::text[]` : sql`${wanted}::text`)]
  })
  return sql<boolean>`(${sql.join([STREAMS[topic.stream], ...asked], sql` and `)})`
}

/** SQL: the circumstances `c` fit the topic of the row `t`. */
export function fitsTopicRow(): RawBuilder<boolean> {
  const streams = Object.entries(STREAMS).map(([stream, fits]) => sql`(t.stream = ${sql.lit(stream)} and ${fits})`)
  const asked = CONDITIONS.map(({ column, fits }) => {
    const wanted = sql.ref(`t.${column}`)
    const nothing = ['overdue', 'stale', 'awaiting_reply'].includes(column) ? sql`not ${wanted}` : sql`${wanted} is null`
    return sql`(${nothing} or ${fits(wanted)})`
  })
  return sql<boolean>`((${sql.join(streams, sql` or `)}) and ${sql.join(asked, sql` and `)})`
}
