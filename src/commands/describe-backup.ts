import type { Manifest } from '../backup/index.ts'

/** A back-up in two lines. */
export function describeBackup({ madeAt, engine, migrations, log, tables, files }: Manifest): readonly string[] {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  return [
    `Back-up of ${log.origin} as of ${madeAt} (${engine}, ${migrations.at(-1) ?? ''}): ${rows} rows in ${tables.length} tables, ${files.kept.length} files of the object store.`,
    `The log has ${log.size} acts, root ${log.root}.`,
  ]
}
