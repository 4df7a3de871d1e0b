import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { LANGUAGES, words } from '../../templates/i18n/index.ts'
import { columnMeaning } from '../../templates/open-data/column-meaning.ts'
import type { Cell, Column, Dataset, Row } from '../datasets/index.ts'

const AFFINITIES: Readonly<Record<Column['type'], string>> = {
  text: 'text',
  integer: 'integer',
  number: 'real',
  boolean: 'integer',
  date: 'text',
  partial_date: 'text',
  instant: 'text',
  list: 'text',
}

/**
 * Writes all data sets into one SQLite file: a table each with its key, references and an index on every reference; lists as JSON
 * arrays, marks as 0 and 1; `column_meanings` says what each column means, `about` what the file speaks of.
 */
export function sqliteWriter(path: string, datasets: readonly Dataset[]) {
  const db = new DatabaseSync(path, { enableForeignKeyConstraints: false })
  db.exec('pragma journal_mode = off; pragma synchronous = off; begin')
  for (const dataset of datasets) db.exec(tableOf(dataset, datasets))
  return {
    /** Gives what takes the rows of one data set. */
    table({ name, columns }: Dataset): (rows: readonly Row[]) => void {
      const insert = db.prepare(
        `insert into ${quoted(name)} (${columns.map((column) => quoted(column.name)).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
      )
      return (rows) => {
        for (const row of rows) insert.run(...columns.map((column) => valueOf(row[column.name] ?? null)))
      }
    },
    /** Adds the indexes and what the file says of itself, and closes it. */
    finish(about: Readonly<Record<string, string>>): void {
      const meanings = LANGUAGES.map((language) => quoted(`meaning_${language}`))
      db.exec(`create table column_meanings (dataset text not null, "column" text not null, type text not null, refers_to text,
        ${meanings.map((meaning) => `${meaning} text not null`).join(', ')}, primary key (dataset, "column"))`)
      const insert = db.prepare(`insert into column_meanings values (?, ?, ?, ?${', ?'.repeat(meanings.length)})`)
      for (const { name, columns } of datasets) {
        for (const column of columns) {
          insert.run(
            name,
            column.name,
            column.type,
            column.refersTo,
            ...LANGUAGES.map((language) => columnMeaning(column, words(language))),
          )
          if (column.refersTo !== null && column.type !== 'list') {
            db.exec(`create index ${quoted(`${name}_${column.name}`)} on ${quoted(name)} (${quoted(column.name)})`)
          }
        }
      }
      db.exec('create table about (name text primary key, value text not null)')
      const fact = db.prepare('insert into about values (?, ?)')
      for (const [name, value] of Object.entries(about)) fact.run(name, value)
      db.exec('commit')
      db.close()
    },
    /** Lets go of a file that will not be finished. */
    abandon(): void {
      if (db.isOpen) db.close()
    },
  }
}

function tableOf({ name, key, columns }: Dataset, datasets: readonly Dataset[]): string {
  const lines = columns.map((column) => {
    const other = column.type === 'list' ? undefined : datasets.find((dataset) => dataset.name === column.refersTo)
    const reference = other === undefined ? '' : ` references ${quoted(other.name)} (${quoted(other.key)})`
    return `${quoted(column.name)} ${AFFINITIES[column.type]}${column.name === key ? ' primary key' : ''}${reference}`
  })
  return `create table ${quoted(name)} (${lines.join(', ')})`
}

function valueOf(cell: Cell): SQLInputValue {
  if (typeof cell === 'boolean') return cell ? 1 : 0
  return typeof cell === 'object' && cell !== null ? JSON.stringify(cell) : cell
}

function quoted(name: string): string {
  return `"${name}"`
}
