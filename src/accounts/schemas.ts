import { z } from 'zod'
import { optionalText, requiredText } from '../kernel/fields.ts'

export const PASSWORD_MIN = 12
export const PASSWORD_MAX = 128
export const NAME_MAX = 120

/** An address as it is stored and looked up: trimmed, in lower case. */
export const Email = z.string('required').trim().toLowerCase().min(1, 'required').max(254, 'too_long').pipe(z.email('invalid_email'))

export const SignInAddress = z.object({ email: Email })

/** Whom an invitation is for; both may be empty. */
export const InvitedPerson = z.object({
  name: optionalText(NAME_MAX),
  email: z.union([z.string().trim().length(0), Email], 'invalid_email'),
})

const idOrNone = (message: string) =>
  z
    .string(message)
    .toLowerCase()
    .refine((id) => id === '' || z.guid().safeParse(id).success, message)

/** A role, and whom somebody of it works for (`organisation`: contributors and editors) or speaks for (`institution`). */
const membership = {
  role: z.enum(['contributor', 'editor', 'institution', 'administrator'], 'unknown_value'),
  organisation: idOrNone('organisation_unknown'),
  institution: idOrNone('institution_unknown'),
}
const fits = (chosen: { readonly role: string; readonly organisation: string; readonly institution: string }) => ({
  institution: chosen.role !== 'institution' || chosen.institution !== '',
  organisation: chosen.organisation === '' || chosen.role === 'contributor' || chosen.role === 'editor',
})

export const Membership = z
  .object(membership)
  .refine((chosen) => fits(chosen).institution, { path: ['institution'], message: 'institution_missing' })
  .refine((chosen) => fits(chosen).organisation, { path: ['organisation'], message: 'organisation_not_for_role' })
export type Membership = z.output<typeof Membership>

export const InvitationContent = InvitedPerson.extend(membership)
  .refine((chosen) => fits(chosen).institution, { path: ['institution'], message: 'institution_missing' })
  .refine((chosen) => fits(chosen).organisation, { path: ['organisation'], message: 'organisation_not_for_role' })

const password = z.string('required').min(1, 'required').min(PASSWORD_MIN, 'password_short').max(PASSWORD_MAX, 'password_long')
const twice = {
  message: 'password_mismatch',
  path: ['password_again'],
  when: () => true,
}

/** A new password, with the old one where it is asked for. All faults are found at once. */
export function newPassword(oldIsAsked: boolean) {
  return z
    .object({
      old_password: z.string('required').min(oldIsAsked ? 1 : 0, 'required'),
      password,
      password_again: z.string('required').min(1, 'required'),
    })
    .refine((form) => form.password === form.password_again, twice)
}

/** What the invited person fills in, under the names of the form's fields. All faults are found at once. */
export function acceptance(emailIsTaken: boolean) {
  return z
    .object({
      name: requiredText(NAME_MAX),
      public_name: requiredText(NAME_MAX),
      email: Email.refine(() => !emailIsTaken, 'email_taken'),
      password,
      password_again: z.string('required').min(1, 'required'),
    })
    .refine((form) => form.password === form.password_again, twice)
}
