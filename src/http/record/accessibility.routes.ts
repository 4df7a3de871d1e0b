import { Hono } from 'hono'
import { accessibilityPage } from '../../../templates/pages/accessibility.page.ts'
import type { Environment } from '../environment.ts'
import { pageOf } from '../page-of.ts'

/** `/{language}/accessibility`. */
export const accessibilityRoutes = new Hono<Environment>().get('/accessibility', (c) => c.html(accessibilityPage(pageOf(c))))
