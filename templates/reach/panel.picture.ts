import { statusMark } from '../charts/status-mark.ts'
import type { Words } from '../i18n/index.ts'
import type { Face } from '../reports/document/fonts.ts'
import { textWidth } from '../reports/text/measure.ts'
import type { Status } from '../view/scales.ts'
import { splitBar } from './bar.ts'
import { fitText, firstLines, shortened } from './fit-text.ts'
import { panelRows, type PanelRow } from './panel-rows.ts'
import type { Picture, PictureShape } from './picture.ts'
import type { PicturePaint } from './schemes.ts'
import type { StandingView } from './standing.ts'
import { nameIn } from './name-in.ts'
import { assessedOf, kindLine, recordDate, standingInWords, standingSentence } from './standing-words.ts'

export const PANEL_WIDTH = 360
const EDGE = 18
const INSIDE = PANEL_WIDTH - 2 * EDGE
const HEADLINE = [22, 20, 18] as const
const MOST_LINES = 4

/** Where something stands as a small picture with its parts, for pages that take pictures only. */
export function panelPicture(view: StandingView, words: Words): Picture {
  const sheet = new Sheet()
  sheet.opening(words.t('pages.site.name'), kindLine(view, words))
  sheet.headline(nameIn(words, view.name, view.id))
  if (view.withdrawn || view.total === 0) sheet.paragraph(standingInWords(view, words))
  else {
    sheet.verdict(view.overall, view.overall === null ? '' : words.t(`terms.status.${view.overall}`), assessedOf(view, words))
    sheet.bar(view)
    const { rows, more } = panelRows(view, words)
    for (const row of rows) sheet.row(row)
    if (more !== null) sheet.note(more)
  }
  sheet.foot(recordDate(view, words), new URL(view.origin).host)
  return sheet.picture({
    language: words.language,
    title: standingSentence(view, words),
    description: `${words.list([kindLine(view, words), ...panelRows(view, words).rows.map(({ name, status, count }) => `${name}: ${count ?? status}`)])}. ${recordDate(view, words)}.`,
  })
}

/** Sets one thing beneath the other. */
class Sheet {
  readonly #shapes: PictureShape[] = []
  #y = 0

  opening(site: string, kind: string): void {
    this.#shapes.push({ kind: 'rectangle', x: 0, y: 0, width: PANEL_WIDTH, height: 4, fill: 'band' })
    this.#line(site, { face: 'headline', size: 16, x: EDGE, y: 28, fill: 'ink' })
    const size = 12.5
    const shown = shortened('text', size, kind, INSIDE - 70)
    this.#line(shown, { face: 'text', size, x: PANEL_WIDTH - EDGE - textWidth('text', size, shown), y: 28, fill: 'soft' })
    this.#rule(39, 'rule')
    this.#y = 44
  }

  headline(text: string): void {
    const { size, lines } = fitText('headline', HEADLINE, text, INSIDE, MOST_LINES)
    for (const line of lines) this.#below(line, 'headline', size, size * 1.22, 'ink')
    this.#y += 8
  }

  paragraph(text: string): void {
    for (const line of firstLines('text', 15, text, INSIDE, 4)) this.#below(line, 'text', 15, 20, 'ink')
    this.#y += 6
  }

  verdict(status: Status | null, word: string, assessed: string): void {
    this.#y += 22
    let x = EDGE
    if (status !== null) {
      this.#shapes.push(...statusMark(status, { x, y: this.#y - 15, size: 18 }))
      this.#line(word, { face: 'strong', size: 17, x: (x += 25), y: this.#y, fill: 'ink' })
      x += textWidth('strong', 17, word) + 10
    }
    this.#line(assessed, {
      face: status === null ? 'strong' : 'text',
      size: status === null ? 17 : 13,
      x,
      y: this.#y,
      fill: status === null ? 'ink' : 'soft',
    })
    this.#y += 12
  }

  bar({ counts }: StandingView): void {
    this.#shapes.push(...splitBar(counts, { x: EDGE, y: this.#y, width: INSIDE, height: 22, size: 12 }))
    this.#y += 30
  }

  row({ name, mark, status, count }: PanelRow): void {
    const size = 13
    this.#y += 21
    const right = PANEL_WIDTH - EDGE
    if (count !== null) {
      this.#shapes.push(...statusMark(mark, { x: EDGE, y: this.#y - 11, size: 13 }))
      this.#line(status, { face: 'text', size, x: EDGE + 21, y: this.#y, fill: 'ink' })
      this.#line(count, { face: 'strong', size, x: right - textWidth('strong', size, count), y: this.#y, fill: 'ink' })
    } else {
      const width = textWidth('strong', size, status)
      this.#line(status, { face: 'strong', size, x: right - width, y: this.#y, fill: 'ink' })
      this.#shapes.push(...statusMark(mark, { x: right - width - 19, y: this.#y - 11, size: 13 }))
      for (const [index, line] of firstLines('text', size, name, INSIDE - width - 34, 3).entries()) {
        if (index > 0) this.#y += 16.5
        this.#line(line, { face: 'text', size, x: EDGE, y: this.#y, fill: 'ink' })
      }
    }
    this.#rule(this.#y + 6.5, 'rule')
    this.#y += 4
  }

  note(text: string): void {
    this.#y += 19
    this.#line(text, { face: 'text', size: 12.5, x: EDGE, y: this.#y, fill: 'soft' })
    this.#y += 4
  }

  foot(record: string, host: string): void {
    this.#y += 26
    const size = 12
    this.#line(record, { face: 'text', size, x: EDGE, y: this.#y, fill: 'soft' })
    const left = textWidth('text', size, record)
    const shown = shortened('text', size, host, INSIDE - left - 12)
    this.#line(shown, { face: 'text', size, x: PANEL_WIDTH - EDGE - textWidth('text', size, shown), y: this.#y, fill: 'link' })
    this.#y += 14
  }

  picture(words: Pick<Picture, 'language' | 'title' | 'description'>): Picture {
    const height = Math.ceil(this.#y)
    const paper: PictureShape = { kind: 'rectangle', x: 0, y: 0, width: PANEL_WIDTH, height, fill: 'paper' }
    const edge: PictureShape = {
      kind: 'rectangle',
      x: 0.5,
      y: 0.5,
      width: PANEL_WIDTH - 1,
      height: height - 1,
      stroke: 'rule',
      strokeWidth: 1,
    }
    return { ...words, width: PANEL_WIDTH, height, shapes: [paper, edge, ...this.#shapes] }
  }

  #below(text: string, face: Face, size: number, leading: number, fill: PicturePaint): void {
    this.#y += leading
    this.#line(text, { face, size, x: EDGE, y: this.#y, fill })
  }

  #line(text: string, line: { face: Face; size: number; x: number; y: number; fill: PicturePaint }): void {
    this.#shapes.push({ kind: 'line', text, ...line })
  }

  #rule(y: number, fill: PicturePaint): void {
    this.#shapes.push({ kind: 'rectangle', x: EDGE, y, width: INSIDE, height: 1, fill })
  }
}
