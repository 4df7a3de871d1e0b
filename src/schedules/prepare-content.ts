import type { ReportScope } from '../../templates/view/edition.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid, RuleBroken, type Fault } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { listInstitutions, listThemes, type ParsedListFilter } from '../recommendations/index.ts'
import { readCron } from './read-cron.ts'
import { parseScope } from './parse-scope.ts'
import type { ScheduleVersion } from './schedule-versions.ts'
import { ScheduleContent, type ScheduleInput } from './schemas.ts'

export type PreparedContent = Omit<ScheduleVersion, 'version' | 'inForceFrom' | 'ended' | 'accountId'>

/**
 * What was typed for a schedule as it would be stored, with its scope's filters. Throws Invalid with every fault under its field's
 * name: also a cron expression that never fires or fires too often, a scope that is no filter of the list, a topic that is none.
 */
export async function prepareContent(
  ctx: Context,
  input: ScheduleInput,
): Promise<{ readonly content: PreparedContent; readonly filter: ParsedListFilter; readonly scope: ReportScope }> {
  const faults: Record<string, Fault> = {}
  const collect = async <Result>(act: () => Result | Promise<Result>): Promise<Result | undefined> => {
    try {
      return await act()
    } catch (error) {
      if (error instanceof Invalid) Object.assign(faults, error.fields)
      else if (error instanceof RuleBroken && error.field !== undefined) faults[error.field] = error.fault
      else throw error
      return undefined
    }
  }
  const content = await collect(() => parse(ScheduleContent, input))
  const cron = input.cadence === 'cron' ? input.cron.trim().split(/\s+/).join(' ') : null
  if (cron === '') faults['cron'] = { key: 'errors.required' }
  else if (cron !== null) await collect(() => readCron(cron))
  const scope = faults['scope'] ? undefined : await collect(() => parseScope(ctx, input.scope))
  const known = await topicsOf(ctx)
  if (content?.topics.some((topic) => !known.has(topic))) faults['topics'] = { key: 'errors.topic_unknown' }
  if (content === undefined || scope === undefined || Object.keys(faults).length > 0) throw new Invalid(inFormOrder(faults))
  return {
    content: {
      name: { es: content.name_es, en: content.name_en },
      cadence: content.cadence,
      cron,
      timeZone: content.time_zone,
      scope: scope.scope.query,
      length: content.length,
      languages: content.languages,
      topics: content.topics.includes('all') ? ['all'] : content.topics,
      holdDays: content.hold_days,
    },
    ...scope,
  }
}

async function topicsOf(ctx: Context): Promise<ReadonlySet<string>> {
  const themes = (await listThemes(ctx)).map(({ slug }) => `theme:${slug}`)
  const institutions = (await listInstitutions(ctx)).map(({ slug }) => `institution:${slug}`)
  return new Set(['all', ...themes, ...institutions])
}

function inFormOrder(faults: Readonly<Record<string, Fault>>): Record<string, Fault> {
  const order = ['slug', ...Object.keys(ScheduleContent.shape)]
  return Object.fromEntries(Object.entries(faults).toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b)))
}
