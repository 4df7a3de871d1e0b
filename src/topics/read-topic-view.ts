import type { Localized } from '../../templates/view/text.ts'
import type { TopicView } from '../../templates/view/topic.ts'
import { listAgreements } from '../agreements/index.ts'
import type { Context } from '../kernel/context.ts'
import { Invalid, type Fault } from '../kernel/errors.ts'
import { listCoded, listInstitutions, listRecommendations, listThemes } from '../recommendations/index.ts'
import { topicFilters, topicQuery, type Topic } from './topic.ts'

/** A topic with the names of what its filters name. Throws Invalid, by filter: a theme, institution, recommendation or agreement that is not on record. */
export async function readTopicView(ctx: Context, topic: Topic): Promise<TopicView> {
  const faults: Record<string, Fault> = {}
  const filters: TopicView['filters'][number][] = []
  for (const { name, value } of topicFilters(topic.filter)) {
    const named = await nameOf(ctx, name, value)
    if (named === undefined) faults[name] = { key: 'errors.filter_unknown', values: { value } }
    filters.push({ name, value, label: named ?? null })
  }
  if (Object.keys(faults).length > 0) throw new Invalid(faults)
  return { stream: topic.stream, query: topicQuery(topic.filter), filters }
}

/** Null where the words of a scale or the value itself say it; undefined where nothing has that name. */
async function nameOf(ctx: Context, name: string, value: string): Promise<Localized | null | undefined> {
  switch (name) {
    case 'theme':
      return (await listThemes(ctx)).find(({ slug }) => slug === value)?.name
    case 'institution':
      return (await listInstitutions(ctx)).find(({ slug }) => slug === value)?.name
    case 'concern':
    case 'standard':
    case 'agreement_type':
      return (await listCoded(ctx, name)).find(({ code }) => code === value)?.title
    case 'recommendation':
      return (await listRecommendations(ctx, { recommendationCodes: [value], withdrawn: true }, null))[0]?.title
    case 'agreement':
      return (await listAgreements(ctx, { slug: value }, null))[0]?.title
    default:
      return null
  }
}
