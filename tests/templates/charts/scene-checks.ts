import { expect } from 'vitest'
import type { RectangleShape, Scene, TextShape } from '../../../templates/charts/scene.ts'
import type { Measure } from '../../../templates/charts/wrap-label.ts'

const EPSILON = 0.01
const STRONG = 1.06

export function texts(scene: Scene): TextShape[] {
  return scene.shapes.filter((shape) => shape.kind === 'text')
}

export function boxes(scene: Scene): RectangleShape[] {
  return scene.shapes.filter((shape) => shape.kind === 'rectangle')
}

/** The box that a text fills, from its ascent to its descent. */
function boxOf(text: TextShape, measure: Measure) {
  const width = measure(text.text, text.size) * (text.strong ? STRONG : 1)
  const left = text.anchor === 'start' ? text.x : text.anchor === 'end' ? text.x - width : text.x - width / 2
  return { left, right: left + width, top: text.y - text.size * 0.7, bottom: text.y + text.size * 0.2, text: text.text }
}

/** No text or box beyond the edges of the picture, and no coordinate that is none. */
export function expectInside(scene: Scene, measure: Measure): void {
  for (const shape of scene.shapes) {
    expect(Number.isFinite(shape.x) && Number.isFinite(shape.y), JSON.stringify(shape)).toBe(true)
    if (shape.kind === 'path') {
      expect(shape.d).not.toMatch(/NaN|undefined/)
      continue
    }
    const box =
      shape.kind === 'text'
        ? boxOf(shape, measure)
        : { left: shape.x, right: shape.x + shape.width, top: shape.y, bottom: shape.y + shape.height }
    const inside = box.left >= -EPSILON && box.right <= scene.width + EPSILON && box.top >= -EPSILON && box.bottom <= scene.height + EPSILON
    expect(inside, `${JSON.stringify(shape)} in ${scene.width} × ${scene.height}`).toBe(true)
  }
}

/** No two words on top of each other. */
export function expectNoOverlap(scene: Scene, measure: Measure): void {
  const all = texts(scene).map((text) => boxOf(text, measure))
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) {
      const apart =
        one.right <= other.left + EPSILON ||
        other.right <= one.left + EPSILON ||
        one.bottom <= other.top + EPSILON ||
        other.bottom <= one.top + EPSILON
      expect(apart, `“${one.text}” and “${other.text}”`).toBe(true)
    }
  }
}

/** The style sheet's tokens in the light scheme and in the dark one. */
export function schemes(sheet: string): readonly Record<string, string>[] {
  const found = [...sheet.matchAll(/--([a-z0-9_-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)]
  return [2, 3].map((at) => Object.fromEntries(found.map((match) => [match[1]!, match[at]!])))
}

export function mix(color: string, ground: string, share: number): string {
  const parts = channels(color).map((part, index) => Math.round(part * share + channels(ground)[index]! * (1 - share)))
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

/** Contrast ratio of two colours (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(color: string): number {
  const [red, green, blue] = channels(color).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
}
