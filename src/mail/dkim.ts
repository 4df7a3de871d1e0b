import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import sign from 'nodemailer/lib/dkim/sign'
import { StartRefused } from '../../db/errors.ts'

/** Who signs, and the RSA key that the DNS holds the public half of. */
export interface DkimKey {
  readonly domain: string
  readonly selector: string
  readonly key: KeyObject
}

/** Also what says how to leave the list: a mailbox offers its own button only when that is signed (RFC 8058, section 4). */
const SIGNED = [
  'From',
  'To',
  'Subject',
  'Date',
  'Message-ID',
  'MIME-Version',
  'Content-Type',
  'Content-Language',
  'Auto-Submitted',
  'List-Id',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
].join(':')
const SMALLEST_KEY = 1024

/** Reads the RSA key (PEM) that messages are signed with. Throws StartRefused when it cannot be read or is none. */
export function openDkimKey(options: { readonly domain: string; readonly selector: string; readonly keyFile: string }): DkimKey {
  const { domain, selector, keyFile } = options
  let key: KeyObject
  try {
    key = createPrivateKey(readFileSync(keyFile))
  } catch {
    throw new StartRefused(`MAIL_DKIM_KEY_FILE: ${keyFile} cannot be read as a private key in PEM.`)
  }
  if (key.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < SMALLEST_KEY)
    throw new StartRefused(`MAIL_DKIM_KEY_FILE: ${keyFile} must hold an RSA key of at least ${SMALLEST_KEY} bits.`)
  return { domain, selector, key }
}

/** The DKIM-Signature line (RFC 6376, rsa-sha256, relaxed/relaxed, ended by CRLF) of header lines and a body that end with CRLF. */
export function dkimSignature({ domain, selector, key }: DkimKey, head: string, body: string): string {
  const relaxed = body
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(' \r\n', '\r\n')
    .replace(/(?:\r\n)+$/, '\r\n')
  const bodyHash = createHash('sha256').update(relaxed).digest('base64')
  const lines = Buffer.from(head)
    .toString('latin1')
    .split(/\r\n(?![ \t])/)
    .filter((line) => line !== '')
  const headers = lines.map((line) => ({ key: line.slice(0, line.indexOf(':')).trim().toLowerCase(), line }))
  const signed = sign(headers, 'sha256', bodyHash, { domainName: domain, keySelector: selector, privateKey: key, headerFieldNames: SIGNED })
  if (signed === false) throw new Error('the DKIM key does not sign')
  return `${signed}\r\n`
}

/** The public half as the DNS holds it: the value of the `p` tag. */
export function dkimPublicKey({ key }: DkimKey): string {
  return createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64')
}
