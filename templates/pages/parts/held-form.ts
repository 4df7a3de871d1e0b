import { html } from 'hono/html'
import type { Html, PageContext } from '../page-context.ts'
import { fieldLabel } from './field-label.ts'

/** A form that was sent and could not be taken; the page carries it, nothing of it is on the server. */
export interface HeldForm {
  /** Path below the workspace that it was sent to, with the query. */
  readonly to: string
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** Names of the files that came with it; they cannot be carried. */
  readonly files: readonly string[]
}

/** What stands before a field's name while a sign-in form carries it. */
export const HELD_PREFIX = 'held:'

/** What was chosen rather than typed, or what the form itself put in. */
const CHOSEN =
  /(?:^|_)(?:action|addressee|announcement_only|began|byline|corrects|file|frequency|institution|kind|language|next|organisation|position|role|seen|sensitivity|significance|status|to|topic|version)$/
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The held form inside another one. */
export function heldInputs(held: HeldForm | null): Html {
  if (held === null) return html``
  return html`<input type="hidden" name="held_to" value="${held.to}" />
    ${held.files.map((name) => html`<input type="hidden" name="held_file" value="${name}" />`)}
    ${held.fields.map(([name, value]) => html`<input type="hidden" name="${HELD_PREFIX}${name}" value="${value}" />`)}`
}

/** One button that sends the held form where it was going. */
export function resumeForm(held: HeldForm, button: string): Html {
  return html`<form method="post" action="${held.to}" enctype="multipart/form-data">
    ${held.fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <p><button type="submit">${button}</button></p>
  </form>`
}

/** The files that have to be chosen again, by name. */
export function lostFiles(page: PageContext, held: HeldForm): Html {
  if (held.files.length === 0) return html``
  const { words } = page
  return html`<p class="notice">
    <strong>${words.t('people.held.files', { n: held.files.length, names: words.list(held.files) })}</strong>
  </p>`
}

/** What was typed, to read and to copy. Nothing when nothing was. */
export function typedText(page: PageContext, held: HeldForm): Html {
  const plain = held.fields.map(([name, value]) => [name.startsWith(HELD_PREFIX) ? name.slice(HELD_PREFIX.length) : name, value] as const)
  const typed = plain.filter(([name, value]) => value.trim() !== '' && !CHOSEN.test(name) && !ID.test(value))
  if (typed.length === 0) return html``
  return html`<section class="section typed">
    <header><h2>${page.words.t('people.held.typed')}</h2></header>
    <dl class="pairs">
      ${typed.map(
        ([name, value]) =>
          html`<dt>${fieldLabel(page, name) ?? name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
  </section>`
}
