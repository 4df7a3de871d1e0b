import type { HeldForm } from '../../../templates/pages/parts/held-form.ts'
import { secondFactorStepPage } from '../../../templates/pages/second-factor-step.page.ts'
import type { Request } from '../environment.ts'
import type { FormRefusal } from '../form.ts'
import { pageOf } from '../page-of.ts'

interface Shown extends Partial<Omit<FormRefusal, 'status'>> {
  readonly next: string | null
  readonly held?: HeldForm | null
  readonly status?: 200 | 401 | FormRefusal['status']
}

/** The form of the second step, with what it carries. Never the code that was typed. */
export async function showSecondStep(c: Request, shown: Shown): Promise<Response> {
  const view = { next: shown.next, held: shown.held ?? null, values: {}, errors: shown.errors ?? {} }
  return c.html(secondFactorStepPage(view, pageOf(c)), shown.status ?? 200)
}
