import { statusMark } from '../charts/status-mark.ts'
import type { Words } from '../i18n/index.ts'
import { textWidth } from '../reports/text/measure.ts'
import type { StatusCount } from '../view/figures.ts'
import type { Status } from '../view/scales.ts'
import { splitBar } from './bar.ts'
import { firstLines, fitText, shortened } from './fit-text.ts'
import type { Picture, PictureShape } from './picture.ts'
import { PREVIEW } from './preview-size.ts'
import type { PicturePaint } from './schemes.ts'

/** What a picture for links says, whatever it is about. */
export interface PreviewSheet {
  /** What kind of thing it is: "Recommendation REC-01". */
  readonly kind: string
  readonly headline: string
  /** Mark and word, or a few words alone; a note beside them. Null: nothing to say. */
  readonly verdict: { readonly status: Status | null; readonly text: string; readonly note: string } | null
  /** The split by status; null where there is none. */
  readonly counts: readonly StatusCount[] | null
  /** A line of names beneath; may be empty. */
  readonly names: string
  /** "Record as at 23 November 2026". */
  readonly record: string
  /** Name of the site: "vigia.example". */
  readonly host: string
}

const EDGE = 72
const INSIDE = PREVIEW.width - 2 * EDGE
const HEADLINE = [82, 76, 70, 64, 58, 52, 46, 42] as const
const LEADING = 1.14
const TOP = 136
const FOOT = 548
/** Between the headline and what stands beneath. */
const GAP = 26

/** The picture that sites show beside a link to a page. */
export function previewPicture(sheet: PreviewSheet, words: Words): Picture {
  const bottom = lowerPart(sheet)
  const space = FOOT - bottom.height - TOP - GAP
  const { size, lines } = headline(sheet.headline, space)
  const start = TOP + Math.min((space - lines.length * size * LEADING) * 0.45, 54)
  const line = (text: string, at: { x: number; y: number; size: number; fill: PicturePaint; face: 'headline' | 'text' | 'strong' }) =>
    ({ kind: 'line', text, ...at }) as const
  const right = (text: string, y: number, lineSize: number, fill: PicturePaint) =>
    line(text, { x: PREVIEW.width - EDGE - textWidth('text', lineSize, text), y, size: lineSize, fill, face: 'text' })
  const site = words.t('pages.site.name')
  const left = textWidth('headline', 44, site)
  const host = shortened('text', 26, sheet.host, INSIDE - textWidth('text', 26, sheet.record) - 30)
  const shapes: readonly PictureShape[] = [
    { kind: 'rectangle', x: 0, y: 0, width: PREVIEW.width, height: PREVIEW.height, fill: 'paper' },
    { kind: 'rectangle', x: 0, y: 0, width: PREVIEW.width, height: 14, fill: 'band' },
    line(site, { x: EDGE, y: 86, size: 44, fill: 'ink', face: 'headline' }),
    right(shortened('text', 28, sheet.kind, INSIDE - left - 40), 84, 28, 'soft'),
    { kind: 'rectangle', x: EDGE, y: 110, width: INSIDE, height: 1.5, fill: 'ink' },
    ...lines.map((text, index) => line(text, { x: EDGE, y: start + size * (0.86 + index * LEADING), size, fill: 'ink', face: 'headline' })),
    ...bottom.shapes(FOOT - bottom.height),
    { kind: 'rectangle', x: EDGE, y: FOOT, width: INSIDE, height: 1.5, fill: 'rule' },
    line(sheet.record, { x: EDGE, y: 592, size: 26, fill: 'soft', face: 'text' }),
    right(host, 592, 26, 'link'),
  ]
  return { ...PREVIEW, language: words.language, title: sheet.headline, description: sheet.record, shapes }
}

/** The largest size at which the headline fits into a height. */
function headline(text: string, room: number): { readonly size: number; readonly lines: readonly string[] } {
  for (const size of HEADLINE) {
    const most = Math.floor(room / (size * LEADING))
    const fitted = fitText('headline', [size], text, INSIDE, most)
    if (!fitted.lines.at(-1)?.endsWith('…') && fitted.lines.length <= most) return fitted
  }
  const size = HEADLINE.at(-1)!
  return { size, lines: firstLines('headline', size, text, INSIDE, Math.max(1, Math.floor(room / (size * LEADING)))) }
}

/** Verdict, split and names, from the foot upwards. */
function lowerPart({ verdict, counts, names }: PreviewSheet): { readonly height: number; shapes(top: number): readonly PictureShape[] } {
  const named = names === '' ? [] : firstLines('text', 27, names, INSIDE, 2)
  const verdictHeight = verdict === null ? 0 : 68
  const barHeight = counts === null ? 0 : 66
  const height = verdictHeight + barHeight + (named.length > 0 ? named.length * 36 + 2 : 0) + 18
  return {
    height,
    shapes(top) {
      const shapes: PictureShape[] = []
      if (verdict) shapes.push(...verdictShapes(verdict, top + 44))
      if (counts) shapes.push(...splitBar(counts, { x: EDGE, y: top + verdictHeight, width: INSIDE, height: 48, size: 25 }))
      for (const [index, text] of named.entries()) {
        const y = top + verdictHeight + barHeight + 27 + index * 36
        shapes.push({ kind: 'line', text, x: EDGE, y, size: 27, face: 'text', fill: 'ink' })
      }
      return shapes
    },
  }
}

function verdictShapes({ status, text, note }: NonNullable<PreviewSheet['verdict']>, y: number): readonly PictureShape[] {
  const shapes: PictureShape[] = []
  let x = EDGE
  if (status !== null) {
    shapes.push(...statusMark(status, { x, y: y - 35, size: 42 }))
    x += 58
  }
  const shown = shortened('strong', 42, text, PREVIEW.width - EDGE - x)
  shapes.push({ kind: 'line', text: shown, x, y, size: 42, face: 'strong', fill: 'ink' })
  x += textWidth('strong', 42, shown) + 24
  const room = PREVIEW.width - EDGE - x
  if (note !== '' && room > 80)
    shapes.push({ kind: 'line', text: shortened('text', 30, note, room), x, y, size: 30, face: 'text', fill: 'soft' })
  return shapes
}
