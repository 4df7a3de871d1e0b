import { AsyncLocalStorage } from 'node:async_hooks'
import { z } from 'zod'

/** What a piece of work goes back to, through as many jobs as it takes. Part of every line of the log that is written meanwhile. */
export interface Origin {
  /** Of the request that asked for it; undefined: nobody did, it was due. */
  readonly requestId?: string | undefined
  /** The job under way. */
  readonly jobId?: string | undefined
  /** The span of a trace that the work belongs to (W3C Trace Context, `traceparent`). */
  readonly trace?: string | undefined
}

const under = new AsyncLocalStorage<Origin>()

/** Does the work, and whatever it begins, under this origin. */
export function withOrigin<Result>(origin: Origin, work: () => Result): Result {
  return under.run(origin, work)
}

/** Undefined: outside any request and any job. */
export function currentOrigin(): Origin | undefined {
  return under.getStore()
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The id that a proxy gave a request, when it is a UUID; anything else could be a name, a number of somebody, or a line of the log. */
export function acceptedRequestId(sent: string | undefined): string | undefined {
  return sent !== undefined && UUID.test(sent) ? sent.toLowerCase() : undefined
}

const TRACE = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/

/** The trace that whoever passed a request on began for it (`traceparent`), when it is in order. */
export function acceptedTrace(sent: string | undefined): string | undefined {
  return sent !== undefined && TRACE.test(sent) ? sent : undefined
}

const Stored = z.object({ requestId: z.string().regex(UUID).optional(), trace: z.string().regex(TRACE).optional() })

/** What a job is stored with, so that who works on it knows where it comes from; undefined when it comes from nowhere. */
export function originToStore(): Pick<Origin, 'requestId' | 'trace'> | undefined {
  const { requestId, trace } = under.getStore() ?? {}
  return requestId === undefined && trace === undefined ? undefined : { requestId, trace }
}

/** The same, read back; empty when there is none, or when it is not in order. */
export function storedOrigin(stored: unknown): Pick<Origin, 'requestId' | 'trace'> {
  return Stored.safeParse(stored).data ?? {}
}
