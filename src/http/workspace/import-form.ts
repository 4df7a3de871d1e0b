import type { FieldMapping, ImportBatch, ImportHints, Mapping } from '../../../templates/view/import.ts'
import { fieldsOf } from '../../imports/index.ts'

type Values = Readonly<Record<string, string>>

/** The fields of the forms of a batch, from what it holds. */
export function importValues(batch: ImportBatch): Record<string, string> {
  const { hints, facts } = batch
  const values: Record<string, string> = {
    read_kind: batch.kind,
    encoding: hints.encoding ?? '',
    separator: hints.separator ?? '',
    sheet: facts?.sheet ?? '',
    header_row: String(facts?.headerRow ?? 0),
    mode: batch.mode ?? 'published',
    ...Object.fromEntries((hints.repair ?? []).map((name) => [`repair_${name}`, '1'])),
  }
  for (const [name, from] of Object.entries(batch.mapping)) {
    values[`column_${name}`] = from.column ?? ''
    values[`constant_${name}`] = from.constant ?? ''
    values[`split_${name}`] = from.split ?? ''
    values[`dates_${name}`] = from.dates ?? ''
    values[`values_${name}`] = Object.entries(from.values ?? {})
      .map(([theirs, ours]) => `${theirs} = ${ours}`)
      .join('\n')
  }
  return values
}

/** A mapping as the form gives it. */
export function mappingOf(batch: ImportBatch, values: Values): Mapping {
  return Object.fromEntries(
    fieldsOf(batch.kind).map(({ name }) => {
      const of = (part: string) => values[`${part}_${name}`] ?? ''
      const meanings = meaningsOf(of('values'))
      const from: FieldMapping = {
        ...(of('column') === '' ? {} : { column: of('column') }),
        ...(of('constant').trim() === '' ? {} : { constant: of('constant').trim() }),
        ...(Object.keys(meanings).length === 0 ? {} : { values: meanings }),
        ...(of('split') === '' ? {} : { split: of('split') }),
        ...(of('dates') === 'day_first' || of('dates') === 'month_first' ? { dates: of('dates') as 'day_first' } : {}),
      }
      return [name, from]
    }),
  )
}

/** How the file is to be read, as the form gives it. A row of headers that says what was found anyway says nothing. */
export function hintsOf(batch: ImportBatch, values: Values): ImportHints {
  const repair = ['mojibake', 'escapes', 'entities'].filter((name) => values[`repair_${name}`])
  const typed = (values['header_row'] ?? '').trim()
  const found = batch.hints.headerRow === undefined ? String(batch.facts?.headerRow ?? 0) : null
  const headerRow = /^\d{1,6}$/.test(typed) && typed !== found ? { headerRow: typed === '0' ? null : Number(typed) } : {}
  const sheet = values['sheet'] ?? ''
  return {
    ...(values['encoding'] ? { encoding: values['encoding'] } : {}),
    ...(values['separator'] ? { separator: values['separator'] } : {}),
    ...(sheet !== '' && sheet !== batch.facts?.sheet ? { sheet } : batch.hints.sheet ? { sheet: batch.hints.sheet } : {}),
    ...headerRow,
    ...(repair.length === 0 ? {} : { repair }),
  }
}

/** `theirs = ours` a line; the last equals sign parts them. */
function meaningsOf(text: string): Record<string, string> {
  const pairs = text.split(/\r?\n/).flatMap((line) => {
    const at = line.lastIndexOf('=')
    return at === -1 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()] as const]
  })
  return Object.fromEntries(pairs.filter(([theirs, ours]) => theirs !== '' && ours !== ''))
}
