import { createHash } from 'node:crypto'
import * as mupdf from 'mupdf'
import { PDFDocument, PDFName } from 'pdf-lib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Database } from '../../db/schema.ts'
import { openFiles } from '../../src/evidence/index.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { pdfText } from '../support/pdf-text.ts'
import { FILE_LIMITS, thrown } from '../support/record.ts'
import { endlessPdf, talkativePdf, talkativePhoto } from '../support/sample-files.ts'

const SECRET = 'Juana-Quispe-Testigo'
const options = { limits: FILE_LIMITS, bucket: null, scanner: null, patience: 30_000, onError: () => undefined }
const { inspect } = openFiles({} as Database, systemClock, options)
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('the public copy of a file', () => {
  it('of a PDF keeps pages, form values as drawn, and web links; author, script, attachment, note and form are gone', async () => {
    const original = await talkativePdf(SECRET, 3)
    const { publicCopy, pages, type } = await inspect(original)
    expect([pages, type]).toEqual([3, 'application/pdf'])
    const copy = Buffer.from(publicCopy)
    for (const word of [
      SECRET,
      Buffer.from(SECRET, 'utf16le').swap16(),
      'JavaScript',
      'Launch',
      'EmbeddedFile',
      'AcroForm',
      'Metadata',
      '/Info',
    ]) {
      expect([String(word), copy.includes(word)]).toEqual([String(word), false])
    }
    expect(copy.includes('https://www.gob.pe/')).toBe(true)
    const again = await PDFDocument.load(copy)
    expect([again.getPageCount(), again.getAuthor(), again.getTitle(), again.getForm().getFields().length]).toEqual([
      3,
      undefined,
      undefined,
      0,
    ])
    expect(await pdfText(copy)).toMatch(/Página 1[^]*Valor a la vista/)
    expect(sha256((await inspect(original)).publicCopy)).toBe(sha256(publicCopy))
  })

  it('keeps what a page is drawn with, whatever its maker called it', async () => {
    const document = await PDFDocument.create()
    const page = document.addPage([300, 200])
    const font = await document.embedFont('Helvetica')
    const resources = document.context.obj({ Font: { AA: font.ref, JS: font.ref, Metadata: font.ref } })
    page.node.set(PDFName.of('Resources'), document.context.register(resources))
    const drawn = 'BT /AA 12 Tf 20 100 Td (uno) Tj /JS 12 Tf 50 0 Td (dos) Tj /Metadata 12 Tf 50 0 Td (tres) Tj ET'
    page.node.set(PDFName.of('Contents'), document.context.register(document.context.stream(drawn)))
    const { publicCopy } = await inspect(await document.save({ useObjectStreams: false }))
    expect(await pdfText(publicCopy)).toContain('uno')
    expect(
      Buffer.from(publicCopy)
        .toString('latin1')
        .match(/\/(AA|JS|Metadata) /g)
        ?.toSorted(),
    ).toEqual(['/AA ', '/JS ', '/Metadata '])
  })

  it('holds photographs without what they say of their making', async () => {
    const document = await PDFDocument.create()
    const photo = await document.embedJpg(await talkativePhoto(SECRET))
    document.addPage([300, 200]).drawImage(photo, { x: 10, y: 10 })
    const original = await document.save({ useObjectStreams: false })
    const { publicCopy } = await inspect(original)
    expect([Buffer.from(original).includes(SECRET), Buffer.from(publicCopy).includes(SECRET)]).toEqual([true, false])
    const picture = Buffer.from(publicCopy).subarray(Buffer.from(publicCopy).indexOf(Buffer.from([0xff, 0xd8, 0xff])))
    expect(await sharp(picture).stats()).toMatchObject({ channels: { length: 3 } })
  })

  it('of a PDF that opens without a password has no lock; one that asks for it is refused', async () => {
    const plain = new mupdf.PDFDocument(await talkativePdf(SECRET))
    const locked = (how: string) => Uint8Array.from(plain.saveToBuffer(`encrypt=aes-256,owner-password=o,${how}`).asUint8Array())
    expect((await inspect(locked('permissions=4'))).pages).toBe(1)
    expect(await thrown(inspect(locked('user-password=u')))).toEqual({ file: 'errors.file_encrypted' })
  })

  it('of a PDF that draws for ever is not waited for', async () => {
    const impatient = openFiles({} as Database, systemClock, { ...options, patience: 2_500 })
    expect(await thrown(impatient.inspect(await endlessPdf()))).toEqual({ file: 'errors.file_slow' })
  })

  it.each(['jpeg', 'png'] as const)('of a %s is upright and silent', async (format) => {
    const original = await talkativePhoto(SECRET, format)
    expect((await sharp(original).metadata()).exif?.includes(SECRET)).toBe(true)
    const { publicCopy } = await inspect(original)
    const { width, height, exif, xmp, icc, iptc, orientation } = await sharp(publicCopy).metadata()
    expect([width, height, exif, xmp, icc, iptc, orientation]).toEqual([20, 40, undefined, undefined, undefined, undefined, undefined])
    expect(Buffer.from(publicCopy).includes(SECRET)).toBe(false)
  })
})
