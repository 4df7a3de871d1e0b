import type { Words } from '../i18n/index.ts'
import type { DatasetView, DumpFileView, DumpMoment } from '../view/dataset.ts'
import { columnMeaning } from './column-meaning.ts'
import { LICENCE } from './licence.ts'

/** What somebody reads who opens the folder of a dump: what it is, how to read, cite and check it, each table with its columns. Markdown. */
export function dumpReadme(
  datasets: readonly DatasetView[],
  files: readonly DumpFileView[],
  moment: DumpMoment,
  origin: string,
  words: Words,
): string {
  const { t } = words
  const values = { asOf: moment.asOf, size: words.number(moment.logSize), root: moment.logRoot, origin, licence: LICENCE }
  const rows = new Map(files.map((file) => [file.name, file.rows]))
  const sections = datasets.map((dataset) =>
    [
      `## ${t(`data.dataset.name.${dataset.name}`)} (\`${dataset.name}\`)`,
      `${t(`data.dataset.about.${dataset.name}`)} ${t('data.dump.rows', { count: rows.get(`${dataset.name}.csv`) ?? 0 })}`,
      dataset.columns
        .map((column) => `- \`${column.name}\`${column.name === dataset.key ? '*' : ''}: ${columnMeaning(column, words)}`)
        .join('\n'),
    ].join('\n\n'),
  )
  return `${[
    `# ${t('data.dump.title', { origin })}`,
    t('data.dump.moment', values),
    `## ${t('data.dump.files.title')}`,
    ['csv', 'ndjson', 'sqlite', 'metadata', 'sums'].map((name) => `- ${t(`data.dump.files.${name as 'csv'}`)}`).join('\n'),
    `## ${t('data.dump.reading.title')}`,
    ['absent', 'formula', 'lists', 'times', 'key'].map((name) => `- ${t(`data.dump.reading.${name as 'absent'}`)}`).join('\n'),
    `## ${t('data.dump.licence.title')}`,
    t('data.dump.licence.text', values),
    t('data.dump.cite', values),
    `## ${t('data.dump.verify.title')}`,
    t('data.dump.verify.text', values),
    ...sections,
  ].join('\n\n')}\n`
}
