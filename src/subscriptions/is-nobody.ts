/**
 * Mailboxes that belong to a function of a mail system or a help desk and not to somebody who could want a subscription:
 * of RFC 2142 those of sections 3 to 6 (network operations, services, lists), and those that machines write from. Its INFO,
 * MARKETING, SALES and NEWS are read by people of an organisation or a newsroom, and may subscribe.
 */
const NAMES = new Set([
  'abuse',
  'noc',
  'security',
  'postmaster',
  'hostmaster',
  'webmaster',
  'www',
  'usenet',
  'uucp',
  'ftp',
  'support',
  'admin',
  'administrator',
  'sysadmin',
  'root',
  'daemon',
  'mailerdaemon',
  'maildaemon',
  'nobody',
  'null',
  'devnull',
  'noreply',
  'donotreply',
  'dontreply',
  'noresponder',
  'norespondas',
  'bounce',
  'bounces',
  'autoreply',
  'listserv',
  'majordomo',
  'mailman',
  'unsubscribe',
  'spam',
  'phishing',
  'dmarc',
  'undisclosedrecipients',
])
const OF_A_LIST = /-(?:request|owner|bounces?|admin|unsubscribe|subscribe)$|^owner-/

/** Whether an address is one that nobody reads as a person. */
export function isNobody(address: string): boolean {
  const local = address.slice(0, address.lastIndexOf('@')).toLowerCase()
  const [name = ''] = local.split('+')
  return NAMES.has(name.replaceAll(/[._-]/g, '')) || OF_A_LIST.test(name)
}
