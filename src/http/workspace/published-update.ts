import type { UpdateView } from '../../../templates/view/update.ts'
import { NotFound } from '../../kernel/errors.ts'
import { readUpdates } from '../../recommendations/index.ts'
import type { Request } from '../environment.ts'
import { requireUuid } from '../uuid-param.ts'

/** A published update by its id. Throws NotFound. */
export async function publishedUpdate(c: Request, id: string): Promise<UpdateView> {
  const [update] = await readUpdates(c.var.ctx.db, { ids: [requireUuid(id)] }, null)
  if (!update) throw new NotFound('update')
  return update
}
