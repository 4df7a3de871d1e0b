import { z } from 'zod'
import type { Localized } from '../../templates/view/text.ts'
import type { Context } from '../kernel/context.ts'
import { RuleBroken } from '../kernel/errors.ts'
import { optionalText, readsStraight } from '../kernel/fields.ts'
import { parse } from '../kernel/parse.ts'
import { requireActor } from '../kernel/permissions.ts'
import { readTexts } from '../log/index.ts'
import { issue } from './issue.ts'
import { planSupersession, type SupersessionPlan } from './plan-supersession.ts'

const LONGEST_NOTE = 2_000

const note = optionalText(LONGEST_NOTE).refine(readsStraight, 'bidi_controls')
const Input = z.object({
  slug: z.string(),
  note: z.object({ es: note, en: note }).refine(({ es, en }) => es !== '' || en !== '', 'one_language_missing'),
})

export type SupersedeInput = z.input<typeof Input>

/**
 * Issues a further revision of an edition, as of now, with a note that says what was wrong; both stay. Returns its slug
 * (`monthly-2026-10-r1`); sent twice with the same note, it counts once.
 * Throws Invalid (`note`), RuleBroken when it was superseded with another note, NotFound, Forbidden.
 */
export async function supersedeEdition(ctx: Context, input: SupersedeInput): Promise<string> {
  const actor = requireActor(ctx, 'supersedeEdition')
  const { plan, successor } = await checkSupersession(ctx, input)
  if (successor !== null) return successor
  const slug = await issue(ctx, actor, plan)
  await refuseOther(ctx, slug, plan.supersedes.note)
  return slug
}

/** Throws what `supersedeEdition` would throw for this input, and changes nothing; says what it would do. */
export async function checkSupersession(ctx: Context, input: SupersedeInput): Promise<SupersessionPlan> {
  requireActor(ctx, 'supersedeEdition')
  const { slug, note: typed } = parse(Input, input)
  const given = Object.fromEntries(Object.entries(typed).filter(([, text]) => text !== ''))
  const planned = await planSupersession(ctx.db, slug, given)
  if (planned.successor !== null) await refuseOther(ctx, planned.successor, given)
  return planned
}

/** The same act sent twice finds its own note on record; any other finds that it came too late. */
async function refuseOther(ctx: Context, slug: string, given: Localized): Promise<void> {
  const { id } = await ctx.db.selectFrom('editions').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()
  const stored = (await readTexts(ctx.db, [id])).get(id)?.['note'] ?? {}
  const same = [...new Set([...Object.keys(stored), ...Object.keys(given)])].every((language) => stored[language] === given[language])
  if (!same) throw new RuleBroken({ key: 'errors.edition_superseded_already', values: { slug } })
}
