import type { Context } from '../kernel/context.ts'
import { Invalid, type Fault } from '../kernel/errors.ts'
import { parse } from '../kernel/parse.ts'
import { z } from 'zod'
import { ScheduleSlug } from './schemas.ts'

/** The slug of a new schedule beside what else was typed for it. Throws Invalid with the faults of both, `slug` also when it is taken. */
export async function checkNewSlug<Prepared>(
  ctx: Context,
  typed: string,
  prepare: () => Promise<Prepared>,
): Promise<Prepared & { readonly slug: string }> {
  let slug = ''
  let faults: Readonly<Record<string, Fault>> = {}
  try {
    slug = parse(z.object({ slug: ScheduleSlug }), { slug: typed }).slug
    const taken = await ctx.db.selectFrom('report_schedules').select('id').where('slug', '=', slug).executeTakeFirst()
    if (taken) faults = { slug: { key: 'errors.schedule_slug_taken' } }
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    faults = error.fields
  }
  try {
    const prepared = await prepare()
    if (Object.keys(faults).length === 0) return { ...prepared, slug }
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    faults = { ...faults, ...error.fields }
  }
  throw new Invalid(faults)
}
