import { readFileSync } from 'node:fs'
import type { Country, Disclosure, EvidenceKind, Status } from '../../templates/view/scales.ts'
import type { Localized } from '../../templates/view/text.ts'

export interface Quote {
  readonly source: string
  readonly quote: string
  readonly locator?: string | null
}
interface Coded {
  readonly code: string
  readonly title: Localized
  readonly quotes?: readonly Quote[]
}
export interface Noted extends Coded {
  readonly note?: Localized | null
}

export interface RecommendationSeed extends Coded {
  readonly slug: string
  readonly theme: string
  readonly kind: 'explicit' | 'umbrella' | 'soft'
  readonly statement: Localized
  readonly quotes: readonly Quote[]
  readonly source_addressees: Localized
  readonly groups: readonly string[]
  readonly addressees: readonly { readonly institution: string; readonly basis: 'source' | 'elaboration' }[]
  readonly would_show: readonly Localized[]
  readonly indicators: readonly {
    readonly code: string
    readonly title: Localized
    readonly unit: Localized
    readonly direction: 'up' | 'down'
    readonly milestones: readonly { readonly months: number; readonly target: Localized }[]
  }[]
  readonly concerns: readonly string[]
  readonly agreement_types: readonly string[]
  readonly agreement_types_basis: 'source' | 'elaboration' | null
  readonly impacts: readonly string[]
  readonly standards: readonly string[]
  readonly claims: readonly string[]
}

export interface CatalogueFiles {
  readonly themes: readonly { readonly slug: string; readonly position: number; readonly name: Localized }[]
  readonly institutions: readonly {
    readonly slug: string
    readonly country: Country
    readonly name: Localized
    readonly kind: string
    readonly part_of: string | null
  }[]
  readonly sources: readonly (Noted & {
    readonly kind: string
    readonly publisher: string | null
    readonly date: string | null
    readonly language: string
  })[]
  readonly standards: readonly (Coded & {
    readonly jurisdiction: Country
    readonly says: Localized
    readonly source: string
    readonly valid?: readonly { readonly from: string | null; readonly until: string | null; readonly reference: Localized }[]
  })[]
  readonly concerns: readonly (Coded & { readonly rank: 'headline' | 'context' })[]
  readonly impacts: readonly (Coded & { readonly dimension: 'economic' | 'social' | 'environmental'; readonly sign: '+' | '-' })[]
  readonly benefits: readonly (Coded & { readonly impacts: readonly string[] })[]
  readonly claims: readonly (Noted & { readonly standards: readonly string[] })[]
  readonly areas: readonly Noted[]
  readonly 'agreement-types': readonly (Noted & { readonly areas: readonly string[] })[]
  readonly 'legal-forms': readonly Coded[]
  readonly 'presence-modes': readonly Coded[]
  readonly recommendations: readonly RecommendationSeed[]
  readonly evidence: readonly {
    readonly code: string
    readonly kind: EvidenceKind
    readonly title: string
    readonly publisher: string
    readonly date: string
    readonly language: string
    readonly address: string | null
    readonly note: Localized
    readonly provenance: string | null
    readonly bears_on: readonly string[]
  }[]
  readonly agreements: readonly {
    readonly slug: string
    readonly title: Localized
    readonly type: string
    readonly legal_form: string | null
    readonly parties: readonly Localized[]
    readonly signed_on: string | null
    readonly in_force_on: string | null
    readonly ended_on: string | null
    readonly disclosure: Disclosure
    readonly summary: Localized
    readonly evidence: readonly string[]
    readonly recommendations: readonly string[]
  }[]
  readonly updates: readonly {
    readonly recommendation: string
    readonly institution: string
    readonly status: Exclude<Status, 'not_assessed'>
    readonly effective_on: string
    readonly significance: 'significant' | 'minor'
    readonly summary: { readonly es: string; readonly en: string }
    readonly reason: { readonly es: string; readonly en: string }
    readonly evidence: readonly { readonly code: string; readonly announcement_only: boolean }[]
  }[]
}

/** Reads one of the project's own seed files; their shape is checked by a test, so it is trusted here. */
export function catalogueFile<Name extends keyof CatalogueFiles>(name: Name): CatalogueFiles[Name] {
  return JSON.parse(readFileSync(new URL(`../../db/seeds/${name}.json`, import.meta.url), 'utf8')) as CatalogueFiles[Name]
}
