import { Hono } from 'hono'
import { accepts } from 'hono/accepts'
import { LANGUAGES, words } from '../../../templates/i18n/index.ts'
import { answerPermanent } from './answer-permanent.ts'
import type { Environment } from '../environment.ts'

/** `/id/{kind}/{uuid}`: the permanent address of anything on record, in the reader's own language. */
export const permanentRoutes = new Hono<Environment>().get('/:kind/:id', (c) => {
  c.header('Vary', 'Accept-Language')
  c.set('words', words(accepts(c, { header: 'Accept-Language', supports: [...LANGUAGES], default: LANGUAGES[0] ?? 'es' })))
  c.set('ctx', c.var.services.ctx)
  return answerPermanent(c)
})
