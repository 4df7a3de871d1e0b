import { writeSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import pg from 'pg'

/** Where a process kills itself: at the n-th statement once it has taken a job, or at the n-th statement or order to the renderer of a step. */
export interface KillPoint<Name extends string = Step> {
  readonly nth: number
  /** Null: any statement from the first job on. */
  readonly step: Name | null
  /** Before the statement goes out, when it has gone out and its answer is not waited for, or when it is answered. */
  readonly moment: Moment
}

export const MOMENTS = ['before', 'sent', 'after'] as const
export type Moment = (typeof MOMENTS)[number]

/** The steps of issuing, each by a statement that only it sends; drawing is an order to the renderer. */
const STATEMENTS = {
  'period opened': /^insert into "report_periods"/,
  'draft made': /^insert into "edition_drafts"/,
  'job enqueued': /INSERT INTO pgboss\./i,
  'job taken': /state = 'active'.*SKIP LOCKED|SKIP LOCKED.*state = 'active'/is,
  'log fenced': /^update "log_head" set "last_instant"/,
  'snapshot begun': /isolation level repeatable read/i,
  'recommendations read': /from "recommendation_wordings"/,
  'trend read': /"e"\."figures"/,
  'event appended': /^insert into "events"/,
  'edition stored': /^insert into "editions"/,
  'files stored': /^insert into "edition_files"/,
  'transaction committed': /^commit/i,
  'job completed': /state = 'completed'/i,
  'draft approved': /^update "edition_drafts"/,
} as const
export const STEPS = [...(Object.keys(STATEMENTS) as (keyof typeof STATEMENTS)[]), 'drawing'] as const
export type Step = (typeof STEPS)[number]

type Query = (this: unknown, ...args: unknown[]) => unknown

/**
 * From now on this process counts what it sends to the database and to its renderer, and at the kill point ends as by `kill -9`,
 * after it has said where on its standard output. `statements` names the steps, those of issuing when nothing is said; `job taken`
 * must be one. The service's own code is what it is; only the driver is wrapped.
 */
export function armKillSwitch<Name extends string = Step>(
  point: KillPoint<Name>,
  statements: Readonly<Record<string, RegExp>> = STATEMENTS,
): void {
  let left = point.nth
  let working = false
  const isIt = (step: string | null) => {
    working ||= step === 'job taken'
    return (point.step === null ? working && step !== 'drawing' : point.step === step) && --left === 0
  }
  const die = (what: string) => {
    writeSync(1, `killed ${point.moment} ${what}\n`)
    process.kill(process.pid, 'SIGKILL')
    for (;;);
  }
  const client = pg.Client.prototype as unknown as { query: Query }
  const { query } = client
  client.query = function (...args) {
    const [first] = args as [string | { readonly text?: string }]
    const text = typeof first === 'string' ? first : (first.text ?? '')
    const step = stepOf(text, statements)
    if (!isIt(step)) return query.apply(this, args)
    const what = step ?? text.replaceAll(/\s+/g, ' ').slice(0, 60)
    if (point.moment === 'before') die(what)
    const result = query.apply(this, args)
    if (point.moment === 'after' && result instanceof Promise) void result.finally(() => die(what)).catch(() => undefined)
    else setImmediate(() => die(what))
    return result
  }
  const worker = Worker.prototype as unknown as { postMessage: Query }
  const { postMessage } = worker
  worker.postMessage = function (...args) {
    const [{ language }] = args as [{ readonly language: string }]
    if (isIt('drawing')) setTimeout(() => die(`drawing ${language}`), { before: 0, sent: 60, after: 200 }[point.moment])
    return postMessage.apply(this, args)
  }
}

function stepOf(text: string, statements: Readonly<Record<string, RegExp>>): string | null {
  return Object.entries(statements).find(([, pattern]) => pattern.test(text))?.[0] ?? null
}
