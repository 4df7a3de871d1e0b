import { readFileSync } from 'node:fs'
import type { StandardView, SourceQuoteView } from '../../templates/view/recommendation.ts'
import type { CodedText, InstitutionRef, ThemeRef } from '../../templates/view/references.ts'
import type { Country } from '../../templates/view/scales.ts'
import type { Localized } from '../../templates/view/text.ts'

/** A recommendation of the catalogue that comes with the project, with what it refers to looked up. */
export interface CatalogueEntry {
  readonly code: string
  readonly slug: string
  readonly kind: 'explicit' | 'umbrella' | 'soft'
  readonly theme: ThemeRef
  readonly title: Localized
  readonly statement: Localized
  readonly quotes: readonly SourceQuoteView[]
  readonly sourceAddressees: Localized
  readonly institutions: readonly InstitutionRef[]
  readonly wouldShow: readonly Localized[]
  readonly indicators: readonly (CodedText & {
    readonly unit: Localized
    readonly direction: 'up' | 'down'
    readonly milestones: readonly { readonly months: number; readonly target: Localized }[]
  })[]
  readonly concerns: readonly CodedText[]
  readonly standards: readonly StandardView[]
  readonly agreementTypes: readonly CodedText[]
}

type Coded = CodedText & { readonly slug?: string }
interface Raw {
  readonly [key: string]: unknown
  readonly code: string
  readonly title: Localized
}

const read = <Row>(name: string) => JSON.parse(readFileSync(new URL(`../../db/seeds/${name}.json`, import.meta.url), 'utf8')) as Row[]
const coded = (name: string) => new Map(read<Coded>(name).map(({ code, title }) => [code, { code, title }]))
const known = <Value>(map: ReadonlyMap<string, Value>, keys: unknown) => (keys as string[]).flatMap((key) => map.get(key) ?? [])

let entries: readonly CatalogueEntry[] | undefined

/** The thirteen recommendations of the catalogue, read once: samples take their texts and lengths from them. */
export function sampleRecord(): readonly CatalogueEntry[] {
  entries ??= load()
  return entries
}

function load(): CatalogueEntry[] {
  const themes = new Map(read<ThemeRef>('themes').map(({ slug, name }) => [slug.replaceAll('-', '_'), { slug, name }]))
  const institutions = new Map(
    read<InstitutionRef>('institutions').map(({ slug, name, country }) => [slug, { slug, name, country: country satisfies Country }]),
  )
  const sources = new Map(
    read<SourceQuoteView['source']>('sources').map(({ code, title, publisher, date, language }) => [
      code,
      { code, title, publisher, date, language },
    ]),
  )
  const standards = new Map(
    read<StandardView>('standards').map(({ code, title, jurisdiction, says, source }) => [
      code,
      { code, title, jurisdiction, says, reference: null, source },
    ]),
  )
  const concerns = coded('concerns')
  const types = coded('agreement-types')
  return read<Raw>('recommendations').map((raw) => ({
    code: raw.code,
    slug: raw['slug'] as string,
    kind: raw['kind'] as CatalogueEntry['kind'],
    theme: themes.get((raw['theme'] as string).replaceAll('-', '_'))!,
    title: raw.title,
    statement: raw['statement'] as Localized,
    quotes: (raw['quotes'] as { source: string; quote: string; locator: string | null }[]).map(({ source, quote, locator }) => ({
      source: sources.get(source)!,
      locator,
      quote,
    })),
    sourceAddressees: raw['source_addressees'] as Localized,
    institutions: known(
      institutions,
      (raw['addressees'] as { institution: string }[]).map(({ institution }) => institution),
    ),
    wouldShow: raw['would_show'] as Localized[],
    indicators: raw['indicators'] as CatalogueEntry['indicators'],
    concerns: known(concerns, raw['concerns']),
    standards: known(standards, raw['standards']),
    agreementTypes: known(types, raw['agreement_types']),
  }))
}
