import { html } from 'hono/html'
import type { Html, PageContext } from '../page-context.ts'
import { radioField, selectField, type FormState } from './form.ts'
import { localizedName } from './text.ts'

/** The roles that a person can be given. */
export const PERSON_ROLES = ['contributor', 'editor', 'institution', 'administrator'] as const
export type PersonRole = (typeof PERSON_ROLES)[number]

export interface Named {
  readonly id: string
  readonly name: Readonly<Record<string, string>>
}

export interface RoleChoices {
  readonly organisations: readonly Named[]
  readonly institutions: readonly Named[]
}

/** `role`, and with it the `organisation` of who writes or the `institution` that a representative speaks for. */
export function roleFields(page: PageContext, state: FormState, choices: RoleChoices): Html {
  const { words } = page
  const named = (list: readonly Named[]) =>
    list.map(({ id, name }) => ({ value: id, text: words.pick(name)?.text ?? id })).toSorted((a, b) => words.compare(a.text, b.text))
  return html`${radioField(
    state,
    { name: 'role', label: words.t('workspace.field.role') },
    PERSON_ROLES.map((role) => ({ value: role, text: words.t(`workspace.role.${role}`), hint: words.t(`workspace.role.${role}.hint`) })),
  )}
  ${selectField(
    state,
    { name: 'organisation', label: words.t('people.field.organisation'), hint: words.t('people.field.organisation_hint') },
    named(choices.organisations),
    words.t('people.field.none'),
  )}
  ${selectField(
    state,
    { name: 'institution', label: words.t('people.field.institution'), hint: words.t('people.field.institution_hint') },
    named(choices.institutions),
    words.t('people.field.none'),
  )}`
}

/** A role with the organisation or institution that goes with it. */
export function roleWithMembership(
  page: PageContext,
  person: {
    readonly role: PersonRole
    readonly organisation: Readonly<Record<string, string>> | null
    readonly institution: Readonly<Record<string, string>> | null
  },
): Html {
  const of = person.institution ?? person.organisation
  return html`${page.words.t(`workspace.role.${person.role}`)}${of === null ? '' : html`<br /><span class="quiet">${localizedName(page, of)}</span>`}`
}
