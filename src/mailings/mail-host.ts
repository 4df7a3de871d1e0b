import type { Context } from '../kernel/context.ts'

/** The host that Message-IDs and List-Ids end in: the site's own. */
export function mailHost(ctx: Context): string {
  return new URL(ctx.settings.publicUrl).hostname
}
