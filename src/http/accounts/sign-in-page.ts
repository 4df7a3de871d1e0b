import type { HeldForm } from '../../../templates/pages/parts/held-form.ts'
import { signInPage } from '../../../templates/pages/sign-in.page.ts'
import type { Request } from '../environment.ts'
import type { FormRefusal } from '../form.ts'
import { pageOf } from '../page-of.ts'

interface Shown extends Partial<Omit<FormRefusal, 'status'>> {
  readonly next: string | null
  readonly held?: HeldForm | null
  readonly email?: string
  readonly status?: 200 | 401 | FormRefusal['status']
}

/** The sign-in form, with what was typed and what it carries. Never a password. */
export async function showSignIn(c: Request, shown: Shown): Promise<Response> {
  const view = {
    next: shown.next,
    held: shown.held ?? null,
    provider: c.var.services.provider?.name ?? null,
    values: { email: shown.email ?? '' },
    errors: shown.errors ?? {},
  }
  return c.html(signInPage(view, pageOf(c)), shown.status ?? 200)
}
