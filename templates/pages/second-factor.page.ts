import { html, raw } from 'hono/html'
import { drawSceneAsSvg } from '../charts/draw-scene-as-svg.ts'
import { qrChart } from '../charts/qr.chart.ts'
import { layout, type Html, type PageContext } from './layout.ts'
import { accountTrail } from './parts/account-trail.ts'
import { errorSummary, textField, type FormState } from './parts/form.ts'
import { ownPath } from './parts/links.ts'
import { breadcrumbs, section } from './parts/section.ts'
import { dayTime } from './parts/time.ts'

export interface SecondFactorView {
  /** ISO instant since when it is asked for; null: it is not. */
  readonly since: string | null
  /** Begun and not confirmed: the key (base32) and the address that the picture holds. */
  readonly begun: { readonly secret: string; readonly address: string } | null
  readonly codesLeft: number
  readonly isRequired: boolean
  /** Signed in by a link just now: the password is not asked for. */
  readonly isPasswordFree: boolean
  readonly done: string | null
  /** The form that was refused, with its faults. */
  readonly refused: { readonly form: 'begin' | 'confirm' | 'codes' | 'end'; readonly state: FormState } | null
}

/** One's own second factor: posts to `…/begin` (`old_password`), `…/confirm`, `…/codes`, `…/end` (`code`). */
export function secondFactorPage(view: SecondFactorView, page: PageContext): Html {
  const { words } = page
  const title = words.t('security.factor.title')
  return layout(
    page,
    { title, description: null, current: 'workspace' },
    html`${breadcrumbs(page, accountTrail(page), title)}
      <div class="lead short">
        <h1>${title}</h1>
        <p>${words.t('security.factor.lead')}</p>
      </div>
      ${view.done === null ? '' : html`<p class="notice" role="status">${view.done}</p>`}
      ${view.since === null ? off(page, view) : on(page, view, view.since)}`,
  )
}

function off(page: PageContext, view: SecondFactorView): Html {
  const { words } = page
  return html`<p class="notice">${words.t(view.isRequired ? 'security.factor.required' : 'security.factor.advised')}</p>
    <p>${words.t('security.factor.apps')}</p>
    ${view.begun === null ? '' : enrolment(page, view, view.begun)} ${beginForm(page, view)}`
}

function enrolment(page: PageContext, view: SecondFactorView, begun: NonNullable<SecondFactorView['begun']>): Html {
  const { words } = page
  const groups = begun.secret.match(/.{1,4}/g) ?? []
  return html`${section(
    'scan',
    words.t('security.factor.scan'),
    html`<div class="qr">${raw(drawSceneAsSvg(qrChart(begun.address, words.t('security.factor.picture'), 220)))}</div>
      <p>${words.t('security.factor.type')}</p>
      <p class="address"><code>${groups.join(' ')}</code></p>
      <p>${words.t('security.factor.app_only')} <a href="${begun.address}">${words.t('security.factor.open')}</a></p>`,
  )}
  ${section(
    'confirm',
    words.t('security.factor.confirm'),
    codeForm(page, view, { form: 'confirm', label: words.t('security.factor.code'), button: words.t('security.factor.confirm_do') }),
  )}`
}

function beginForm(page: PageContext, view: SecondFactorView): Html {
  const { words } = page
  const label = words.t('people.field.old_password')
  const state = stateOf(view, 'begin', { old_password: label })
  return html`<form class="narrow form" method="post" action="${action(page, 'begin')}" novalidate>
    ${errorSummary(page, state)}
    ${
      view.isPasswordFree
        ? ''
        : textField(state, {
            name: 'old_password',
            label,
            hint: words.t('people.field.old_password_hint'),
            type: 'password',
            autocomplete: 'current-password',
          })
    }
    <p>
      <button type="submit" class="${view.begun === null ? '' : 'plain'}">
        ${words.t(view.begun === null ? 'security.factor.begin' : 'security.factor.begin_again')}
      </button>
    </p>
  </form>`
}

function on(page: PageContext, view: SecondFactorView, since: string): Html {
  const { words } = page
  const label = words.t('security.factor.code_or_recovery')
  return html`<p>${words.t('security.factor.on')} ${dayTime(page, since, 'long')}.</p>
    ${section(
      'codes',
      words.t('security.factor.renew'),
      html`<p>${words.t('security.factor.codes_left', { n: view.codesLeft })} ${words.t('security.factor.renew_text')}</p>
        ${codeForm(page, view, { form: 'codes', label, button: words.t('security.factor.renew_do') })}`,
    )}
    ${section(
      'end',
      words.t('security.factor.end'),
      html`<p>${words.t('security.factor.end_text')}</p>
        ${codeForm(page, view, { form: 'end', label, button: words.t('security.factor.end_do') })}`,
    )}`
}

interface CodeForm {
  readonly form: 'confirm' | 'codes' | 'end'
  readonly label: string
  readonly button: string
}

/** Two of them stand on one page, so that the field of the second has another name: `code` for the first, `end_code` for the end. */
function codeForm(page: PageContext, view: SecondFactorView, { form, label, button }: CodeForm): Html {
  const name = form === 'end' ? 'end_code' : 'code'
  const state = stateOf(view, form, { [name]: label })
  return html`<form class="narrow form" method="post" action="${action(page, form)}" novalidate>
    ${errorSummary(page, state)} ${textField(state, { name, label, autocomplete: 'one-time-code', size: 'short' })}
    <p><button type="submit" class="${form === 'confirm' ? '' : 'plain'}">${button}</button></p>
  </form>`
}

function stateOf(view: SecondFactorView, form: string, labels: Readonly<Record<string, string>>): FormState {
  return view.refused?.form === form ? { ...view.refused.state, labels } : { values: {}, errors: {}, labels }
}

function action(page: PageContext, what: string): string {
  return ownPath(page, `/workspace/account/second-factor/${what}`)
}
