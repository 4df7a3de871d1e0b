import type { InstitutionView } from '../../templates/pages/institution.page.ts'
import { POSITIONS } from '../../templates/view/scales.ts'
import { listTopicChanges } from '../changes/index.ts'
import type { Context } from '../kernel/context.ts'
import { NotFound } from '../kernel/errors.ts'
import { listAddressees } from '../recommendations/index.ts'
import { readStandings, type Standing } from '../standings/index.ts'
import { TopicFilter } from '../topics/index.ts'
import { mentionedLater } from './first-mention.ts'
import { countStatuses } from './count-statuses.ts'
import { readInstitutionCourse } from './read-institution-course.ts'
import { readInstitutionReplies } from './read-institution-replies.ts'

/** Addressees in the table, on the list of what is due, and acts among the latest changes; the rest is a link away. */
const ASKED_SHOWN = 25
const DUE_SHOWN = 10
const CHANGES_SHOWN = 6

/** What one institution was asked, where each stands and stood, what it says and answered, and what is due. Throws NotFound. */
export async function readInstitution(ctx: Context, slug: string, asOf: Date | null): Promise<InstitutionView> {
  const found = await ctx.db
    .selectFrom('institutions as i')
    .leftJoin('institutions as p', 'p.id', 'i.part_of')
    .select(['i.id', 'i.slug', 'i.name', 'i.country', 'p.slug as parent_slug', 'p.name as parent_name', 'p.country as parent_country'])
    .where('i.slug', '=', slug)
    .executeTakeFirst()
  if (!found) throw new NotFound('institution')
  const own = (await readStandings(ctx, asOf)).addressees.filter(({ institution }) => institution === slug)
  const due = own.filter(({ dueOn, status }) => dueOn !== null && status !== 'implemented').toSorted(firstDue)
  const shown = [...new Set([...own.slice(0, ASKED_SHOWN), ...due.slice(0, DUE_SHOWN)].map(({ code }) => code))]
  const addressees = await listAddressees(ctx, { institution: slug, recommendationCodes: shown }, asOf)
  const byId = new Map(addressees.map((addressee) => [addressee.id, addressee]))
  const full = (standings: readonly Standing[]) => standings.flatMap(({ addresseeId }) => byId.get(addresseeId) ?? [])
  const { parent_slug: parent, parent_name: name, parent_country: country } = found
  const { changes } = await listTopicChanges(
    ctx,
    { stream: 'changes', filter: TopicFilter.parse({ institution: slug }) },
    { beforeSeq: undefined, limit: CHANGES_SHOWN },
    asOf,
  )
  return {
    id: found.id,
    slug,
    name: found.name,
    country: found.country,
    partOf: parent === null || name === null || country === null ? null : { slug: parent, name, country },
    knownFrom: await mentionedLater(ctx, 'institution', found.id, asOf),
    asked: own.length,
    counts: countStatuses(own),
    overdue: own.filter(({ overdue }) => overdue).length,
    stale: own.filter(({ stale }) => stale).length,
    awaitingReply: own.filter(({ awaitingReply }) => awaitingReply).length,
    positions: POSITIONS.map((position) => ({
      position,
      count: own.filter((each) => (each.position ?? 'none_stated') === position).length,
    })),
    addressees: full(own.slice(0, ASKED_SHOWN)),
    due: { addressees: full(due.slice(0, DUE_SHOWN)), total: due.length },
    course: await readInstitutionCourse(ctx, slug, asOf),
    replies: await readInstitutionReplies(ctx, slug, asOf),
    changes,
  }
}

function firstDue(a: Standing, b: Standing): number {
  return (a.dueOn ?? '').localeCompare(b.dueOn ?? '') || a.recommendationPosition - b.recommendationPosition
}
