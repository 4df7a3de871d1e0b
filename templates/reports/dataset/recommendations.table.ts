import { dayIn, freeText, plain, textIn } from './cells.ts'
import { dataTable, type Column } from './table.ts'
import type { RecommendationView } from '../../view/recommendation.ts'

const COLUMNS: readonly Column<RecommendationView>[] = [
  plain('recommendation_code', 'string', ({ code }) => code, 'required'),
  ...freeText<RecommendationView>('title', 'title_language', ({ title }) => title),
  ...freeText<RecommendationView>('statement', 'statement_language', ({ statement }) => statement),
  plain('kind', 'string', ({ kind }) => kind, 'required'),
  plain('theme_slug', 'string', ({ theme }) => theme.slug, 'required'),
  { name: 'theme', type: 'string', cell: ({ theme }, context) => textIn(theme.name, context) },
  plain('status', 'string', ({ overall }) => overall.status, 'required'),
  plain('addressees_assessed', 'nonNegativeInteger', ({ overall }) => overall.assessed, 'required'),
  plain('addressees', 'nonNegativeInteger', ({ overall }) => overall.total, 'required'),
  { name: 'withdrawn_on', type: 'date', cell: ({ withdrawn }, context) => dayIn(withdrawn?.at, context) },
]

/** Every recommendation with its overall status: the least advanced among its assessed addressees. */
export const recommendations = dataTable<RecommendationView>({
  name: 'recommendations',
  key: ['recommendation_code'],
  columns: () => COLUMNS,
  rows: (snapshot) => snapshot.recommendations,
})
