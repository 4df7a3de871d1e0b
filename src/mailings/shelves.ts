import type { Told } from '../../templates/mail/act.mail.ts'
import type { Fragment, Phrase } from '../../templates/mail/parts/block.ts'
import type { Shelf } from './composition-memory.ts'

/** Subjects with bodies, whole. */
export const BODIES: Shelf<Told> = { name: 'body', cost: ({ body }) => body.html.length + body.text.length }

/** What bodies and feet are put together from. */
export const PIECES: Shelf<Fragment> = { name: 'piece', cost: ({ html, text }) => html.length + text.length }

/** Lines of lists. */
export const LINES: Shelf<Phrase> = { name: 'line', cost: ({ text, href }) => text.length + (href?.length ?? 0) }
