import { randomUUIDv7 } from 'node:crypto'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { accepts } from 'hono/accepts'
import { matchedRoutes } from 'hono/route'
import { LANGUAGES, words } from '../../templates/i18n/index.ts'
import { readActor } from '../accounts/index.ts'
import { NotFound } from '../kernel/errors.ts'
import { createMetrics } from '../kernel/metrics.ts'
import { accountRoutes } from './account.routes.ts'
import { activityRoutes } from './activities.routes.ts'
import { apiPageRoutes } from './api-pages.routes.ts'
import { apiRoutes } from './api.routes.ts'
import { assetRoutes } from './assets.routes.ts'
import { badgeRoutes } from './badges.routes.ts'
import { calendarRoutes } from './calendar.routes.ts'
import { compareRoutes } from './compare.routes.ts'
import { dataPageRoutes, dataRoutes } from './data.routes.ts'
import { downloadRoutes } from './downloads.routes.ts'
import { importRoutes } from './imports.routes.ts'
import { limitBody } from './body-limit.ts'
import type { App, Environment, Request, Services } from './environment.ts'
import { embedRoutes } from './embed.routes.ts'
import { errorAnswer } from './error-answer.ts'
import { editionRoutes } from './editions.routes.ts'
import { evidenceFileRoutes, evidenceRoutes } from './evidence.routes.ts'
import { readLogSize } from '../feeds/index.ts'
import { exportRoutes } from './exports.routes.ts'
import { feedMemory } from './feed-memory.ts'
import { feedRoutes } from './feeds.routes.ts'
import { healthRoutes } from './health.routes.ts'
import { logRoutes } from './log.routes.ts'
import { mailFeedbackRoutes } from './mail-feedback.routes.ts'
import { sinceLastAppend } from '../log/index.ts'
import { metricsRoutes } from './metrics.routes.ts'
import { outboxRoutes } from './outbox.routes.ts'
import { organisationRoutes } from './organisations.routes.ts'
import { manyRoutes } from './many.routes.ts'
import { pageRoutes } from './pages.routes.ts'
import { permanentRoutes } from './permanent.routes.ts'
import { panelRoutes } from './panels.routes.ts'
import { peopleRoutes } from './people.routes.ts'
import { placeRoutes } from './places.routes.ts'
import { previewRoutes } from './previews.routes.ts'
import { providerCallback, providerRoutes } from './provider.routes.ts'
import { proposalRoutes } from './proposals.routes.ts'
import { reviewRoutes } from './review.routes.ts'
import { keepPages, repeatPages } from './kept-pages.ts'
import { logSize } from './log-size.ts'
import { minuteClock } from './minute-clock.ts'
import { pageMemory } from './page-memory.ts'
import { recordRoutes } from './record.routes.ts'
import { repeatFeeds, type Shortcut, type ShortcutTaken } from './repeat-feeds.ts'
import { reportRequestFiles, reportRequestRoutes } from './report-requests.routes.ts'
import { redactionRoutes } from './redactions.routes.ts'
import { replyRoutes, representativeDesk } from './replies.routes.ts'
import { reportRoutes } from './reports.routes.ts'
import { securityHeaders } from './security-headers.ts'
import { pathForLog } from './path-for-log.ts'
import { subjectRoutes } from './subjects.routes.ts'
import { subscribeRoutes } from './subscribe.routes.ts'
import { subscriptionRoutes } from './subscription.routes.ts'
import { subscriptionEndRoutes } from './subscription-end.routes.ts'
import { privacyRoutes } from './subscription-privacy.routes.ts'
import { signInLinkRoutes } from './sign-in-link.routes.ts'
import { scheduleRoutes } from './schedules.routes.ts'
import { severalRoutes } from './several.routes.ts'
import { sitemapRoutes } from './sitemap.routes.ts'
import { signInRoutes } from './sign-in.routes.ts'
import { updateRoutes } from './updates.routes.ts'
import { verifyRoutes } from './verify.routes.ts'
import { webhookRoutes } from './webhooks.routes.ts'
import { workspaceRoutes } from './workspace.routes.ts'

/** The whole web application: headers and errors for all, then one group of routes an audience. */
export function createApp(services: Services): App & { readonly shortcut: Shortcut } {
  const app: App = new Hono<Environment>()
  const metrics = createMetrics()
  /** One for all languages, so that what they remember is counted once. */
  const previews = previewRoutes()
  const calendar = calendarRoutes()
  const apiPages = apiPageRoutes()
  const feeds = feedMemory()
  const told = (route: string) => (answer: ShortcutTaken) => {
    const { method, url, status } = answer
    metrics.record({ route, method, status, seconds: 0 })
    services.log.info({ method, path: pathForLog(url.replace(/\?.*$/s, '')), status, ms: 0 }, 'request')
  }
  const pages = pageMemory()
  const size = logSize(() => readLogSize(services.ctx), sinceLastAppend)
  const shortcuts = [repeatFeeds(feeds, size, told('/feeds')), repeatPages(pages, size, minuteClock(services.ctx), told('/pages'))]
  const shortcut: Shortcut = (incoming, outgoing, onward) => shortcuts.some((answers) => answers(incoming, outgoing, onward))
  app.use(async (c, next) => {
    const started = performance.now()
    c.set('services', services)
    c.set('requestId', randomUUIDv7())
    await next()
    const milliseconds = performance.now() - started
    c.header('X-Request-Id', c.var.requestId)
    const route = matchedRoutes(c).at(-1)?.path ?? ''
    metrics.record({ route, method: c.req.method, status: c.res.status, seconds: milliseconds / 1000 })
    services.log.info(
      {
        requestId: c.var.requestId,
        method: c.req.method,
        path: pathForLog(c.req.path),
        status: c.res.status,
        ms: Math.round(milliseconds),
      },
      'request',
    )
  })
  app.use(keepPages(pages, size))
  app.use(securityHeaders(services.ctx.settings.publicUrl.startsWith('https:')))
  app.onError((error, c) => errorAnswer(c, error))
  app.notFound((c) => errorAnswer(c, new NotFound('page')))

  app.route('/', healthRoutes)
  app.route('/', metricsRoutes(metrics, services.metricsToken))
  app.route('/', assetRoutes)
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
    app.route(`${base}/workspace/updates/several`, severalRoutes)
    app.route(`${base}/workspace/updates`, updateRoutes)
    app.route(`${base}/workspace/updates`, reviewRoutes)
    app.route(`${base}/workspace/account`, accountRoutes)
    app.route(`${base}/workspace/people/organisations`, organisationRoutes)
    app.route(`${base}/workspace/people`, peopleRoutes)
    app.route(`${base}/workspace/schedules`, scheduleRoutes)
    app.route(`${base}/workspace/imports`, importRoutes)
    app.route(`${base}/workspace/webhooks`, webhookRoutes)
    app.route(`${base}/workspace/evidence`, evidenceRoutes)
    app.get(`${base}/workspace`, representativeDesk)
    app.route(`${base}/workspace/replies`, replyRoutes)
    app.route(`${base}/workspace/redactions`, redactionRoutes)
    app.route(`${base}/workspace/editions`, editionRoutes)
    app.route(`${base}/workspace`, proposalRoutes)
    app.route(`${base}/workspace/addressees`, manyRoutes)
    app.route(`${base}/workspace`, workspaceRoutes)
    app.route(`${base}/sign-in/link`, signInLinkRoutes)
    app.route(`${base}/sign-in/provider`, providerRoutes)
    app.route(base, signInRoutes)
    app.route(`${base}/subscribe`, subscriptionRoutes)
    app.route(`${base}/subscribe`, subscribeRoutes)
    app.route(`${base}/unsubscribe`, subscriptionEndRoutes)
    app.route(base, privacyRoutes)
    app.route(`${base}/reports/requests`, reportRequestRoutes)
    app.route(`${base}/outbox`, outboxRoutes)
    app.route(base, dataPageRoutes)
    app.route(base, verifyRoutes)
    app.route(`${base}/reports`, reportRoutes)
    app.route(`${base}/embed`, embedRoutes)
    app.route(`${base}/api`, apiPages)
    app.route(`${base}/activities`, activityRoutes)
    app.route(base, placeRoutes)
    app.route(base, subjectRoutes)
    app.route(base, exportRoutes)
    app.route(base, compareRoutes)
    app.route(base, recordRoutes)
    app.route(base, pageRoutes)
  }
  return Object.assign(app, { shortcut })
}

/** Finds the language of the address and who is signed in. Without a cookie no session is looked up. */
async function reader(c: Request, next: () => Promise<void>): Promise<void> {
  const { services } = c.var
  c.set('words', wordsOf(c))
  refuseNul(c)
  const session = c.req.header('cookie') === undefined ? null : await readActor(services.ctx, services.auth, c.req.raw.headers)
  c.set('ctx', { ...services.ctx, actor: session?.actor ?? null })
  await next()
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', session ? 'private, no-store' : 'no-cache')
  c.header('Vary', 'Cookie', { append: true })
}

/** Files and feeds are the same for everybody: only the language of the address counts. */
async function file(c: Request, next: () => Promise<void>): Promise<void> {
  c.set('words', wordsOf(c))
  c.set('ctx', c.var.services.ctx)
  refuseNul(c)
  await next()
}

/** Postgres has no text with U+0000, so nothing on record has such an address. */
function refuseNul(c: Request): void {
  if (/\0|%00/.test(c.req.path)) throw new NotFound('page')
}

function wordsOf(c: Request) {
  return words(LANGUAGES.find((language) => c.req.path.split('/')[1] === language) ?? LANGUAGES[0] ?? 'es')
}

/** Mail programs post there by themselves (RFC 8058), from nowhere; the token alone says whose mails end. */
const ONE_CLICK = /^\/[^/]+\/unsubscribe\/[^/]+$/

/** A form must come from this site: browsers say so in Sec-Fetch-Site, older ones in Origin. */
async function sameSite(c: Request, next: () => Promise<void>): Promise<void> {
  if (ONE_CLICK.test(c.req.path)) return next()
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  const own = [new URL(c.var.services.ctx.settings.publicUrl).origin, `http://${c.req.header('host')}`, `https://${c.req.header('host')}`]
  const fits = site === undefined ? origin !== undefined && own.includes(origin) : site === 'same-origin'
  if (!fits) fail(403)
  await next()
}

function fail(status: 403): never {
  throw new HTTPException(status)
}
