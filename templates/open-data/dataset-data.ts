import type { PageContext } from '../pages/page-context.ts'
import type { OpenDataView } from '../view/open-data.ts'
import { LICENCE } from './licence.ts'
import type { StructuredData } from './structured-data.ts'

/** The open data as a catalogue of data sets with their downloads. */
export function datasetData(view: OpenDataView, { origin, words }: PageContext): StructuredData {
  const publisher = { '@type': 'Organization', name: words.t('pages.site.name'), url: `${origin}/` }
  const download = (file: string, format: string) => {
    const known = view.dump?.files.find((candidate) => candidate.name === file)
    const size = known === undefined ? {} : { contentSize: String(known.bytes), sha256: known.sha256 }
    return { '@type': 'DataDownload', contentUrl: `${origin}/data/${file}`, encodingFormat: format, ...size }
  }
  return {
    '@type': 'DataCatalog',
    '@id': `${origin}/data/catalog#catalog`,
    name: words.t('data.catalogue.title'),
    description: words.t('data.catalogue.description'),
    url: `${origin}/${words.language}/data`,
    license: LICENCE,
    publisher,
    dataset: view.datasets.map(({ name, columns }) => ({
      '@type': 'Dataset',
      '@id': `${origin}/data/catalog#${name}`,
      name: `${words.t(`data.dataset.name.${name}`)} · ${words.t('pages.site.name')}`,
      description: `${words.t(`data.dataset.about.${name}`)} ${words.t('data.catalogue.description')}`,
      url: `${origin}/${words.language}/data#${name}`,
      license: LICENCE,
      creator: publisher,
      isAccessibleForFree: true,
      inLanguage: words.language,
      keywords: words.t('data.catalogue.keywords').split(', '),
      ...(view.dump === null ? {} : { dateModified: view.dump.asOf }),
      variableMeasured: columns.map((column) => column.name),
      distribution: [download(`${name}.csv`, 'text/csv'), download(`${name}.ndjson`, 'application/x-ndjson')],
    })),
  }
}
