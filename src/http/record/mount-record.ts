import type { App } from '../environment.ts'
import { accessibilityRoutes } from './accessibility.routes.ts'
import { activityRoutes } from './activities.routes.ts'
import { compareRoutes } from './compare.routes.ts'
import { dataPageRoutes } from './data.routes.ts'
import { embedRoutes } from './embed.routes.ts'
import { exportRoutes } from './exports.routes.ts'
import { pageRoutes } from './pages.routes.ts'
import { placeRoutes } from './places.routes.ts'
import { recordRoutes } from './record.routes.ts'
import { reportRequestRoutes } from './report-requests.routes.ts'
import { reportRoutes } from './reports.routes.ts'
import { subjectRoutes } from './subjects.routes.ts'
import { verifyRoutes } from './verify.routes.ts'

/** The public record in one language: its pages, and each list as a table. */
export function mountRecord(app: App, language: string): void {
  const base = `/${language}`
  app.route(`${base}/reports/requests`, reportRequestRoutes)
  app.route(base, dataPageRoutes)
  app.route(base, verifyRoutes)
  app.route(base, accessibilityRoutes)
  app.route(`${base}/reports`, reportRoutes)
  app.route(`${base}/embed`, embedRoutes)
  app.route(`${base}/activities`, activityRoutes)
  app.route(base, placeRoutes)
  app.route(base, subjectRoutes)
  app.route(base, exportRoutes)
  app.route(base, compareRoutes)
  app.route(base, recordRoutes)
  app.route(base, pageRoutes)
}
