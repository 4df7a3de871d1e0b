/** A parsed font; advances in font units. */
export interface ParsedFont {
  readonly unitsPerEm: number
  /** Glyphs met so far, by number. */
  _glyphs: object
  layout(text: string): {
    readonly glyphs: readonly { readonly id: number; readonly advanceWidth: number; readonly codePoints: readonly number[] }[]
    readonly positions: readonly { readonly xAdvance: number; readonly xOffset: number; readonly yOffset: number }[]
  }
  hasGlyphForCodePoint(codePoint: number): boolean
  /** The outline of a glyph in font units, y upwards. */
  getGlyph(id: number): {
    readonly path: { readonly commands: readonly { readonly command: OutlineCommand; readonly args: readonly number[] }[] }
  }
}

export type OutlineCommand = 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath'

/** A face as a document embeds it. */
export interface EmbeddedFont {
  readonly id: string
  readonly font: ParsedFont
  readonly subset: { includeGlyph(id: number): number }
  readonly widths: number[]
  readonly unicode: (readonly number[])[]
  ref(): { readonly id: number }
}

export interface Reference {
  readonly id: number
  data: Record<string, unknown>
  write(chunk: string | Uint8Array): void
  end(chunk?: string): void
}

export interface Page {
  readonly fonts: Record<string, unknown>
  readonly xobjects: Record<string, unknown>
  readonly content: Reference & { readonly buffer: readonly Uint8Array[] }
  readonly resources: Reference
  readonly dictionary: Reference
  write(chunk: string): void
  end(): void
}

export interface Inside {
  page: Page
  info: Record<string, unknown>
  _font: EmbeddedFont
  _pageBuffer: Page[]
  _offsets: (number | null)[]
  _offset: number
  _info: Reference
  _id: Uint8Array
  _root: {
    readonly id: number
    data: Record<string, Reference> & { Names: { data: Record<string, { _compareKeys(a: string, b: string): number } | undefined> } }
  }
  font(name: string | Uint8Array): void
  ref(data: Record<string, unknown>): Reference
  endMetadata(): void
  _write(data: string | Uint8Array): void
  _finalize(): void
  push(chunk: Uint8Array | null): boolean
}
