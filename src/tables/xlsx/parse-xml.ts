import { Parser } from 'saxen'
import { decodeEntities } from '../decode-entities.ts'

export interface XmlHandlers {
  open?(name: string, attributes: () => Readonly<Record<string, string>>): void
  close?(name: string): void
  text?(text: string): void
}

/** Walks over XML; names come without their namespace prefix, texts decoded. Throws on what is not well formed. */
export function parseXml(xml: string, { open, close, text }: XmlHandlers): void {
  const parser = new Parser()
  const local = (name: string) => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name)
  if (open) parser.on('openTag', (name, attributes) => open(local(name), attributes))
  if (close) parser.on('closeTag', (name) => close(local(name)))
  if (text) {
    parser.on('text', (raw) => text(decodeEntities(raw)))
    parser.on('cdata', text)
  }
  parser.on('error', (error) => {
    throw error
  })
  parser.parse(xml)
}
