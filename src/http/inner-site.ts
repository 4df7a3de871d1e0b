import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import type pg from 'pg'
import { createAuth } from '../accounts/index.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import type { Logger } from '../kernel/logger.ts'
import { openPublicLog } from '../log/index.ts'
import type { OpenedSite } from '../mirror/index.ts'
import { createApp } from './app.ts'

interface InnerSiteOptions {
  readonly ctx: Context
  readonly pool: pg.Pool
  readonly log: Logger
  readonly logKeyFile: string
}

/**
 * Opens the whole application once more, without a socket, its clock standing at an instant: what readers without a session would be
 * answered. It signs with the log's own key; throws RuleBroken where that key is not, rather than making another one.
 */
export function innerSite({ ctx, pool, log, logKeyFile }: InnerSiteOptions): (instant: Date) => Promise<OpenedSite> {
  return async (instant) => {
    if (!existsSync(logKeyFile)) throw new RuleBroken({ key: 'errors.mirror_not_signed' })
    const { publicUrl } = ctx.settings
    const publicLog = openPublicLog({ db: ctx.db, keyFile: logKeyFile, publicUrl, log })
    const auth = createAuth({ db: ctx.db, publicUrl, secret: randomBytes(32).toString('hex') })
    const reader = { ...ctx, actor: null, clock: { now: () => new Date(instant) } }
    const app = createApp({ ctx: reader, auth, log, pool, publicLog })
    return {
      ask: async (path) => app.request(`${publicUrl}${path}`),
      close: () => publicLog.close(),
    }
  }
}
