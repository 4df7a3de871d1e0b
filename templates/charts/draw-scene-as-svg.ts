import type { PathShape, Scene, Shape } from './scene.ts'
import { cssPaint } from './tokens.ts'

/**
 * The scene as one `<svg>` element, markup-safe, scaling with its container.
 * Colours are the page's CSS tokens with the light scheme as fallback; the alternative text is its accessible name.
 */
export function drawSceneAsSvg(scene: Scene): string {
  const box = `viewBox="0 0 ${number(scene.width)} ${number(scene.height)}"`
  const body = scene.shapes.map(drawShape).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box} width="${number(scene.width)}" height="${number(scene.height)}" role="img" aria-label="${escape(scene.alternative)}">${body}</svg>`
}

function drawShape(shape: Shape): string {
  if (shape.kind === 'text') {
    const weight = shape.strong ? ' font-weight="600"' : ''
    const place = `x="${number(shape.x)}" y="${number(shape.y)}" font-size="${number(shape.size)}" text-anchor="${shape.anchor}"`
    return `<text ${place}${weight} fill="${cssPaint(shape.fill)}">${escape(shape.text)}</text>`
  }
  if (shape.kind === 'rectangle') {
    return `<rect x="${number(shape.x)}" y="${number(shape.y)}" width="${number(shape.width)}" height="${number(shape.height)}" ${look(shape)}/>`
  }
  return `<path transform="translate(${number(shape.x)} ${number(shape.y)}) scale(${number(shape.scale)})" d="${escape(shape.d)}" ${look(shape)}/>`
}

/** As attributes: a strict content policy allows no inline style. */
function look(shape: Pick<PathShape, 'fill' | 'stroke' | 'strokeWidth' | 'dash'>): string {
  const { fill, stroke, strokeWidth, dash } = shape
  const line = stroke ? ` stroke="${cssPaint(stroke)}" stroke-width="${number(strokeWidth ?? 1)}"` : ''
  const dashes = dash ? ` stroke-dasharray="${dash.map(number).join(' ')}"` : ''
  return `fill="${fill ? cssPaint(fill) : 'none'}"${line}${dashes}`
}

function number(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
