import { readFileSync } from 'node:fs'
import type { Paint } from '../charts/tokens.ts'

/** `auto` is light, and dark where the reader's device asks for it. */
export const SCHEMES = ['auto', 'light', 'dark'] as const
export type Scheme = (typeof SCHEMES)[number]

/** A colour of the look; `band` is the red of the masthead, `light` what is written on it. Pictures have no mixtures. */
export type PicturePaint = Paint | 'band' | 'light'

/** What the page's tokens are called where the name differs. */
const TOKENS: Partial<Record<PicturePaint, string>> = { ground: 'paper-2', soft: 'ink-2' }
/** What stays as it is in the light scheme. */
const FIXED: Partial<Record<PicturePaint, string>> = { dark: 'ink', light: 'paper' }
const STATUS = /^(?:not_assessed|no_evidence|not_started|committed|partial|substantial|implemented|reversed)$/
const PAIR = /--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g

const pairs = new Map(
  [...readFileSync(new URL('../assets/tokens.css', import.meta.url), 'utf8').matchAll(PAIR)].map(([, name, light, dark]) => [
    name,
    { light: light!, dark: dark! },
  ]),
)

/** The colour that the pages' style sheet has for this name, in one of its two schemes. */
export function schemeColor(paint: PicturePaint, scheme: 'light' | 'dark'): string {
  const fixed = FIXED[paint]
  const pair = pairs.get(fixed ?? (STATUS.test(paint) ? `s-${paint}` : (TOKENS[paint] ?? paint)))
  if (!pair) throw new Error(`the style sheet has no colour ${paint}`)
  return fixed === undefined ? pair[scheme] : pair.light
}
