import type { App } from '../environment.ts'
import { outboxRoutes } from './outbox.routes.ts'
import { subscribeRoutes } from './subscribe.routes.ts'
import { subscriptionEndRoutes } from './subscription-end.routes.ts'
import { privacyRoutes } from './subscription-privacy.routes.ts'
import { subscriptionRoutes } from './subscription.routes.ts'

/** Following by mail: asking, confirming, preferences, ending; and the mails that were written to a folder. In one language. */
export function mountFollowing(app: App, language: string): void {
  const base = `/${language}`
  app.route(`${base}/subscribe`, subscriptionRoutes)
  app.route(`${base}/subscribe`, subscribeRoutes)
  app.route(`${base}/unsubscribe`, subscriptionEndRoutes)
  app.route(base, privacyRoutes)
  app.route(`${base}/outbox`, outboxRoutes)
}
