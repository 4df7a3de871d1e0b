/** Who messages come from: as configured, else Vigía at the host of the site. */
export function senderOf(config: { readonly mailFrom?: string | undefined }, publicUrl: string): string {
  return config.mailFrom ?? `Vigía <vigia@${new URL(publicUrl).hostname}>`
}
