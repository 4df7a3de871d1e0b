import type { Context } from '../../src/kernel/context.ts'
import type { Stage } from './stage.ts'

export type Call = (ctx: Context) => Promise<unknown>

/**
 * A verb that somebody calls, the act (journal) or kind of event (public log) that it leaves, and how it comes to be called: what has
 * to be there is made first, then comes the call, which is made twice: the first one must fail without a trace of itself.
 */
export type Act = readonly [verb: string, leaves: string, ready: (stage: Stage) => Promise<readonly [by: Context, call: Call]>]
