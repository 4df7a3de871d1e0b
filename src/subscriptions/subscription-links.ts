import type { Language } from '../../templates/view/text.ts'
import type { Frequency } from '../../templates/view/subscription.ts'
import type { Context } from '../kernel/context.ts'
import { confirmationToken, preferencesToken, unsubscribeToken } from './link-tokens.ts'

type Links = Pick<Context, 'vault' | 'settings' | 'clock'>

/** Whole address of the page that confirms a subscription. Good until its `confirm_before`. */
export function confirmationLink(ctx: Links, subscriptionId: string, language: Language): string {
  return address(ctx, language, `/subscribe/confirm/${confirmationToken(ctx.vault, subscriptionId)}`)
}

/** Whole address of somebody's preferences. Good as long as there is a subscriber, unless that person shuts the links made before. */
export function preferencesLink(ctx: Links, subscriberId: string, language: Language): string {
  return address(ctx, language, `/subscribe/preferences/${preferencesToken(ctx.vault, subscriberId, ctx.clock.now())}`)
}

/** Whole address that a POST without a cookie ends all mails of a frequency at (RFC 8058 section 3.1); a GET shows a button. Never expires. */
export function unsubscribeLink(ctx: Links, subscriberId: string, frequency: Frequency, language: Language): string {
  return address(ctx, language, `/unsubscribe/${unsubscribeToken(ctx.vault, subscriberId, frequency)}`)
}

function address(ctx: Links, language: Language, path: string): string {
  return `${ctx.settings.publicUrl}/${language}${path}`
}
