import { refuse } from './refuse.ts'

/** Throws Invalid, with a word on what to do, for files that are no text: old workbooks, encrypted ones, PDF, pictures, pages. */
export function refuseForeign(head: Uint8Array): void {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 2048))
  if (head.length === 0) throw refuse('errors.table_empty')
  if (start.readUInt32BE !== undefined && start.length >= 4) {
    const magic = start.readUInt32BE(0)
    if (magic === 0xd0cf11e0) {
      const whole = Buffer.from(head.buffer, head.byteOffset, head.length)
      throw refuse(whole.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'errors.table_encrypted' : 'errors.table_xls')
    }
    if (magic === 0x25504446 || magic === 0x89504e47 || magic >>> 8 === 0xffd8ff) throw refuse('errors.table_format')
  }
  if (/^\s*(?:<!doctype html|<html|<table|<\?xml)/i.test(start.toString('latin1'))) throw refuse('errors.table_format')
}
