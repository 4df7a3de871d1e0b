import { z } from 'zod'
import { optionalText, requiredText } from '../kernel/fields.ts'

export const PASSWORD_MIN = 12
export const PASSWORD_MAX = 128
const NAME_MAX = 120

/** An address as it is stored and looked up: trimmed, in lower case. */
export const Email = z.string('required').trim().toLowerCase().min(1, 'required').max(254, 'too_long').pipe(z.email('invalid_email'))

export const InvitationContent = z.object({
  role: z.enum(['contributor', 'editor', 'institution', 'administrator'], 'unknown_value'),
  name: optionalText(NAME_MAX),
  email: z.union([z.string().trim().length(0), Email], 'invalid_email'),
})

/** What the invited person fills in, under the names of the form's fields. All faults are found at once. */
export function acceptance(emailIsTaken: boolean) {
  return z
    .object({
      name: requiredText(NAME_MAX),
      public_name: requiredText(NAME_MAX),
      email: Email.refine(() => !emailIsTaken, 'email_taken'),
      password: z.string('required').min(1, 'required').min(PASSWORD_MIN, 'password_short').max(PASSWORD_MAX, 'password_long'),
      password_again: z.string('required').min(1, 'required'),
    })
    .refine((form) => form.password === form.password_again, {
      message: 'password_mismatch',
      path: ['password_again'],
      when: () => true,
    })
}
