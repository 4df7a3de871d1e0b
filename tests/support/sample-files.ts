import { crc32, deflateSync } from 'node:zlib'
import { PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib'
import sharp from 'sharp'

/** A small PDF with everything that may not reach the public: an author, XMP, a script, an attachment, a form, a note. */
export async function talkativePdf(secret: string, pages = 1): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.setAuthor(secret)
  document.setTitle(`Informe de ${secret}`)
  for (let index = 0; index < pages; index += 1) document.addPage([300, 200]).drawText(`Página ${index + 1}`, { x: 20, y: 100 })
  const page = document.getPage(0)
  const field = document.getForm().createTextField('nombre')
  field.setText('Valor a la vista')
  field.addToPage(page, { x: 20, y: 20, width: 200, height: 20 })
  await document.attach(Buffer.from(secret), `${secret}.txt`, { mimeType: 'text/plain' })
  document.addJavaScript('abrir', `app.alert('${secret}')`)
  const { context } = document
  const xmp = context.stream(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><author>${secret}</author></x:xmpmeta>`, {
    Type: 'Metadata',
    Subtype: 'XML',
  })
  document.catalog.set(PDFName.of('Metadata'), context.register(xmp))
  document.catalog.set(PDFName.of('OpenAction'), context.obj({ S: 'JavaScript', JS: PDFString.of(`this.x='${secret}'`) }))
  const web = context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], A: { S: 'URI', URI: PDFString.of('https://www.gob.pe/') } })
  const launch = context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], A: { S: 'Launch', F: PDFString.of(secret) } })
  const note = context.obj({
    Type: 'Annot',
    Subtype: 'Text',
    Rect: [9, 9, 20, 20],
    T: PDFHexString.fromText(secret),
    Contents: PDFString.of(secret),
  })
  for (const annotation of [web, launch, note]) page.node.addAnnot(context.register(annotation))
  return document.save({ useObjectStreams: false })
}

/** A PDF whose page unpacks to that many bytes. */
export async function explodingPdf(bytes: number): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const page = document.addPage([300, 200])
  const packed = deflateSync(Buffer.alloc(bytes, ' '), { level: 9 })
  page.node.set(PDFName.of('Contents'), document.context.register(document.context.stream(packed, { Filter: 'FlateDecode' })))
  return document.save({ useObjectStreams: false })
}

/** A small PDF whose page draws a drawing ten times, which draws another ten times, and so on, nine deep. */
export async function endlessPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const { context } = document
  const form = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 9, 9] }
  let inner = context.register(context.stream('0 0 1 1 re f', form))
  for (let depth = 0; depth < 9; depth += 1) {
    const Resources = context.obj({ XObject: { X: inner } })
    inner = context.register(context.stream('/X Do '.repeat(10), { ...form, Resources }))
  }
  const page = document.addPage([300, 200])
  page.node.set(PDFName.of('Resources'), context.obj({ XObject: { X: inner } }))
  page.node.set(PDFName.of('Contents'), context.register(context.stream('/X Do')))
  return document.save({ useObjectStreams: false })
}

/** A photograph that says where it was taken and by whom, lying on its side; another secret, another picture. */
export async function talkativePhoto(secret: string, format: 'jpeg' | 'png' = 'jpeg'): Promise<Buffer> {
  return sharp({
    create: { width: 40, height: 20, channels: 3, background: { r: crc32(secret) % 256, g: crc32(secret.slice(1)) % 256, b: 30 } },
  })
    .withExif({ IFD0: { Artist: secret }, IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '12/1 3/1 0/1' } })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><author>${secret}</author></x:xmpmeta>`)
    .withIccProfile('p3')
    .withMetadata({ orientation: 6 })
    .toFormat(format)
    .toBuffer()
}
