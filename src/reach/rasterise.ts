import sharp from 'sharp'

/**
 * An SVG whose text is outlines as PNG, as large as it says, in a palette of 64 colours: half the bytes of true colour, for flat
 * colours and the edges of letters. Drawn outside the main thread; the same bytes for the same SVG.
 */
export async function rasterise(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const png = await sharp(Buffer.from(svg), { limitInputPixels: 2_000_000 })
    .png({ palette: true, colours: 64, dither: 0, effort: 1, compressionLevel: 9 })
    .toBuffer()
  return new Uint8Array(png)
}
