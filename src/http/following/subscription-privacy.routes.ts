import { Hono } from 'hono'
import { privacyPage } from '../../../templates/pages/privacy.page.ts'
import type { Environment } from '../environment.ts'
import { pageOf } from '../page-of.ts'

/** `/{language}/privacy`. */
export const privacyRoutes = new Hono<Environment>().get('/privacy', (c) => c.html(privacyPage(pageOf(c))))
