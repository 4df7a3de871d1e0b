import { connect } from '../../db/connect.ts'
import { listTopicChanges } from '../../src/changes/index.ts'
import type { Context } from '../../src/kernel/context.ts'
import { listAddressees, listRecommendations, readUpdates } from '../../src/recommendations/index.ts'
import { findRecommendations, ListQuery } from '../../src/search/index.ts'
import { noteStandings, readStandings } from '../../src/standings/index.ts'
import { listTopicEvents, TopicFilter } from '../../src/topics/index.ts'
import { benchContext } from './bench-context.ts'
import { bigRecord } from './big-record.ts'
import type { Figures } from './figures.ts'
import { throwAwayPostgres } from './throw-away-postgres.ts'

/** Lines of a plan that are shown, and characters of a line. */
const LINES = 16
const WIDTH = 150
const EXPLAINED = new URLSearchParams({
  options: [
    'session_preload_libraries=auto_explain',
    'auto_explain.log_min_duration=0',
    'auto_explain.log_analyze=on',
    'auto_explain.log_buffers=on',
    'auto_explain.log_timing=on',
    'auto_explain.log_level=notice',
    'client_min_messages=notice',
  ]
    .map((setting) => `-c ${setting}`)
    .join(' '),
}).toString()

const SEARCHED = ['acuerdos frontera', 'presupuesto iquitos']

interface Plan {
  readonly milliseconds: number
  readonly plan: string
}

/** What readers do most, by the verb that does it. */
function hottest(ctx: Context, code: string, asOf: Date): Readonly<Record<string, () => Promise<unknown>>> {
  const query = (given: Readonly<Record<string, string>>) => ListQuery.parse(given)
  const topic = { stream: 'changes', filter: TopicFilter.parse({ status: 'partial', country: 'PE' }) } as const
  let searched = 0
  return {
    'how far the log has come': () => readStandings(ctx, null),
    'wordings of a page of the list': () => findRecommendations(ctx, query({ status: 'partial' }), null),
    // Words are kept, so each time others.
    'text search, every word of it': () => findRecommendations(ctx, query({ q: SEARCHED[searched++ % SEARCHED.length] ?? '' }), null),
    'a recommendation with its addressees': () => listRecommendations(ctx, { recommendationCodes: [code] }, null),
    'the same as of an instant': () => listRecommendations(ctx, { recommendationCodes: [code] }, asOf),
    'assessments of a recommendation': () => readUpdates(ctx.db, { recommendationCodes: [code] }, null),
    'addressees of an institution': () => listAddressees(ctx, { institution: 'entidad-7' }, null),
    'acts of a filter': () => listTopicEvents(ctx, topic, { limit: 50 }),
    'a page of changes': () => listTopicChanges(ctx, topic, { beforeSeq: undefined, limit: 25 }, null),
    // Of a process that has not looked back yet.
    'standings as of an instant': () => readStandings({ ...ctx, queue: { ...ctx.queue } }, asOf),
  }
}

/**
 * Prints the plan of the slowest statement of what readers do most, as it ran, on a record of so many recommendations (the first value,
 * 10,000 unless said otherwise). The times are with timing on, which doubles those of short statements.
 */
export async function queryPlans([many = '10000']: readonly string[]): Promise<Figures> {
  const postgres = await throwAwayPostgres()
  if (postgres === null) return { skipped: { reason: 'no Postgres on this machine' } }
  try {
    const url = await postgres.create('plans')
    const record = await bigRecord(url, Number(many))
    await noteStandings(record.ctx)
    await record.close()
    return await explain(url)
  } finally {
    await postgres.stop()
  }
}

async function explain(url: string): Promise<Figures> {
  const connection = await connect({ databaseUrl: `${url}${url.includes('?') ? '&' : '?'}${EXPLAINED}`, dataDirectory: '', poolSize: 1 })
  try {
    const plans: Plan[] = []
    connection.pool.once('acquire', (client) =>
      client.on('notice', (notice: { readonly message?: string | undefined }) => plans.push(...planOf(notice.message ?? ''))),
    )
    const ctx = { ...(await benchContext(connection.db)), actor: null }
    const { occurred_at: asOf } = await connection.db
      .selectFrom('events')
      .select('occurred_at')
      .where('seq', '=', (where) => where.selectFrom('log_head').select(({ eb }) => eb('size', '/', 2).as('half')))
      .executeTakeFirstOrThrow()
    const figures: Figures = {}
    for (const [name, act] of Object.entries(hottest(ctx, 'BIG-000042', asOf))) {
      await act()
      plans.length = 0
      await act()
      const slowest = plans.toSorted((a, b) => b.milliseconds - a.milliseconds)[0]
      console.log(`\n## ${name}\n${shortened(slowest?.plan ?? '')}`)
      const total = plans.reduce((sum, { milliseconds }) => sum + milliseconds, 0)
      figures[name] = { statements: plans.length, 'slowest ms': round(slowest?.milliseconds ?? 0), 'all ms': round(total) }
    }
    return figures
  } finally {
    await connection.close()
  }
}

function planOf(message: string): readonly Plan[] {
  const found = /^duration: ([\d.]+) ms +plan:\n(.*)$/s.exec(message)
  return found === null ? [] : [{ milliseconds: Number(found[1]), plan: found[2] ?? '' }]
}

function shortened(plan: string): string {
  const lines = plan.slice(Math.max(0, plan.search(/^\s*[A-Z][A-Za-z ]+ \(cost/m))).split('\n')
  const shown = lines
    .filter((line) => /->|cost=|Cond|Buffers/.test(line))
    .map((line) => line.replaceAll(/\(cost=[^)]*\) /g, '').slice(0, WIDTH))
  return [...shown.slice(0, LINES), ...(shown.length > LINES ? [`… ${shown.length - LINES} lines more`] : [])].join('\n')
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100
}
