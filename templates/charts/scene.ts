import type { Paint } from './tokens.ts'

/** A picture as a flat list of shapes, drawn in order; lengths in points, y grows downwards. Draws alike as SVG and in the PDF. */
export interface Scene {
  readonly width: number
  readonly height: number
  /** What the picture says, for those who do not see it. */
  readonly alternative: string
  readonly shapes: readonly Shape[]
}

export interface PathShape {
  readonly kind: 'path'
  /** SVG path data in a box of its own, moved to (x, y) and scaled. */
  readonly d: string
  readonly x: number
  readonly y: number
  readonly scale: number
  readonly fill?: Paint
  readonly stroke?: Paint
  readonly strokeWidth?: number
  readonly dash?: readonly [number, number]
}

export interface RectangleShape {
  readonly kind: 'rectangle'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly fill?: Paint
  readonly stroke?: Paint
  readonly strokeWidth?: number
  readonly dash?: readonly [number, number]
}

export interface TextShape {
  readonly kind: 'text'
  readonly x: number
  /** Baseline. */
  readonly y: number
  readonly text: string
  readonly size: number
  readonly strong?: boolean
  readonly anchor: 'start' | 'middle' | 'end'
  readonly fill: Paint
}

export type Shape = PathShape | RectangleShape | TextShape
