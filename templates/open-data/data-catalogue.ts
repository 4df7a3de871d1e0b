import { LANGUAGES, words as wordsOf, type Words } from '../i18n/index.ts'
import type { DatasetView, DumpFileView, DumpMoment } from '../view/dataset.ts'
import type { GraphNode, Term } from './graph.ts'
import { LICENCE } from './licence.ts'

export interface CatalogueView {
  readonly datasets: readonly DatasetView[]
  /** The latest dump; null while there is none: then sizes and digests are not known. */
  readonly dump: (DumpMoment & { readonly files: readonly DumpFileView[] }) | null
  /** ISO 8601: when the catalogue last changed, and when the record began; null: nothing is on record. */
  readonly modified: string | null
  readonly began: string | null
  /** Without a slash at the end. */
  readonly origin: string
  /** Where readers write to: an e-mail address or the address of a page. */
  readonly contact?: string | undefined
}

const AUTHORITY = 'http://publications.europa.eu/resource/authority'
const OPENAPI = 'https://spec.openapis.org/oas/v3.1.0'
const LICENCE_TYPE = 'http://purl.org/adms/licencetype/Attribution'
const PUBLISHER_TYPE = 'http://purl.org/adms/publishertype/NonProfitOrganisation'
const SHA256 = 'http://spdx.org/rdf/terms#checksumAlgorithm_sha256'
const RESOURCE: Term = { iri: 'http://www.w3.org/2000/01/rdf-schema#Resource' }
/** ISO 639-3 names of the languages in the Publications Office's table. */
const LANGUAGE_CODES: Readonly<Record<string, string>> = { es: 'SPA', en: 'ENG', qu: 'QUE', ay: 'AYM' }
const THEMES = ['GOVE', 'JUST', 'INTR']

/** The catalogue of the open data as DCAT-AP 3: one catalogue, one data set a table and one of all, the API as a service. */
export function dataCatalogue(view: CatalogueView): readonly GraphNode[] {
  const { origin, datasets } = view
  const sets = [...datasets.map((dataset) => oneDataset(view, dataset)), everything(view)]
  const languages = LANGUAGES.flatMap((language) => LANGUAGE_CODES[language] ?? [])
  return [
    node(`${origin}/data/catalog#catalog`, 'dcat:Catalog', [
      ['dct:title', inEveryLanguage((words) => words.t('data.catalogue.title'))],
      ['dct:description', inEveryLanguage((words) => words.t('data.catalogue.description'))],
      ['dct:publisher', { iri: publisherOf(view) }],
      ['dct:license', { iri: LICENCE }],
      ['dct:language', languages.map((code) => ({ iri: `${AUTHORITY}/language/${code}` }))],
      ['foaf:homepage', { iri: `${origin}/es/data` }],
      ['dcat:themeTaxonomy', { iri: `${AUTHORITY}/data-theme` }],
      ...times(view),
      ['dct:spatial', places()],
      ['dcat:dataset', sets.map(({ id }) => ({ iri: id ?? '' }))],
      ['dcat:service', { iri: `${origin}/api/v1` }],
    ]),
    ...sets,
    node(`${origin}/api/v1`, 'dcat:DataService', [
      ['rdf:type', RESOURCE],
      ['dct:title', inEveryLanguage((words) => words.t('data.catalogue.api'))],
      ['dcat:endpointURL', { iri: `${origin}/api/v1` }],
      ['dcat:endpointDescription', { iri: `${origin}/api/v1/openapi.json` }],
      ['dct:conformsTo', { iri: OPENAPI }],
      ['dct:publisher', { iri: publisherOf(view) }],
      ['dcat:contactPoint', contact(view)],
      ['dcat:keyword', LANGUAGES.flatMap((language) => keywords(wordsOf(language)))],
      ['dcat:theme', THEMES.map((theme) => ({ iri: `${AUTHORITY}/data-theme/${theme}` }))],
      ['dct:license', { iri: LICENCE }],
      ['dcatap:availability', { iri: `${AUTHORITY}/planned-availability/STABLE` }],
      ['dcat:servesDataset', sets.map(({ id }) => ({ iri: id ?? '' }))],
    ]),
    node(publisherOf(view), 'foaf:Agent', [
      ['foaf:name', { text: 'Vigía' }],
      ['dct:type', { iri: PUBLISHER_TYPE }],
      ['foaf:homepage', { iri: `${origin}/` }],
    ]),
    ...named(view, languages),
  ]
}

/** What the resources named elsewhere are, so that whoever reads the catalogue alone knows their kind. */
function named({ origin }: CatalogueView, languages: readonly string[]): readonly GraphNode[] {
  const concept = (id: string, scheme: string) =>
    node(id, 'skos:Concept', [
      ['skos:inScheme', { iri: scheme }],
      ['skos:prefLabel', { text: id.slice(id.lastIndexOf('/') + 1), language: 'en' }],
    ])
  return [
    node(LICENCE, 'dct:LicenseDocument', [
      ['dct:title', { text: 'Creative Commons Attribution 4.0 International', language: 'en' }],
      ['dct:type', { iri: LICENCE_TYPE }],
    ]),
    ...languages.map((code) => inTable('language', code, 'dct:LinguisticSystem')),
    node(`${AUTHORITY}/data-theme`, 'skos:ConceptScheme', [['dct:title', { text: 'Data theme', language: 'en' }]]),
    ...THEMES.map((theme) => concept(`${AUTHORITY}/data-theme/${theme}`, `${AUTHORITY}/data-theme`)),
    concept(`${AUTHORITY}/planned-availability/STABLE`, `${AUTHORITY}/planned-availability`),
    inTable('frequency', 'DAILY', 'dct:Frequency'),
    ...['PER', 'USA'].map((code) => inTable('country', code, 'dct:Location')),
    ...['CSV', 'JSON', 'BIN'].map((code) => inTable('file-type', code, 'dct:MediaTypeOrExtent')),
    ...['text/csv', 'application/vnd.sqlite3', 'application/json'].map((type) => node(mediaType(type), 'dct:MediaType', [])),
    ...['es', 'en'].map((language) => node(`${origin}/${language}/data`, 'foaf:Document', [])),
    node(`${origin}/`, 'foaf:Document', []),
    node(`${origin}/api/v1/openapi.json`, 'rdfs:Resource', []),
    node(OPENAPI, 'dct:Standard', []),
    node(SHA256, 'spdx:ChecksumAlgorithm', []),
    concept(LICENCE_TYPE, 'http://purl.org/adms/licencetype/1.0'),
    concept(PUBLISHER_TYPE, 'http://purl.org/adms/publishertype/1.0'),
    ...['metadata.json', 'schema.json'].map((file) => node(`${origin}/data/${file}`, 'dct:Standard', [])),
  ]
}

function oneDataset(view: CatalogueView, { name }: DatasetView): GraphNode {
  const title = inEveryLanguage((words) => words.t(`data.dataset.name.${name}`))
  return datasetNode(
    view,
    name,
    title,
    inEveryLanguage((words) => words.t(`data.dataset.about.${name}`)),
    [
      distribution(view, `${name}.csv`, 'CSV', 'text/csv', 'metadata.json'),
      distribution(view, `${name}.ndjson`, 'JSON', 'application/json', 'schema.json'),
    ],
  )
}

/** The SQLite file exists once there is a dump; until then the tables by themselves are everything. */
function everything(view: CatalogueView): GraphNode {
  const files = view.dump === null ? [] : [distribution(view, 'vigia.sqlite', 'BIN', 'application/vnd.sqlite3', null)]
  return datasetNode(
    view,
    'all',
    inEveryLanguage((words) => words.t('data.catalogue.all')),
    inEveryLanguage((words) => words.t('data.catalogue.all.about')),
    files,
  )
}

function datasetNode(
  view: CatalogueView,
  name: string,
  title: readonly Term[],
  description: readonly Term[],
  distributions: readonly GraphNode[],
): GraphNode {
  const { origin } = view
  return node(`${origin}/data/catalog#${name}`, 'dcat:Dataset', [
    ['dct:identifier', { text: `${origin}/data/catalog#${name}` }],
    ['dct:title', title],
    ['dct:description', description],
    ['dct:publisher', { iri: publisherOf(view) }],
    ['dcat:contactPoint', contact(view)],
    ['dcat:landingPage', LANGUAGES.map((language) => ({ iri: `${origin}/${language}/data` }))],
    ['dcat:keyword', LANGUAGES.flatMap((language) => keywords(wordsOf(language)))],
    ['dcat:theme', THEMES.map((theme) => ({ iri: `${AUTHORITY}/data-theme/${theme}` }))],
    ['dct:accrualPeriodicity', { iri: `${AUTHORITY}/frequency/DAILY` }],
    [
      'dct:language',
      LANGUAGES.flatMap((language) => LANGUAGE_CODES[language] ?? []).map((code) => ({ iri: `${AUTHORITY}/language/${code}` })),
    ],
    ['dct:spatial', places()],
    ...times(view),
    ...period(view),
    ...(distributions.length === 0 ? [] : [['dcat:distribution', distributions] as const]),
  ])
}

function distribution({ origin, dump }: CatalogueView, file: string, type: string, media: string, describedBy: string | null): GraphNode {
  const known = dump?.files.find((candidate) => candidate.name === file)
  return node(null, 'dcat:Distribution', [
    ['dct:title', [{ text: file }]],
    ['dct:description', inEveryLanguage((words) => words.t(`data.catalogue.file.${type as 'CSV'}`))],
    ['dcat:accessURL', { iri: `${origin}/data/${file}` }],
    ['dcat:downloadURL', { iri: `${origin}/data/${file}` }],
    ['dct:format', { iri: `${AUTHORITY}/file-type/${type}` }],
    ['dcat:mediaType', { iri: mediaType(media) }],
    ['dct:license', { iri: LICENCE }],
    ['dcatap:availability', { iri: `${AUTHORITY}/planned-availability/STABLE` }],
    ...(describedBy === null ? [] : [['dct:conformsTo', { iri: `${origin}/data/${describedBy}` }] as const]),
    ...(known === undefined ? [] : measured(known)),
    ...(dump === null ? [] : [['dct:modified', { text: dump.asOf, datatype: 'xsd:dateTime' }] as const]),
  ])
}

function measured({ bytes, sha256 }: DumpFileView): GraphNode['statements'] {
  const checksum = node(null, 'spdx:Checksum', [
    ['spdx:algorithm', { iri: SHA256 }],
    ['spdx:checksumValue', { text: sha256, datatype: 'xsd:hexBinary' }],
  ])
  return [
    ['dcat:byteSize', { text: String(bytes), datatype: 'xsd:nonNegativeInteger' }],
    ['spdx:checksum', checksum],
  ]
}

/** Where questions go: what the operator set up for them, and the page of the data. */
function contact({ origin, contact: given }: CatalogueView): Term {
  const page = given !== undefined && /^https?:\/\//i.test(given) ? given : `${origin}/es/data`
  return node(null, 'vcard:Organization', [
    ['rdf:type', { iri: 'http://www.w3.org/2006/vcard/ns#Kind' }],
    ['vcard:fn', { text: 'Vigía' }],
    ...(given === undefined || given === page ? [] : [['vcard:hasEmail', { iri: `mailto:${given}` }] as const]),
    ['vcard:hasURL', { iri: page }],
  ])
}

function times({ modified, began }: CatalogueView): GraphNode['statements'] {
  return [
    ...(began === null ? [] : [['dct:issued', { text: began, datatype: 'xsd:dateTime' }] as const]),
    ...(modified === null ? [] : [['dct:modified', { text: modified, datatype: 'xsd:dateTime' }] as const]),
  ]
}

function period({ modified, began }: CatalogueView): GraphNode['statements'] {
  if (began === null || modified === null) return []
  const span = node(null, 'dct:PeriodOfTime', [
    ['dcat:startDate', { text: began, datatype: 'xsd:dateTime' }],
    ['dcat:endDate', { text: modified, datatype: 'xsd:dateTime' }],
  ])
  return [['dct:temporal', span]]
}

function places(): readonly Term[] {
  return ['PER', 'USA'].map((code) => ({ iri: `${AUTHORITY}/country/${code}` }))
}

function keywords(words: Words): readonly Term[] {
  return words
    .t('data.catalogue.keywords')
    .split(', ')
    .map((text) => ({ text, language: words.language }))
}

function inEveryLanguage(read: (words: Words) => string): readonly Term[] {
  return LANGUAGES.map((language) => ({ text: read(wordsOf(language)), language }))
}

function mediaType(type: string): string {
  return `https://www.iana.org/assignments/media-types/${type}`
}

function publisherOf({ origin }: CatalogueView): string {
  return `${origin}/#publisher`
}

/** A value of one of the Publications Office's tables. */
function inTable(table: string, code: string, type: string): GraphNode {
  return node(`${AUTHORITY}/${table}/${code}`, type, [['skos:inScheme', { iri: `${AUTHORITY}/${table}` }]])
}

function node(id: string | null, type: string, statements: GraphNode['statements']): GraphNode {
  return { id, type, statements }
}
