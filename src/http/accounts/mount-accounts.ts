import type { App } from '../environment.ts'
import { accountRoutes } from './account.routes.ts'
import { organisationRoutes } from './organisations.routes.ts'
import { ownSessionRoutes } from './own-sessions.routes.ts'
import { peopleRoutes } from './people.routes.ts'
import { providerRoutes } from './provider.routes.ts'
import { secondFactorRoutes } from './second-factor.routes.ts'
import { secondStepRoutes } from './second-step.routes.ts'
import { signInLinkRoutes } from './sign-in-link.routes.ts'
import { signInRoutes } from './sign-in.routes.ts'

/** Signing in, one's own account, people and organisations, in one language. */
export function mountAccounts(app: App, language: string): void {
  const base = `/${language}`
  app.route(`${base}/workspace/account/second-factor`, secondFactorRoutes)
  app.route(`${base}/workspace/account/sessions`, ownSessionRoutes)
  app.route(`${base}/workspace/account`, accountRoutes)
  app.route(`${base}/workspace/people/organisations`, organisationRoutes)
  app.route(`${base}/workspace/people`, peopleRoutes)
  app.route(`${base}/sign-in/link`, signInLinkRoutes)
  app.route(`${base}/sign-in/second-factor`, secondStepRoutes)
  app.route(`${base}/sign-in/provider`, providerRoutes)
  app.route(base, signInRoutes)
}
