/** What a link to the contact leads to: a page's own address, or a letter to an e-mail address. */
export function contactAddress(contact: string): string {
  return /^https?:/.test(contact) ? contact : `mailto:${contact}`
}
