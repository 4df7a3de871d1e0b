import type { ImportKind } from '../../templates/view/import.ts'
import { ACTIVITY_FIELDS } from '../activities/index.ts'
import { COUNTRIES, DISCLOSURES, EVIDENCE_KINDS, POSITIONS, STATUSES } from '../../templates/view/scales.ts'

/** `side`: one of several lists that run side by side. `setting`: said once of the whole file, never by a column. */
export type FieldType = 'setting' | 'text' | 'choice' | 'list' | 'side' | 'date' | 'partial_date'

export interface Field {
  /** As in the record's own data sets, so that what one instance exports is recognised by the next. */
  readonly name: string
  readonly type: FieldType
  readonly required?: true
  readonly choices?: readonly string[]
  /** Words that name such a column elsewhere, in lower case and without accents. */
  readonly words: readonly string[]
}

type Shape = Omit<Field, 'name' | 'words'> & { readonly words?: string }

const CHANNELS = ['source', 'elaboration']
const SOME_STATUSES = STATUSES.filter((status) => status !== 'not_assessed')

const EVIDENCE: Readonly<Record<string, Shape>> = {
  evidence_title: {
    type: 'side',
    required: true,
    words: 'evidence, evidence title, evidencia, titulo de la evidencia, fuente, source title',
  },
  evidence_publisher: { type: 'side', required: true, words: 'evidence publisher, publisher, publicado por, medio, editor, evidencia de' },
  evidence_date: { type: 'side', required: true, words: 'evidence date, fecha de la evidencia, source date, last evidence date' },
  evidence_kind: { type: 'side', required: true, choices: EVIDENCE_KINDS, words: 'evidence kind, evidence type, tipo de evidencia' },
  evidence_language: { type: 'side', required: true, words: 'evidence language, idioma de la evidencia' },
  evidence_address: { type: 'side', words: 'evidence address, evidence url, evidence link, enlace, url, link, source url, sources' },
  evidence_note_es: { type: 'side', words: 'nota de la evidencia' },
  evidence_note_en: { type: 'side', words: 'evidence note' },
  evidence_provenance: { type: 'side' },
}

/** An update without evidence is kept as a draft. */
const OPTIONAL_EVIDENCE = Object.fromEntries(Object.entries(EVIDENCE).map(([name, { required: _, ...shape }]) => [name, shape]))

const PLACE: Readonly<Record<string, Shape>> = {
  recommendation: {
    type: 'text',
    required: true,
    words: 'recommendation, recommendation code, recomendacion, codigo, code, id, promise id, commitment id',
  },
  institution: {
    type: 'text',
    required: true,
    words: 'institution, addressee, institucion, destinatario, entidad, ministry, department, agency',
  },
}

const SHAPES: Readonly<Record<Exclude<ImportKind, 'activities'>, Readonly<Record<string, Shape>>>> = {
  recommendations: {
    code: {
      type: 'text',
      required: true,
      words: 'code, codigo, id, identifier, identificador, promise id, commitment id, mlc id, numero, number, no',
    },
    slug: { type: 'text' },
    kind: { type: 'choice', required: true, choices: ['explicit', 'umbrella', 'soft'], words: 'kind, tipo, type, clase' },
    theme: { type: 'text', required: true, words: 'theme, tema, category, categoria, topic, area, policy area' },
    title_es: { type: 'text', words: 'titulo, titulo es, nombre, resumen' },
    title_en: { type: 'text', words: 'title, title en, name, concise title, short title' },
    statement_es: { type: 'text', words: 'recomendacion, texto, enunciado, compromiso, promesa' },
    statement_en: {
      type: 'text',
      words: 'statement, text, recommendation, commitment, promise, canonical commitment text, commitment text, description',
    },
    addressees: {
      type: 'list',
      required: true,
      words:
        'addressees, addressee, institutions, institution, destinatarios, institucion, entidad, responsible, reporting lead, all ministers, responsible department lead',
    },
    addressee_bases: { type: 'side', choices: CHANNELS },
    addressee_due_dates: { type: 'side', words: 'due, due date, deadline, plazo, fecha limite, target date' },
    source_addressees_es: { type: 'text', words: 'destinatarios segun la fuente' },
    source_addressees_en: { type: 'text', words: 'addressees in the source, reporting lead title, other ministers' },
    sources: { type: 'list', required: true, words: 'source code, codigo de la fuente, source, fuente, source document' },
    locators: { type: 'side', words: 'locator, page, pagina, section, seccion, paragraph, parrafo, ubicacion' },
    quotes: { type: 'side', required: true, words: 'quote, cita, verbatim, texto original, original text' },
    source_title: { type: 'text', words: 'source title, titulo de la fuente, document title' },
    source_kind: { type: 'text', words: 'source kind, tipo de fuente, source type' },
    source_publisher: { type: 'text', words: 'source publisher, publicado por, party' },
    source_date: { type: 'partial_date', words: 'source date, date issued, fecha de la fuente, fecha' },
    source_language: { type: 'text', words: 'source language, language, idioma' },
    source_address: { type: 'text', words: 'source url, source document url, enlace de la fuente, url' },
    would_show_es: { type: 'side' },
    would_show_en: { type: 'side' },
    concerns: { type: 'list', words: 'concerns, preocupaciones' },
    standards: { type: 'list', words: 'standards, estandares, normas' },
    agreement_types: { type: 'list', words: 'agreement types, tipos de acuerdo' },
    agreement_type_bases: { type: 'side', choices: CHANNELS },
    impacts: { type: 'list', words: 'impacts, impactos' },
    claims: { type: 'list', words: 'claims, afirmaciones' },
    groups: { type: 'list', words: 'groups, agrupa' },
  },
  sources: {
    code: { type: 'text', required: true, words: 'code, codigo, id, identifier, identificador' },
    kind: { type: 'text', required: true, words: 'kind, type, tipo, clase' },
    title_es: { type: 'text', words: 'titulo, documento' },
    title_en: { type: 'text', words: 'title, document' },
    publisher: { type: 'text', words: 'publisher, publicado por, editor, autor, author' },
    dated_on: { type: 'partial_date', words: 'date, fecha, dated on, published on' },
    language: { type: 'text', required: true, words: 'language, idioma' },
    address: { type: 'text', words: 'address, url, link, enlace' },
    note_es: { type: 'text', words: 'nota' },
    note_en: { type: 'text', words: 'note' },
  },
  institutions: {
    slug: { type: 'text', words: 'slug, identifier, identificador, code, codigo, id, acronym, siglas' },
    country: { type: 'choice', required: true, choices: COUNTRIES, words: 'country, pais' },
    kind: { type: 'text', required: true, words: 'kind, type, tipo, clase' },
    name_es: { type: 'text', words: 'nombre, institucion, entidad, ministerio' },
    name_en: { type: 'text', words: 'name, institution, department, ministry, agency, reporting lead' },
    part_of: { type: 'text', words: 'part of, parent, depende de, adscrita a, sector' },
  },
  agreements: {
    slug: { type: 'text', words: 'slug, identifier, identificador' },
    title_es: { type: 'text', words: 'titulo, nombre, acuerdo' },
    title_en: { type: 'text', words: 'title, name, agreement' },
    summary_es: { type: 'text', words: 'resumen, descripcion' },
    summary_en: { type: 'text', words: 'summary, description' },
    agreement_type: { type: 'text', required: true, words: 'agreement type, type, tipo, tipo de acuerdo' },
    legal_form: { type: 'text', words: 'legal form, forma juridica' },
    parties_es: { type: 'side', words: 'partes' },
    parties_en: { type: 'side', words: 'parties' },
    signed_on: { type: 'partial_date', words: 'signed, signed on, date signed, firma, fecha de firma, suscrito' },
    in_force_on: { type: 'partial_date', words: 'in force, entry into force, vigencia, en vigor' },
    ended_on: { type: 'partial_date', words: 'ended, end, terminated, termino, fin' },
    disclosure: { type: 'choice', required: true, choices: DISCLOSURES, words: 'disclosure, publicidad, divulgacion' },
    recommendations: { type: 'list', words: 'recommendations, recomendaciones' },
    ...EVIDENCE,
  },
  positions: {
    ...PLACE,
    position: { type: 'choice', required: true, choices: POSITIONS, words: 'position, posicion, response, respuesta' },
    stated_on: { type: 'date', required: true, words: 'stated on, date, fecha, fecha de la posicion' },
    statement_es: { type: 'text', words: 'declaracion, respuesta' },
    statement_en: { type: 'text', words: 'statement, response' },
    ...EVIDENCE,
  },
  updates: {
    ...PLACE,
    status: { type: 'choice', required: true, choices: SOME_STATUSES, words: 'status, estado, progress, avance, progress status' },
    effective_on: { type: 'date', required: true, words: 'effective on, date, as of, fecha, status date, last updated at' },
    significance: { type: 'choice', choices: ['significant', 'minor'], words: 'significance, importancia' },
    summary_es: { type: 'text', words: 'resumen, que cambio' },
    summary_en: { type: 'text', words: 'summary, what changed, headline' },
    reason_es: { type: 'text', words: 'motivo, razon, sustento, justificacion' },
    reason_en: { type: 'text', words: 'reason, rationale, status info, progress summary, explanation, notes, comment' },
    ...OPTIONAL_EVIDENCE,
    evidence_announcement_only: { type: 'side', choices: ['true', 'false'], words: 'announcement only, solo anuncio' },
    standing: { type: 'text' },
  },
}

const FIELDS = Object.fromEntries(
  Object.entries(SHAPES).map(([kind, shapes]) => [
    kind,
    Object.entries(shapes).map(([name, { words = '', ...shape }]) => ({ ...shape, name, words: words === '' ? [] : words.split(', ') })),
  ]),
) as unknown as Readonly<Record<Exclude<ImportKind, 'activities'>, readonly Field[]>>

/** What a row of this kind may bring. Activities are kept as they are in the file: their fields are those of the file. */
export function fieldsOf(kind: ImportKind): readonly Field[] {
  return kind === 'activities' ? ACTIVITIES : FIELDS[kind]
}

const SETTINGS = ['title_es', 'title_en', 'publisher', 'licence', 'language', 'address', 'currency'] as const
const NEEDED: ReadonlySet<string> = new Set(['publisher', 'licence', 'language'])

/** What the columns hold, then what is said once of the whole file. */
const ACTIVITIES: readonly Field[] = [
  ...ACTIVITY_FIELDS.map(({ name, words }): Field => ({
    name: `activity_${name}`,
    type: name.endsWith('_on') ? 'partial_date' : 'text',
    words,
  })),
  ...SETTINGS.map((name): Field => ({
    name: `batch_${name}`,
    type: 'setting',
    words: [],
    ...(NEEDED.has(name) ? { required: true } : {}),
  })),
]
