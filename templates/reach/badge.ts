import { statusMark } from '../charts/status-mark.ts'
import type { Words } from '../i18n/index.ts'
import type { Face } from '../reports/document/fonts.ts'
import { textWidth } from '../reports/text/measure.ts'
import type { Status } from '../view/scales.ts'
import { splitBar } from './bar.ts'
import { shortened } from './fit-text.ts'
import type { Picture, PictureShape } from './picture.ts'
import type { PicturePaint } from './schemes.ts'
import type { StandingView } from './standing.ts'
import { nameIn } from './name-in.ts'
import { assessedOf, recordDate, standingSentence } from './standing-words.ts'

export const BADGE_HEIGHT = 32
const BASELINE = 21
const SIZE = 14
const SMALL = 12
const GAP = 10
const MARK = 15
const BAR = 132
const NAME = 230

/** A status on one line for other people's pages: whose record, what, where it stands, how much was assessed, of what day. */
export function badge(view: StandingView, words: Words): Picture {
  const row = new Row()
  row.band(words.t('pages.site.name'))
  if (view.kind === 'recommendations') row.text('strong', SIZE, view.id, 'ink')
  else row.text('strong', SIZE, shortened('strong', SIZE, nameIn(words, view.name, view.id), NAME), 'ink')
  if (view.withdrawn || view.total === 0) row.text('text', SIZE, words.t(view.withdrawn ? 'reach.withdrawn' : 'reach.nobody'), 'ink')
  else {
    const only = view.overall ?? onlyStatus(view)
    if (only === null) row.bar(view)
    else {
      row.mark(only)
      row.text('strong', SIZE, words.t(`terms.status.${only}`), 'ink')
    }
    row.text('text', SMALL, assessedOf(view, words), 'soft')
  }
  row.rule()
  row.text('text', SMALL, words.date(view.recordOn, 'short'), 'soft')
  return row.picture({ language: words.language, title: standingSentence(view, words), description: `${recordDate(view, words)}.` })
}

/** The one status that all addressees have; null where they differ. */
function onlyStatus({ counts }: StandingView): Status | null {
  const [first, ...others] = counts.filter(({ count }) => count > 0)
  return first && others.length === 0 ? first.status : null
}

/** What stands at an address where nothing is. */
export function missingBadge(words: Words): Picture {
  const row = new Row()
  const title = words.t('reach.missing')
  row.band(words.t('pages.site.name'))
  row.text('text', SIZE, title, 'ink')
  return row.picture({ language: words.language, title, description: '' })
}

/** Sets one thing after the other from left to right. */
class Row {
  readonly #shapes: PictureShape[] = []
  #x = 0

  band(text: string): void {
    const width = textWidth('headline', 15, text) + 2 * GAP
    this.#shapes.push({ kind: 'rectangle', x: 0, y: 0, width, height: BADGE_HEIGHT, fill: 'band' })
    this.#shapes.push({ kind: 'line', x: GAP, y: BASELINE, text, face: 'headline', size: 15, fill: 'light' })
    this.#x = width + GAP
  }

  text(face: Face, size: number, text: string, fill: PicturePaint): void {
    this.#shapes.push({ kind: 'line', x: this.#x, y: BASELINE - (SIZE - size) / 4, text, face, size, fill })
    this.#x += textWidth(face, size, text) + GAP
  }

  mark(status: Status): void {
    this.#shapes.push(...statusMark(status, { x: this.#x, y: (BADGE_HEIGHT - MARK) / 2, size: MARK }))
    this.#x += MARK + 6
  }

  bar({ counts }: StandingView): void {
    this.#shapes.push(...splitBar(counts, { x: this.#x, y: 7, width: BAR, height: BADGE_HEIGHT - 14, size: 11 }))
    this.#x += BAR + GAP
  }

  rule(): void {
    this.#shapes.push({ kind: 'rectangle', x: this.#x, y: 9, width: 1, height: BADGE_HEIGHT - 18, fill: 'rule' })
    this.#x += 1 + GAP
  }

  picture(words: Pick<Picture, 'language' | 'title' | 'description'>): Picture {
    const width = Math.ceil(this.#x)
    const paper: PictureShape = { kind: 'rectangle', x: 0, y: 0, width, height: BADGE_HEIGHT, fill: 'paper' }
    const edge: PictureShape = {
      kind: 'rectangle',
      x: 0.5,
      y: 0.5,
      width: width - 1,
      height: BADGE_HEIGHT - 1,
      stroke: 'rule',
      strokeWidth: 1,
    }
    const [band, ...others] = this.#shapes
    return { ...words, width, height: BADGE_HEIGHT, shapes: [paper, edge, ...(band ? [band] : []), ...others] }
  }
}
