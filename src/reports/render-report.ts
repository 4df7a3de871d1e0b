import { Worker } from 'node:worker_threads'
import type { Language } from '../../templates/view/text.ts'
import { RuleBroken } from '../kernel/errors.ts'
import type { RenderAnswer, RenderOrder } from './render-worker.ts'

export interface RenderOptions {
  /** Called now and then, `done` of `total` parts of the report. */
  readonly onProgress?: (done: number, total: number) => void
  /** Gives up: what waits is dropped, what is under way ends with its worker. */
  readonly signal?: AbortSignal
}

export interface RenderedReport {
  readonly content: Buffer
  readonly pages: number
  readonly sha256: string
}

/** The renderer could not make a report of the snapshot; says why in the words of a programmer. */
export class RenderFailed extends Error {}

interface Job {
  readonly order: RenderOrder
  readonly options: RenderOptions
  readonly resolve: (report: RenderedReport) => void
  readonly reject: (reason: unknown) => void
}

/** 10,000 recommendations, each with a history of its own, are 50 to 90 million characters; what is larger is no report that anybody reads. */
const LONGEST_SNAPSHOT = 95_000_000
/** Of JavaScript values in the worker; the process and its other requests live on when a report needs more. */
const MEGABYTES = 2_048
/** Two languages of one report fit into the time that the queue gives a job. */
const LONGEST_MS = 360_000

const waiting: Job[] = []
let current: { readonly job: Job; readonly overdue: NodeJS.Timeout } | undefined
let worker: Worker | undefined

/**
 * Renders a snapshot (the stored text) as PDF in a worker thread of this process, one report after the other, so that requests are
 * served meanwhile. Throws RuleBroken when the snapshot is too large, needs too much memory or takes too long, the signal's reason
 * when it is given up, RenderFailed when the snapshot cannot be rendered.
 */
export async function renderReport(snapshotText: string, language: Language, options: RenderOptions = {}): Promise<RenderedReport> {
  if (snapshotText.length > LONGEST_SNAPSHOT) {
    const values = { megabytes: Math.ceil(snapshotText.length / 1_000_000), max: Math.floor(LONGEST_SNAPSHOT / 1_000_000) }
    throw new RuleBroken({ key: 'errors.snapshot_too_large', values })
  }
  options.signal?.throwIfAborted()
  return new Promise((resolve, reject) => {
    const job: Job = { order: { snapshot: snapshotText, language }, options, resolve, reject }
    options.signal?.addEventListener('abort', () => giveUp(job), { once: true })
    waiting.push(job)
    next()
  })
}

/** Ends the worker; what waits or is under way is refused. For the end of the process. */
export async function stopRendering(): Promise<void> {
  for (const job of waiting.splice(0)) job.reject(new RenderFailed('the service is stopping'))
  await end(new RenderFailed('the service is stopping'))
}

function next(): void {
  if (current !== undefined) return
  const job = waiting.shift()
  if (job === undefined) return
  worker ??= startWorker()
  worker.ref()
  current = { job, overdue: setTimeout(() => void end(new RuleBroken({ key: 'errors.report_too_long' })), LONGEST_MS) }
  worker.postMessage(job.order, [])
}

function startWorker(): Worker {
  const made = new Worker(new URL('render-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES, maxYoungGenerationSizeMb: 32 },
  })
  const ended = (reason: unknown) => {
    if (worker !== made) return
    worker = undefined
    settle((job) => job.reject(reason))
  }
  made.on('message', (told: RenderAnswer) => {
    if (worker === made) hear(told)
  })
  made.on('error', (error: NodeJS.ErrnoException) => {
    ended(
      error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? new RuleBroken({ key: 'errors.report_out_of_memory' })
        : new RenderFailed(error.message, { cause: error }),
    )
  })
  made.on('exit', (code) => ended(new RenderFailed(`the renderer ended by itself (${code})`)))
  return made
}

function hear(told: RenderAnswer): void {
  if ('done' in told) current?.job.options.onProgress?.(told.done, told.total)
  else if ('failed' in told) settle((job) => job.reject(new RenderFailed(told.failed)))
  else {
    const { content, pages, sha256 } = told
    settle((job) => job.resolve({ content: Buffer.from(content.buffer), pages, sha256 }))
  }
}

function settle(act: (job: Job) => void): void {
  const settled = current
  current = undefined
  worker?.unref()
  if (settled === undefined) return
  clearTimeout(settled.overdue)
  act(settled.job)
  next()
}

function giveUp(job: Job): void {
  const reason: unknown = job.options.signal?.reason
  if (current?.job === job) void end(reason)
  else if (waiting.includes(job)) {
    waiting.splice(waiting.indexOf(job), 1)
    job.reject(reason)
  }
}

async function end(reason: unknown): Promise<void> {
  const ending = worker
  worker = undefined
  settle((job) => job.reject(reason))
  await ending?.terminate()
}
