import type { AttemptFault } from '../../templates/view/webhook.ts'
import { LEADS_INSIDE } from './public-lookup.ts'

const NAME_FAULTS = new Set(['ENOTFOUND', 'ENODATA', 'ESERVFAIL', 'EREFUSED', 'EBADNAME', 'EBADRESP', 'EFORMERR', 'ETIMEOUT', 'EAI_AGAIN'])
const OWN_TROUBLE = new Set(['ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL', 'EMFILE', 'ENFILE'])
const CERTIFICATE = /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|EPROTO)/

/** What a status code means (Standard Webhooks, "Delivery success and failure"); null: accepted. */
export function statusFault(status: number): AttemptFault | null {
  if (status >= 200 && status < 300) return null
  if (status >= 300 && status < 400) return 'redirect'
  return status === 410 ? 'gone' : 'status'
}

/** Why there was no answer. */
export function connectionFault(error: unknown): AttemptFault {
  const { code = '', message } = error as NodeJS.ErrnoException
  if (code === LEADS_INSIDE || /is not allowed\. Because/.test(message)) return 'not_allowed'
  if (NAME_FAULTS.has(code)) return 'name_not_found'
  if (CERTIFICATE.test(code)) return 'certificate'
  if (code.startsWith('HPE_')) return 'not_http'
  return code === 'ETIMEDOUT' ? 'too_slow' : 'not_reached'
}

/** True when it was this machine that could not: no network, no name server, no file handles. */
export function isOwnTrouble(error: unknown): boolean {
  const { code = '', syscall = '' } = error as NodeJS.ErrnoException
  return OWN_TROUBLE.has(code) || (code === 'ECONNREFUSED' && syscall.startsWith('query'))
}
