import { Hono } from 'hono'
import { apiChapterPage } from '../../../templates/pages/api-chapter.page.ts'
import { apiPage } from '../../../templates/pages/api.page.ts'
import { apiProblemsPage } from '../../../templates/pages/api-problems.page.ts'
import { apiShapesPage } from '../../../templates/pages/api-shapes.page.ts'
import type { ApiDocumentation } from '../../../templates/view/api.ts'
import { apiDocumentation, PROBLEM_TYPES } from '../../api/index.ts'
import { NotFound } from '../../kernel/errors.ts'
import { USUAL_LIMITS } from './api-rates.ts'
import type { Environment, Request } from '../environment.ts'
import { pageOf } from '../page-of.ts'

/** `/{language}/api`: the documentation of the API, rendered from its own document. */
export function apiPageRoutes() {
  const made = new Map<string, ApiDocumentation>()
  const documentation = (c: Request) => {
    const { words, ctx } = c.var
    const there = made.get(words.language) ?? apiDocumentation(words, ctx.settings.publicUrl)
    made.set(words.language, there)
    return there
  }
  return new Hono<Environment>()
    .get('/', (c) => {
      const { files } = c.var.ctx
      const limits = { ...(c.var.services.apiLimits ?? USUAL_LIMITS), fileMegabytes: Math.floor(files.limits.bytes / 1_000_000) }
      return c.html(apiPage(documentation(c), limits, pageOf(c)))
    })
    .get('/problems', (c) => {
      const problems = Object.entries(PROBLEM_TYPES).map(([name, status]) => ({ name, status }))
      return c.html(apiProblemsPage(problems, pageOf(c)))
    })
    .get('/shapes', (c) => c.html(apiShapesPage(documentation(c).shapes, pageOf(c))))
    .get('/:chapter', (c) => {
      const chapter = documentation(c).chapters.find(({ name }) => name === c.req.param('chapter'))
      if (!chapter) throw new NotFound('chapter')
      return c.html(apiChapterPage(chapter, pageOf(c)))
    })
}
