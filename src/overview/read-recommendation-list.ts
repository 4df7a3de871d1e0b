import type { RecommendationListView } from '../../templates/pages/recommendation-list.page.ts'
import type { Context } from '../kernel/context.ts'
import { findRecommendations, type ParsedListQuery } from '../search/index.ts'
import { readTopicView, TopicFilter } from '../topics/index.ts'

/** A page of the list as the query narrows and sorts it, with the names of what narrows it. Throws Invalid where a filter names nothing on record. */
export async function readRecommendationList(ctx: Context, query: ParsedListQuery, asOf: Date | null): Promise<RecommendationListView> {
  const { sort, after: _, ...filter } = query
  const topic = await readTopicView(ctx, { stream: 'changes', filter: { ...TopicFilter.parse({}), ...filter } })
  const usual = query.q === '' ? 'catalogue' : 'relevance'
  return {
    topic,
    sort: sort ?? usual,
    chosenSort: sort !== undefined && sort !== usual,
    found: await findRecommendations(ctx, query, asOf),
  }
}
