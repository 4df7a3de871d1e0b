import { Hono } from 'hono'
import { accepts } from 'hono/accepts'
import { commitsOf } from '../../db/commits.ts'
import { healthOf } from '../../db/health.ts'
import { LANGUAGES } from '../../templates/i18n/index.ts'
import { readLogSize } from '../feeds/index.ts'
import { NotFound } from '../kernel/errors.ts'
import { openWatch, type Watch } from '../operation/index.ts'
import { mountAccounts } from './accounts/mount-accounts.ts'
import { providerCallback } from './accounts/provider.routes.ts'
import { apiPageRoutes } from './api/api-pages.routes.ts'
import { apiRoutes } from './api/api.routes.ts'
import { limitBody } from './body-limit.ts'
import { compressAnswers } from './caching/compress-answers.ts'
import { feedMemory } from './caching/feed-memory.ts'
import { keepPages, repeatPages } from './caching/kept-pages.ts'
import { logSize } from './caching/log-size.ts'
import { minuteClock } from './caching/minute-clock.ts'
import { pageMemory } from './caching/page-memory.ts'
import { repeatFeeds, type Shortcut, type ShortcutTaken } from './caching/repeat-feeds.ts'
import type { App, Environment, Services } from './environment.ts'
import { errorAnswer } from './error-answer.ts'
import { assetRoutes } from './files/assets.routes.ts'
import { badgeRoutes } from './files/badges.routes.ts'
import { calendarRoutes } from './files/calendar.routes.ts'
import { downloadRoutes } from './files/downloads.routes.ts'
import { evidenceFileRoutes } from './files/evidence-files.routes.ts'
import { feedRoutes } from './files/feeds.routes.ts'
import { logRoutes } from './files/log.routes.ts'
import { panelRoutes } from './files/panels.routes.ts'
import { previewRoutes } from './files/previews.routes.ts'
import { securityTxtRoutes } from './files/security-txt.routes.ts'
import { sitemapRoutes } from './files/sitemap.routes.ts'
import { mailFeedbackRoutes } from './following/mail-feedback.routes.ts'
import { mountFollowing } from './following/mount-following.ts'
import { connectionRoutes, healthRoutes } from './health.routes.ts'
import { metricsRoutes } from './metrics.routes.ts'
import { pathForLog } from './path-for-log.ts'
import { file, reader } from './reader.ts'
import { dataRoutes } from './record/data.routes.ts'
import { mountRecord } from './record/mount-record.ts'
import { permanentRoutes } from './record/permanent.routes.ts'
import { reportRequestFiles } from './record/report-requests.routes.ts'
import { sameSite } from './same-site.ts'
import { securityHeaders } from './security-headers.ts'
import { tellRequest } from './tell-request.ts'
import { withoutLastSlash } from './without-last-slash.ts'
import { mountWorkspace } from './workspace/mount-workspace.ts'

/** The whole web application: headers and errors for all, then one group of routes an audience. */
export function createApp(services: Services): App & { readonly shortcut: Shortcut; readonly refused: (answer: ShortcutTaken) => void } {
  const app: App = new Hono<Environment>()
  const watch = services.watch ?? readyWatch(services)
  /** One for all languages, so that what they remember is counted once. */
  const previews = previewRoutes()
  const calendar = calendarRoutes()
  const apiPages = apiPageRoutes()
  const feeds = feedMemory()
  const tellLine = (method: string, url: string, status: number) => {
    if (services.log.isLevelEnabled('info'))
      services.log.info({ method, path: pathForLog(url.replace(/\?.*$/s, '')), status, ms: 0 }, 'request')
  }
  const told = (route: string) => {
    const count = watch.metrics.repeated(route)
    return ({ method, url, status }: ShortcutTaken) => {
      count(method, status)
      tellLine(method, url, status)
    }
  }
  const refused = ({ method, url, status }: ShortcutTaken) => {
    watch.metrics.record({ route: '/door', method, status, seconds: 0 })
    tellLine(method, url, status)
  }
  const pages = pageMemory()
  const size = logSize(() => readLogSize(services.ctx), commitsOf(services.ctx.db), healthOf(services.ctx.db))
  const shortcuts = [repeatFeeds(feeds, size, told('/feeds')), repeatPages(pages, size, minuteClock(services.ctx), told('/pages'))]
  const shortcut: Shortcut = (incoming, outgoing, onward) => shortcuts.some((answers) => answers(incoming, outgoing, onward))
  app.use(tellRequest(services, watch.metrics))
  app.use(compressAnswers())
  app.use(keepPages(pages, size))
  app.use(securityHeaders(services.ctx.settings.publicUrl.startsWith('https:')))
  app.onError((error, c) => errorAnswer(c, error))
  app.notFound((c) => withoutLastSlash(c) ?? errorAnswer(c, new NotFound('page')))

  app.route('/', healthRoutes(watch))
  app.route('/', connectionRoutes)
  app.route('/', metricsRoutes(watch, services.metricsToken))
  app.route('/', assetRoutes)
  app.route('/', securityTxtRoutes)
  for (const path of ['/', '/outbox', '/api/problems'])
    app.get(path, (c) => {
      c.header('Vary', 'Accept-Language')
      const language = accepts(c, { header: 'Accept-Language', supports: [...LANGUAGES], default: LANGUAGES[0] ?? 'es' })
      return c.redirect(`/${language}${path === '/' ? '' : path}`, 302)
    })
  app.use('/reports/*', file)
  app.route('/reports/requests', reportRequestFiles)
  app.route('/reports', downloadRoutes)
  app.use('/evidence/*', file)
  app.route('/evidence', evidenceFileRoutes)
  app.route('/id', permanentRoutes)
  app.route('/', sitemapRoutes)
  app.use('/data/*', file)
  app.route('/data', dataRoutes)
  app.use('/log/*', file)
  app.route('/log', logRoutes)
  app.route('/api/v1/mail/feedback', mailFeedbackRoutes(services.mailFeedbackToken))
  app.route('/api/v1', apiRoutes(services.apiLimits))
  app.route('/', providerCallback)

  for (const language of LANGUAGES) {
    const base = `/${language}`
    app.use(`${base}/feeds/*`, file)
    app.route(`${base}/feeds`, feedRoutes(feeds, size))
    for (const outside of ['badges/*', 'panels/*', 'previews/*', 'calendar.ics']) app.use(`${base}/${outside}`, file)
    app.route(`${base}/badges`, badgeRoutes)
    app.route(`${base}/panels`, panelRoutes)
    app.route(`${base}/previews`, previews)
    app.route(base, calendar)
    app.use(`${base}/*`, reader)
    app.post(`${base}/*`, sameSite, limitBody)
    mountAccounts(app, language)
    mountWorkspace(app, language, watch)
    mountFollowing(app, language)
    app.route(`${base}/api`, apiPages)
    mountRecord(app, language)
  }
  return Object.assign(app, { shortcut, refused })
}

/** For an application that nobody started: it is ready. */
function readyWatch({ ctx, pool, publicLog, log }: Services): Watch {
  const watch = openWatch({ mode: 'web', log })
  watch.attach({ ctx, pool, publicLog })
  watch.life.become('ready')
  return watch
}
