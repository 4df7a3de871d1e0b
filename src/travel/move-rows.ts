import { LANGUAGES, type MessageKey } from '../../templates/i18n/index.ts'
import type { Localized } from '../../templates/view/text.ts'
import { readChanges } from '../changes/index.ts'
import type { Column, ColumnType, Row } from '../datasets/index.ts'
import type { Context } from '../kernel/context.ts'
import type { Standing } from '../standings/index.ts'
import { findMoves, MOVED_BY, type Comparison } from './find-moves.ts'
import { moveNamer } from './move-namer.ts'

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

/** Moves that are named at a time. */
const A_PIECE = 500

/**
 * What moved as rows, some hundreds at a time: statuses, due dates and positions with all their acts, then recommendations, then
 * agreements. What moved is found first; its names and acts are read as the rows are taken.
 */
export async function* moveRows(ctx: Context, comparison: Comparison): AsyncGenerator<readonly Row[]> {
  const { moves, range } = await findMoves(ctx, comparison)
  const name = await moveNamer(ctx, comparison, range)
  for (const [what, of, value] of MOVED) {
    for (const piece of pieces(moves[of])) {
      yield (await name.moved(piece, MOVED_BY[of], value)).map((item) =>
        row(what, item.recommendation, {
          theme: item.theme.slug,
          institution: item.institution.slug,
          country: item.institution.country,
          from: item.from,
          to: item.to,
          acts: item.acts.map(({ seq }) => String(seq)),
        }),
      )
    }
  }
  for (const what of ['added', 'withdrawn', 'reworded'] as const) {
    for (const piece of pieces(moves[what])) yield (await name.recommendations(piece)).map((item) => row(what, item, {}))
  }
  for (const piece of pieces(moves.agreementActs)) {
    yield (await readChanges(ctx, piece, comparison.to)).map(({ kind, seq, agreement }) =>
      row(kind, { code: null, title: agreement?.title ?? {} }, { agreement: agreement?.slug ?? null, acts: [String(seq)] }),
    )
  }
}

const MOVED = [
  ['status', 'statuses', (at: Standing | null) => at?.status ?? null],
  ['due_on', 'dueDates', (at: Standing | null) => at?.dueOn ?? null],
  ['position', 'positions', (at: Standing | null) => at?.position ?? null],
] as const

function pieces<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / A_PIECE) }, (_, at) => items.slice(at * A_PIECE, (at + 1) * A_PIECE))
}

function row(what: string, of: { readonly code: string | null; readonly title: Localized }, cells: Row): Row {
  const titles = Object.fromEntries(LANGUAGES.map((language) => [`title_${language}`, of.title[language] || null]))
  const none = { theme: null, institution: null, country: null, agreement: null, from: null, to: null, acts: [] }
  return { ...none, what, recommendation: of.code, ...titles, ...cells }
}
