import { LANGUAGES } from '../../templates/i18n/index.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { issue } from './issue.ts'

/** Issues the baseline edition, once, as of the moment right after the catalogue was loaded. Returns its slug. */
export async function issueBaseline(ctx: Context): Promise<string> {
  const actor = requireActor(ctx, 'issueEdition')
  return issue(ctx, actor, {
    slug: 'baseline',
    kind: 'baseline',
    name: null,
    scheduleId: null,
    schedule: null,
    periodStart: null,
    periodEnd: null,
    startsAt: null,
    scope: '',
    length: 'full',
    languages: LANGUAGES,
    timeZone: ctx.settings.timeZone,
    asOf: null,
    late: false,
    held: false,
    supersedes: null,
  })
}
