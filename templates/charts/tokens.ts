import { STATUSES, type Status } from '../view/scales.ts'

const BASE = {
  paper: '#ffffff',
  ground: '#f3f0e7',
  ink: '#1b1a17',
  /** Ink that stays dark in the dark scheme, for what stands on a light status colour. */
  dark: '#1b1a17',
  soft: '#55524a',
  rule: '#d8d3c5',
  accent: '#8f1d14',
  link: '#1d3f66',
  not_assessed: '#8b877b',
  no_evidence: '#8b877b',
  not_started: '#7a5b2e',
  committed: '#b87a0d',
  partial: '#5b93bd',
  substantial: '#1f5f8f',
  implemented: '#17613a',
  reversed: '#8f1d14',
} as const

/** How much of a status colour, in percent, is mixed into the paper. Text in `ink` stays readable on each of them in both schemes. */
export const TINTS = [20, 34, 48] as const
export type Tint = `${Status}-${(typeof TINTS)[number]}`

export type Paint = keyof typeof BASE | Tint

/** The look's colours by name, light scheme: what the PDF prints and what an SVG falls back to. */
export const COLORS: Readonly<Record<Paint, string>> = {
  ...BASE,
  ...(Object.fromEntries(
    STATUSES.flatMap((status) => TINTS.map((percent) => [`${status}-${percent}`, mixed(BASE[status], BASE.paper, percent / 100)])),
  ) as Record<Tint, string>),
}

const VARIABLES: Partial<Record<Paint, string>> = { ground: 'paper-2', soft: 'ink-2' }

/** CSS value of a colour: the page's own token, so that dark mode applies, with the light value as fallback. */
export function cssPaint(paint: Paint): string {
  if (paint === 'dark') return COLORS.dark
  const [status, percent] = paint.split('-')
  if (percent !== undefined) return `color-mix(in srgb, var(--s-${status}, ${COLORS[paint]}) ${percent}%, var(--paper, ${COLORS.paper}))`
  const name = isStatusPaint(paint) ? `s-${paint}` : (VARIABLES[paint] ?? paint)
  return `var(--${name}, ${COLORS[paint]})`
}

/** Colour of words and marks that stand on a status colour, with a contrast of at least 4.5:1 in both schemes. */
export function labelPaint(status: Status): Paint {
  if (status === 'not_assessed' || status === 'no_evidence') return 'ink'
  return status === 'committed' || status === 'partial' ? 'dark' : 'paper'
}

function isStatusPaint(paint: Paint): paint is Status {
  return (STATUSES as readonly string[]).includes(paint)
}

function mixed(color: string, ground: string, share: number): string {
  const part = (of: string, at: number) => Number.parseInt(of.slice(at, at + 2), 16)
  const parts = [1, 3, 5].map((at) => Math.round(part(color, at) * share + part(ground, at) * (1 - share)))
  return `#${parts.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
