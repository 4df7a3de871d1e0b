import { Hono } from 'hono'
import { operationPage } from '../../../templates/pages/operation.page.ts'
import { readOperation, type Watch } from '../../operation/index.ts'
import type { Environment } from '../environment.ts'
import { pageOf } from '../page-of.ts'

/** `/{language}/workspace/operation`: how the service does and what to do, for administrators. */
export function operationRoutes(watch: Watch) {
  return new Hono<Environment>().get('/', async (c) => {
    c.header('Cache-Control', 'no-store')
    return c.html(operationPage(await readOperation(c.var.ctx, watch), pageOf(c)))
  })
}
