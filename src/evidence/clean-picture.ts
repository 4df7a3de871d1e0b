import sharp from 'sharp'
import type { FileLimits, FileType } from '../kernel/files.ts'
import { FileRefused } from './inspection.ts'

/**
 * The same picture drawn anew: every pixel decoded, turned as its orientation says, in sRGB, and nothing else of the file: no
 * EXIF, XMP, IPTC, profile, comment, second picture, or bytes after its end. Throws FileRefused.
 */
export async function cleanPicture(
  content: Uint8Array,
  type: Exclude<FileType, 'application/pdf'>,
  limits: FileLimits,
): Promise<Uint8Array> {
  sharp.cache(false)
  sharp.concurrency(1)
  const pipeline = sharp(content, { limitInputPixels: limits.pixels, failOn: 'error', sequentialRead: true }).autoOrient()
  const drawn = type === 'image/png' ? pipeline.png({ compressionLevel: 9 }) : pipeline.jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
  const copy = await drawn.toBuffer().catch((error: unknown) => {
    throw new FileRefused(/pixel limit/i.test(String(error)) ? 'file_pixels' : 'file_damaged')
  })
  const left = await sharp(copy).metadata()
  if (left.exif || left.xmp || left.iptc || left.icc || left.comments?.length || (left.orientation ?? 1) !== 1) {
    throw new FileRefused('file_unclean')
  }
  if (copy.length > limits.bytes * 2) throw new FileRefused('file_explodes')
  return copy
}
