import type { PathShape, RectangleShape } from '../charts/scene.ts'
import type { Face } from '../reports/document/fonts.ts'
import type { PicturePaint } from './schemes.ts'

/** One line of text, drawn as the outlines of its glyphs: no font has to be there where the picture is shown. */
export interface LineShape {
  readonly kind: 'line'
  readonly x: number
  /** Baseline. */
  readonly y: number
  readonly text: string
  readonly face: Face
  readonly size: number
  readonly fill: PicturePaint
}

/** The shapes of charts, in the colours that a picture may have. */
export type Painted<Shape> = Omit<Shape, 'fill' | 'stroke'> & {
  readonly fill?: PicturePaint | undefined
  readonly stroke?: PicturePaint | undefined
}

export type PictureShape = Painted<PathShape> | Painted<RectangleShape> | LineShape

/** A picture that stands alone, outside our pages; lengths in pixels, y grows downwards, drawn in order. */
export interface Picture {
  readonly width: number
  readonly height: number
  /** BCP 47. */
  readonly language: string
  /** What it says, in a few words and at length, for those who do not see it. */
  readonly title: string
  readonly description: string
  readonly shapes: readonly PictureShape[]
}
