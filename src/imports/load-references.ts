import { randomUUIDv7 } from 'node:crypto'
import type { Transaction } from '../../db/schema.ts'
import { catalogueFile, type Quote } from './catalogue-files.ts'

/** Ids by code (or slug) of what the catalogue's other rows refer to. */
export type Ids = ReadonlyMap<string, string>

/** Loads sources and the controlled lists with their quotations and links. Returns the ids under `kind/code`. */
export async function loadReferences(trx: Transaction): Promise<Ids> {
  const ids = new Map<string, string>()
  const idFor = (kind: string, code: string) => {
    const id = randomUUIDv7()
    ids.set(`${kind}/${code}`, id)
    return id
  }
  const idOf = (kind: string, code: string) => requireId(ids, kind, code)

  const themes = catalogueFile('themes').map((row) => ({
    id: idFor('theme', row.slug),
    slug: row.slug,
    position: row.position,
    name: row.name,
  }))
  await trx.insertInto('themes').values(themes).execute()

  const institutions = catalogueFile('institutions')
  for (const row of institutions) idFor('institution', row.slug)
  for (const { part_of, ...row } of institutions.toSorted((a, b) => Number(a.part_of !== null) - Number(b.part_of !== null))) {
    const id = idOf('institution', row.slug)
    await trx
      .insertInto('institutions')
      .values({ ...row, id, part_of: part_of === null ? null : idOf('institution', part_of) })
      .execute()
  }
  const sources = catalogueFile('sources').map((row) => ({
    id: idFor('source', row.code),
    code: row.code,
    kind: row.kind,
    title: row.title,
    publisher: row.publisher,
    dated_on: row.date,
    language: row.language,
    address: null,
    archived_sha256: null,
    note: row.note ?? {},
  }))
  await trx.insertInto('sources').values(sources).execute()

  const quotes: { subject_id: string; position: number; source_id: string; quote: string }[] = []
  const quoted = (id: string, own: readonly Quote[] = []) => {
    own.forEach((quote, position) => quotes.push({ subject_id: id, position, source_id: idOf('source', quote.source), quote: quote.quote }))
    return id
  }
  const areas = catalogueFile('areas').map((row) => ({
    id: quoted(idFor('area', row.code), row.quotes),
    code: row.code,
    title: row.title,
    note: row.note ?? {},
  }))
  await trx.insertInto('areas').values(areas).execute()

  const types = catalogueFile('agreement-types')
  await trx
    .insertInto('agreement_types')
    .values(
      types.map((row) => ({
        id: quoted(idFor('agreement type', row.code), row.quotes),
        code: row.code,
        title: row.title,
        note: row.note ?? {},
      })),
    )
    .execute()
  await trx
    .insertInto('agreement_type_areas')
    .values(
      types.flatMap((row) =>
        row.areas.map((area) => ({ agreement_type_id: idOf('agreement type', row.code), area_id: idOf('area', area) })),
      ),
    )
    .execute()
  const plain = (
    kind: string,
    row: { readonly code: string; readonly title: Readonly<Record<string, string>>; readonly quotes?: readonly Quote[] },
  ) => ({
    id: quoted(idFor(kind, row.code), row.quotes),
    code: row.code,
    title: row.title,
  })
  await trx
    .insertInto('legal_forms')
    .values(catalogueFile('legal-forms').map((row) => plain('legal form', row)))
    .execute()
  await trx
    .insertInto('presence_modes')
    .values(catalogueFile('presence-modes').map((row) => plain('presence mode', row)))
    .execute()
  await trx
    .insertInto('concerns')
    .values(catalogueFile('concerns').map((row) => ({ ...plain('concern', row), rank: row.rank })))
    .execute()
  await trx
    .insertInto('impacts')
    .values(catalogueFile('impacts').map((row) => ({ ...plain('impact', row), dimension: row.dimension, sign: row.sign })))
    .execute()

  const benefits = catalogueFile('benefits')
  await trx
    .insertInto('benefits')
    .values(benefits.map((row) => plain('benefit', row)))
    .execute()
  await trx
    .insertInto('benefit_impacts')
    .values(
      benefits.flatMap((row) =>
        row.impacts.map((impact) => ({ benefit_id: idOf('benefit', row.code), impact_id: idOf('impact', impact) })),
      ),
    )
    .execute()

  const standards = catalogueFile('standards')
  await trx
    .insertInto('standards')
    .values(standards.map((row) => ({ ...plain('standard', row), jurisdiction: row.jurisdiction, says: row.says, source: row.source })))
    .execute()
  const references = standards.flatMap((row) =>
    (row.valid ?? []).map((valid, position) => ({
      standard_id: idOf('standard', row.code),
      position,
      reference: valid.reference,
      valid_from: valid.from,
      valid_until: valid.until,
    })),
  )
  if (references.length > 0) await trx.insertInto('standard_references').values(references).execute()

  const claims = catalogueFile('claims')
  await trx
    .insertInto('claims')
    .values(claims.map((row) => ({ ...plain('claim', row), note: row.note ?? {} })))
    .execute()
  await trx
    .insertInto('claim_standards')
    .values(
      claims.flatMap((row) =>
        row.standards.map((standard) => ({ claim_id: idOf('claim', row.code), standard_id: idOf('standard', standard) })),
      ),
    )
    .execute()
  await trx.insertInto('catalogue_quotes').values(quotes).execute()
  return ids
}

/** The id under `kind/code`; a missing one is a defect of the seed files. */
export function requireId(ids: Ids, kind: string, code: string): string {
  const id = ids.get(`${kind}/${code}`)
  if (id === undefined) throw new Error(`the catalogue names an unknown ${kind} ${code}`)
  return id
}
