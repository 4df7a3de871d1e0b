import type { PathShape } from '../charts/scene.ts'
import { cleanText } from '../reports/text/clean-text.ts'
import { glyphOutline } from './glyph-outline.ts'
import type { LineShape, Painted, Picture, PictureShape } from './picture.ts'
import { schemeColor, type PicturePaint, type Scheme } from './schemes.ts'
import { setLine } from './set-line.ts'

export interface DrawnPicture {
  readonly svg: string
  /** Content of its `style` element, which a content policy names by its digest; empty where there is none. */
  readonly style: string
}

/** A whole SVG document that needs nothing else: text as outlines, each glyph once, colours written in, `auto` with the dark ones beside. */
export function drawPicture(picture: Picture, scheme: Scheme): DrawnPicture {
  const drawing = new Drawing(scheme)
  const body = picture.shapes.map((shape) => drawing.shape(shape)).join('')
  const { width, height, language } = picture
  const size = `viewBox="0 0 ${decimal(width)} ${decimal(height)}" width="${decimal(width)}" height="${decimal(height)}"`
  const style = drawing.style()
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-labelledby="title description" lang="${language}"><title id="title">${escape(picture.title)}</title><desc id="description">${escape(picture.description)}</desc>${style === '' ? '' : `<style>${style}</style>`}<defs>${drawing.definitions()}</defs>${body}</svg>\n`
  return { svg, style }
}

class Drawing {
  readonly #scheme: Scheme
  readonly #glyphs = new Map<string, { readonly id: string; readonly d: string }>()
  readonly #used = new Map<string, { readonly property: 'fill' | 'stroke'; readonly paint: PicturePaint }>()

  constructor(scheme: Scheme) {
    this.#scheme = scheme
  }

  shape(shape: PictureShape): string {
    if (shape.kind === 'line') return this.#line(shape)
    if (shape.kind === 'rectangle') {
      const box = `x="${decimal(shape.x)}" y="${decimal(shape.y)}" width="${decimal(shape.width)}" height="${decimal(shape.height)}"`
      return `<rect ${box}${this.#look(shape)}/>`
    }
    const moved = shape.x === 0 && shape.y === 0 ? '' : `translate(${decimal(shape.x)} ${decimal(shape.y)})`
    const place = `${moved}${shape.scale === 1 ? '' : `scale(${decimal(shape.scale)})`}`
    return `<path${place === '' ? '' : ` transform="${place}"`} d="${shape.d}"${this.#look(shape)}/>`
  }

  definitions(): string {
    return [...this.#glyphs.values()].map(({ id, d }) => `<path id="${id}" d="${d}"/>`).join('')
  }

  /** What a dark scheme changes; attributes have said the rest. */
  style(): string {
    if (this.#scheme !== 'auto' || this.#used.size === 0) return ''
    const rules = [...this.#used].map(([name, { property, paint }]) => `.${name}{${property}:${schemeColor(paint, 'dark')}}`)
    return `@media(prefers-color-scheme:dark){${rules.join('')}}`
  }

  #line({ x, y, text, face, size, fill }: LineShape): string {
    const { glyphs, unitsPerEm } = setLine(face, text)
    const drawn = glyphs.flatMap((glyph) => {
      const d = glyphOutline(face, glyph.id)
      if (d === '') return []
      const key = `${face} ${glyph.id}`
      const known = this.#glyphs.get(key) ?? { id: `g${this.#glyphs.size}`, d }
      this.#glyphs.set(key, known)
      return `<use href="#${known.id}"${glyph.x === 0 ? '' : ` x="${glyph.x}"`}${glyph.y === 0 ? '' : ` y="${glyph.y}"`}/>`
    })
    const scale = String(Math.round((size / unitsPerEm) * 1e6) / 1e6)
    return `<g transform="translate(${decimal(x)} ${decimal(y)})scale(${scale})"${this.#look({ fill })}>${drawn.join('')}</g>`
  }

  #look({ fill, stroke, strokeWidth, dash }: Partial<Painted<Pick<PathShape, 'strokeWidth' | 'dash'>>>): string {
    const classes: string[] = []
    const attribute = (property: 'fill' | 'stroke', paint: PicturePaint) => {
      const name = `${property[0]}-${paint}`
      if (this.#scheme === 'auto' && schemeColor(paint, 'light') !== schemeColor(paint, 'dark')) {
        this.#used.set(name, { property, paint })
        classes.push(name)
      }
      return ` ${property}="${schemeColor(paint, this.#scheme === 'dark' ? 'dark' : 'light')}"`
    }
    const filled = fill ? attribute('fill', fill) : ' fill="none"'
    const line = stroke ? `${attribute('stroke', stroke)} stroke-width="${decimal(strokeWidth ?? 1)}"` : ''
    const dashes = dash ? ` stroke-dasharray="${dash.map(decimal).join(' ')}"` : ''
    return `${classes.length > 0 ? ` class="${classes.join(' ')}"` : ''}${filled}${line}${dashes}`
  }
}

function decimal(value: number): string {
  return String(Math.round(value * 100) / 100)
}

/** Text as XML may hold it. */
function escape(text: string): string {
  return cleanText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
