import { domainToASCII } from 'node:url'
import { z } from 'zod'
import { isNobody } from './is-nobody.ts'

/** RFC 5321 section 4.5.3.1, less the angle brackets of a path. */
const ADDRESS_MAX = 254
const LOCAL_MAX = 64
const CONTROL = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u
/** What a host cannot hold and a parser of addresses would cut at or decode. */
const NOT_HOST = /[\s/\\?#%:@[\]<>,;"()]/

/**
 * An address that somebody typed, as mail is sent to it: the part before the @ as typed, the domain in lower case and in ASCII
 * (UTS #46, for names such as `correo.pe` in other scripts). Refuses what could reach into a header, what no public domain can
 * be, and addresses that no person reads.
 */
export const SubscriberAddress = z
  .string('required')
  .max(4_000, 'invalid_email')
  .refine((typed) => !CONTROL.test(typed), { message: 'control_characters', abort: true })
  .trim()
  .min(1, { message: 'required', abort: true })
  .max(ADDRESS_MAX, { message: 'too_long', abort: true })
  .transform((typed, issues) => {
    const at = typed.lastIndexOf('@')
    const local = typed.slice(0, Math.max(at, 0))
    const domain = asciiDomain(typed.slice(at + 1))
    if (domain !== null && isLocalPart(local)) return `${local}@${domain}`
    issues.addIssue({ code: 'custom', message: 'invalid_email' })
    return z.NEVER
  })
  .pipe(z.email({ pattern: z.regexes.html5Email, error: 'invalid_email' }).max(ADDRESS_MAX, 'too_long'))
  .refine((address) => !isNobody(address), 'address_nobody')

/** What a mail program would decode as an encoded word (RFC 2047) is none, though RFC 5321 allows it. */
function isLocalPart(local: string): boolean {
  return local.length >= 1 && local.length <= LOCAL_MAX && !/^\.|\.\.|\.$|^=\?|\?=$/.test(local)
}

/** Null when it is no name of a public domain: an address of a machine, a name without a dot, or what only looks like a host. */
function asciiDomain(typed: string): string | null {
  if (typed === '' || NOT_HOST.test(typed)) return null
  const domain = /^[\u0021-\u007e]*$/.test(typed) ? typed.toLowerCase() : domainToASCII(typed)
  const top = domain.split('.').at(-1) ?? ''
  return domain.includes('.') && /[a-z]/.test(top) && !top.startsWith('0x') ? domain : null
}
