import type { EditionRef } from '../../templates/view/references.ts'
import type { EditionKind } from '../../templates/view/scales.ts'
import type { Localized } from '../../templates/view/text.ts'

export interface EditionRow {
  readonly number: number
  readonly revision: number
  readonly slug: string
  readonly kind: EditionKind
  readonly name: Localized | null
  readonly period_start: string | null
  readonly period_end: string | null
}

/** A row of `editions` as everything that names an edition shows it. */
export function editionRef(row: EditionRow): EditionRef {
  return {
    number: row.number,
    ...(row.revision > 0 ? { revision: row.revision } : {}),
    slug: row.slug,
    kind: row.kind,
    ...(row.name ? { name: row.name } : {}),
    periodStart: row.period_start,
    periodEnd: row.period_end,
  }
}
