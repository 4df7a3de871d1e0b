import type { Context as HonoContext, Hono } from 'hono'
import type pg from 'pg'
import type { Words } from '../../templates/i18n/index.ts'
import type { Auth, Provider, Reader } from '../accounts/index.ts'
import type { Context } from '../kernel/context.ts'
import type { Logger } from '../kernel/logger.ts'
import type { Tracer } from '../kernel/tracer.ts'
import type { Proxies } from '../kernel/proxies.ts'
import type { ApiLimits } from './api/api-rates.ts'
import type { PublicLog } from '../log/index.ts'
import type { Watch } from '../operation/index.ts'

/** What the whole application is given once. */
export interface Services {
  /** With no actor: each request adds its own. */
  readonly ctx: Context
  readonly auth: Auth
  readonly log: Logger
  readonly pool: pg.Pool
  readonly publicLog: PublicLog
  /** Who is believed about whom they pass on; undefined: nobody. */
  readonly proxies?: Proxies | undefined
  /** Lets who sends it read /metrics from elsewhere. */
  readonly metricsToken?: string | undefined
  /** Lets who sends it report mail that failed. */
  readonly mailFeedbackToken?: string | undefined
  /** Folder of the mails that are not sent, for the development page; undefined: they are sent. */
  readonly outbox?: string | undefined
  /** How many requests a minute the API takes; the usual ones otherwise. */
  readonly apiLimits?: ApiLimits | undefined
  /** Tells a collector of traces; undefined: nobody is told. */
  readonly tracer?: Tracer | undefined
  /** What this process is watched through; undefined: one of the application's own. */
  readonly watch?: Watch | undefined
  /** Whom people with an account may sign in with as well. */
  readonly provider?: Provider | undefined
}

/** What middleware leaves for the routes of one request. */
export interface Variables {
  services: Services
  requestId: string
  /** With the actor of the session, or null. */
  ctx: Context
  words: Words
  /** What is missing before the session of the request may do what its role may. */
  pending?: Reader['pending']
  /** Whose account somebody tries to get into, as far as is known; for the log. */
  triedAccountId?: string | null
  /** What a request to the API brought as JSON, as it was spelt; undefined before it was read, and where it brought none. */
  apiBody?: unknown
}

export type Environment = { Variables: Variables }
export type App = Hono<Environment>
export type Request = HonoContext<Environment>
