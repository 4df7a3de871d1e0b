import { LANGUAGES, type MessageKey } from '../../templates/i18n/index.ts'
import type { Moved, MovesView } from '../../templates/view/moves.ts'
import type { RecommendationRef } from '../../templates/view/references.ts'
import type { Localized } from '../../templates/view/text.ts'
import type { Column, ColumnType, Row } from '../datasets/index.ts'

const column = (name: string, type: ColumnType, meaning: MessageKey, language: string | null = null): Column => ({
  name,
  type,
  meaning,
  language,
  portable: false,
  refersTo: null,
})

/** One row for each thing that moved. */
export const MOVE_COLUMNS: readonly Column[] = [
  column('what', 'text', 'travel.column.what'),
  column('recommendation', 'text', 'travel.column.recommendation'),
  ...LANGUAGES.map((language) => column(`title_${language}`, 'text', 'travel.column.title', language)),
  column('theme', 'text', 'travel.column.theme'),
  column('institution', 'text', 'travel.column.institution'),
  column('country', 'text', 'travel.column.country'),
  column('agreement', 'text', 'travel.column.agreement'),
  column('from', 'text', 'travel.column.from'),
  column('to', 'text', 'travel.column.to'),
  column('acts', 'list', 'travel.column.acts'),
]

/** What moved as rows: statuses, due dates and positions, then recommendations, then agreements. */
export function moveRows(moves: Omit<MovesView, 'topic' | 'from' | 'to'>): readonly Row[] {
  const moved = (what: string, items: readonly Moved<string | null>[]) =>
    items.map((item) =>
      row(what, item.recommendation, {
        theme: item.theme.slug,
        institution: item.institution.slug,
        country: item.institution.country,
        from: item.from,
        to: item.to,
        acts: item.acts.map(({ seq }) => String(seq)),
      }),
    )
  const named = (what: string, items: readonly RecommendationRef[]) => items.map((item) => row(what, item, {}))
  return [
    ...moved('status', moves.statuses.shown),
    ...moved('due_on', moves.dueDates.shown),
    ...moved('position', moves.positions.shown),
    ...named('added', moves.added.shown),
    ...named('withdrawn', moves.withdrawn.shown),
    ...named('reworded', moves.reworded.shown),
    ...moves.agreements.shown.map(({ kind, seq, agreement }) =>
      row(kind, { code: null, title: agreement?.title ?? {} }, { agreement: agreement?.slug ?? null, acts: [String(seq)] }),
    ),
  ]
}

function row(what: string, of: { readonly code: string | null; readonly title: Localized }, cells: Row): Row {
  const titles = Object.fromEntries(LANGUAGES.map((language) => [`title_${language}`, of.title[language] || null]))
  const none = { theme: null, institution: null, country: null, agreement: null, from: null, to: null, acts: [] }
  return { ...none, what, recommendation: of.code, ...titles, ...cells }
}
