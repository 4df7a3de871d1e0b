import type { Watch } from '../../operation/index.ts'
import type { App } from '../environment.ts'
import { citationRoutes } from './citations.routes.ts'
import { editionRoutes } from './editions.routes.ts'
import { evidenceRoutes } from './evidence.routes.ts'
import { importRoutes } from './imports.routes.ts'
import { journalRoutes } from './journal.routes.ts'
import { manyRoutes } from './many.routes.ts'
import { operationRoutes } from './operation.routes.ts'
import { proposalRoutes } from './proposals.routes.ts'
import { redactionRoutes } from './redactions.routes.ts'
import { replyRoutes, representativeDesk } from './replies.routes.ts'
import { reviewRoutes } from './review.routes.ts'
import { scheduleRoutes } from './schedules.routes.ts'
import { severalRoutes } from './several.routes.ts'
import { updateRoutes } from './updates.routes.ts'
import { webhookRoutes } from './webhooks.routes.ts'
import { workspaceRoutes } from './workspace.routes.ts'

/** What contributors, editors, administrators and representatives do, under the workspace of one language. */
export function mountWorkspace(app: App, language: string, watch: Watch): void {
  const base = `/${language}/workspace`
  app.route(`${base}/updates/several`, severalRoutes)
  app.route(`${base}/updates`, updateRoutes)
  app.route(`${base}/updates`, reviewRoutes)
  app.route(`${base}/schedules`, scheduleRoutes)
  app.route(`${base}/imports`, importRoutes)
  app.route(`${base}/operation`, operationRoutes(watch))
  app.route(`${base}/journal`, journalRoutes)
  app.route(`${base}/webhooks`, webhookRoutes)
  app.route(`${base}/evidence`, evidenceRoutes)
  app.route(`${base}/citations`, citationRoutes)
  app.get(base, representativeDesk)
  app.route(`${base}/replies`, replyRoutes)
  app.route(`${base}/redactions`, redactionRoutes)
  app.route(`${base}/editions`, editionRoutes)
  app.route(base, proposalRoutes)
  app.route(`${base}/addressees`, manyRoutes)
  app.route(base, workspaceRoutes)
}
