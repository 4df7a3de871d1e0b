import { LANGUAGES } from '../../templates/i18n/index.ts'
import type { Context } from '../kernel/context.ts'

type With = Pick<Context, 'settings'>

/** Kinds that have an address for ever: `/id/{kind}/{uuid}`. */
export type PermanentKind =
  | 'recommendation'
  | 'addressee'
  | 'institution'
  | 'agreement'
  | 'theme'
  | 'concern'
  | 'standard'
  | 'source'
  | 'update'
  | 'evidence'
  | 'edition'
  | 'indicator'
  | 'position'
  | 'reply'
  | 'activity'

/** Whole address of something in the API. */
export function apiAddress({ settings }: With, path: string): string {
  return `${settings.publicUrl}/api/v1${path}`
}

/** Where something is: in the API, for ever, and as a page of each language. */
export function linksOf(
  ctx: With,
  self: string,
  permanent?: { readonly kind: PermanentKind; readonly id: string },
  page?: string,
): { readonly self: string; readonly permanent?: string; readonly page?: Readonly<Record<string, string>> } {
  const { publicUrl } = ctx.settings
  return {
    self: apiAddress(ctx, self),
    ...(permanent ? { permanent: `${publicUrl}/id/${permanent.kind}/${permanent.id}` } : {}),
    ...(page === undefined ? {} : { page: Object.fromEntries(LANGUAGES.map((language) => [language, `${publicUrl}/${language}${page}`])) }),
  }
}
