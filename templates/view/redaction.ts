import type { Localized } from './text.ts'

export const REDACTION_GROUNDS = ['personal_data', 'safety', 'court_order', 'unlawful_content'] as const
export type RedactionGround = (typeof REDACTION_GROUNDS)[number]

export const REDACTION_OWNERS = [
  'update',
  'reply',
  'position',
  'evidence',
  'withdrawal',
  'recommendation_withdrawal',
  'indicator',
  'milestone',
  'reading',
  'agreement',
  'edition',
  'citation',
] as const
export type RedactionOwner = (typeof REDACTION_OWNERS)[number]

/** Texts that were destroyed for good, why and on what ground. */
export interface RedactionView {
  readonly at: string
  readonly seq: number
  readonly ownerKind: RedactionOwner
  /** Id of what the texts belonged to. */
  readonly owner: string
  readonly ground: RedactionGround
  readonly reason: Localized
  /** A text that has no language of its own has `zxx`. */
  readonly texts: readonly { readonly field: string; readonly language: string }[]
  /** The file of a piece of evidence was destroyed too. */
  readonly file: boolean
}
