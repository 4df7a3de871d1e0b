import type { Context } from '../kernel/context.ts'
import type { Queue } from '../kernel/queue.ts'
import { noteStandings } from './note-standings.ts'
import { readAddressees, readFacts, readHeads, readStretches } from './read-rows.ts'
import { standingsAt, type Moment, type TimedStandings } from './standings-at.ts'
import { StandingsIndex } from './standings-index.ts'
import { Stretches } from './stretches.ts'

/** A longer history is left in the database until somebody looks back. */
const SHORT_HISTORY = 50_000
/** Views kept. */
const KEPT = 12

interface KeptView {
  readonly view: TimedStandings
  readonly moment: Moment
  /** Of the log; null: no act to come can change it. */
  readonly size: number | null
}

const memories = new WeakMap<Queue, StandingsMemory>()

/** The memory of this process for the database that the context leads to: a queue belongs to one. */
export function memoryOf({ queue }: Context): StandingsMemory {
  const known = memories.get(queue)
  if (known !== undefined) return known
  const memory = new StandingsMemory()
  memories.set(queue, memory)
  return memory
}

/**
 * The standings of one database in the memory of a process. What it holds is true up to a place in the log; each read asks the log
 * for its size, and the acts that are new are taken in before it answers. A log that is another one is read anew.
 */
export class StandingsMemory {
  #index = new StandingsIndex()
  #views = new Map<string, KeptView>()
  #catchingUp: Promise<void> | undefined
  #loadingHistory: Promise<void> | undefined
  readonly #shortHistory: number
  /** Hears of a history that could not be read: nobody waits for it. A service says what to do; a command ends before. */
  tell: (error: unknown) => void = () => undefined

  constructor(shortHistory = SHORT_HISTORY) {
    this.#shortHistory = shortHistory
  }

  async read(ctx: Context, moment: Moment): Promise<TimedStandings> {
    const lastInstant = await this.#catchUp(ctx)
    const index = this.#index
    const key = String(moment.before)
    const kept = this.#views.get(key)
    if (kept !== undefined && stillTrue(kept, moment, index.size)) return kept.view
    const view = await this.#make(ctx, index, moment)
    this.#views.delete(key)
    this.#views.set(key, { view, moment, size: moment.before !== null && moment.before <= lastInstant ? null : index.size })
    for (const oldest of this.#views.keys()) {
      if (this.#views.size <= KEPT) break
      this.#views.delete(oldest)
    }
    return view
  }

  /** Whether looking back costs no query. */
  get isComplete(): boolean {
    return this.#index.complete
  }

  /** Takes in the acts that are new and the whole history. Throws when `signal` ends it. */
  async readHistory(ctx: Context, signal?: AbortSignal): Promise<void> {
    await this.#catchUp(ctx)
    while (!this.#index.complete) await this.#historyOf(ctx, this.#index, signal)
  }

  async #make(ctx: Context, index: StandingsIndex, moment: Moment): Promise<TimedStandings> {
    if (moment.before === null || index.complete) return standingsAt(index, moment)
    this.#historyOf(ctx, index).catch(this.tell)
    const stretches = new Stretches()
    index.addStretches(await readHeads(ctx.db, index.size, new Date(moment.before)), stretches)
    return standingsAt(index, moment, stretches)
  }

  /** Takes in the acts that are new. Returns the log's last instant in milliseconds: what comes later is not before it. */
  async #catchUp(ctx: Context): Promise<number> {
    for (;;) {
      const { size, lastEvent } = this.#index
      const head = await ctx.db
        .selectFrom('log_head')
        .select(['size', 'last_instant'])
        .select(({ selectFrom }) =>
          selectFrom('events')
            .select('id')
            .where('seq', '=', size - 1)
            .as('last_event'),
        )
        .executeTakeFirstOrThrow()
      if (head.last_event !== lastEvent) this.#forget()
      else if (head.size === size) return head.last_instant.getTime()
      this.#catchingUp ??= this.#takeIn(ctx).finally(() => {
        this.#catchingUp = undefined
      })
      await this.#catchingUp
    }
  }

  #forget(): void {
    this.#index = new StandingsIndex()
    this.#views.clear()
  }

  async #takeIn(ctx: Context): Promise<void> {
    const toSeq = await noteStandings(ctx)
    const index = this.#index
    const range = { fromSeq: index.size, toSeq }
    const { id } = await ctx.db
      .selectFrom('events')
      .select('id')
      .where('seq', '=', toSeq - 1)
      .executeTakeFirstOrThrow()
    const [facts, addressees] = [await readFacts(ctx.db, range), await readAddressees(ctx.db, range)]
    const batches = []
    const short = index.size > 0 || (await this.#isShort(ctx, toSeq))
    if (short) for await (const rows of readStretches(ctx.db, range)) batches.push(rows)
    else batches.push(await readHeads(ctx.db, toSeq, null))
    index.addCatalogue(facts, addressees)
    for (const rows of batches) index.addStretches(rows)
    if (!short) index.complete = false
    index.size = toSeq
    index.lastEvent = id
  }

  async #isShort({ db }: Context, toSeq: number): Promise<boolean> {
    const beyond = await db
      .selectFrom('standings')
      .select('from_seq')
      .where('from_seq', '<', toSeq)
      .orderBy('from_seq')
      .offset(this.#shortHistory)
      .limit(1)
      .executeTakeFirst()
    return beyond === undefined
  }

  #historyOf(ctx: Context, index: StandingsIndex, signal?: AbortSignal): Promise<void> {
    this.#loadingHistory ??= loadHistory(ctx, index, signal).finally(() => {
      this.#loadingHistory = undefined
    })
    return this.#loadingHistory
  }
}

/** Reads all stretches beside those in use, which go on serving until it has caught up with them. After a failure the next look back tries again. */
async function loadHistory(ctx: Context, index: StandingsIndex, signal: AbortSignal | undefined): Promise<void> {
  const stretches = new Stretches(SHORT_HISTORY)
  for (let loaded = 0; loaded < index.size;) {
    const toSeq = index.size
    for await (const rows of readStretches(ctx.db, { fromSeq: loaded, toSeq })) {
      signal?.throwIfAborted()
      index.addStretches(rows, stretches)
    }
    loaded = toSeq
  }
  index.stretches = stretches
  index.complete = true
}

function stillTrue({ view, moment: made, size }: KeptView, moment: Moment, now: number): boolean {
  if (size !== null && size !== now) return false
  return moment.before !== null || (made.day === moment.day && made.endOfView <= moment.endOfView && moment.endOfView <= view.freshUntil)
}
