import { html } from 'hono/html'
import { LANGUAGES } from '../i18n/index.ts'
import type { InstitutionRef, ThemeRef } from '../view/references.ts'
import { CADENCES } from '../view/scales.ts'
import type { SchedulePreview, ScheduleView } from '../view/schedule.ts'
import type { Html, PageContext } from './layout.ts'
import { errorSummary, radioField, selectField, textField, type FormState } from './parts/form.ts'
import { ownPath } from './parts/links.ts'
import { scheduleFacts, scheduleName } from './parts/schedule-facts.ts'
import { schedulePreview } from './parts/schedule-preview.ts'
import { scheduleScopeFields } from './parts/schedule-scope-fields.ts'
import { scheduleTopicFields } from './parts/schedule-topic-fields.ts'
import { languageName } from './parts/text.ts'
import { tickField } from './parts/tick-field.ts'
import { scheduleFrame } from './schedule.page.ts'

export interface ScheduleFormView extends FormState {
  /** The schedule that is changed; null for a new one. */
  readonly schedule: Pick<ScheduleView, 'slug' | 'name'> | null
  /** The version that what was typed is to follow. */
  readonly version: number
  readonly themes: readonly ThemeRef[]
  readonly institutions: readonly InstitutionRef[]
  readonly timeZones: readonly string[]
  /** What it would do; null until that is asked for. */
  readonly preview: SchedulePreview | null
  /** What somebody else made of it meanwhile; null when nobody did. */
  readonly conflict: ScheduleView | null
}

/** A schedule's settings: posts them with `action` `check` (what it would do) or `save`. */
export function scheduleFormPage(view: ScheduleFormView, page: PageContext): Html {
  const { words } = page
  const { schedule } = view
  const title = words.t(schedule === null ? 'schedules.form.new' : 'schedules.form.edit')
  const state = { ...view, labels: labels(page) }
  const path = schedule === null ? '/workspace/schedules/new' : `/workspace/schedules/${schedule.slug}/edit`
  return scheduleFrame(
    page,
    title,
    schedule,
    html`<div class="narrow">
      ${schedule === null ? '' : html`<p><strong>${scheduleName(page, schedule)}</strong></p>`}
      ${schedule === null ? '' : html`<p>${words.t('schedules.form.edit_lead')}</p>`}
      ${view.conflict === null ? errorSummary(page, state) : conflict(page, view.conflict)}
      ${view.preview === null ? '' : schedulePreview(page, view.preview)}
      <form class="form" method="post" action="${ownPath(page, path)}" novalidate>
        <input type="hidden" name="version" value="${view.version}" />
        ${schedule === null ? slug(page, state) : ''}
        ${LANGUAGES.map((language) =>
          textField(state, {
            name: `name_${language}`,
            label: state.labels[`name_${language}`] ?? languageName(page, language),
            lang: language,
            autocomplete: 'off',
          }),
        )}
        ${when(page, state, view.timeZones)} ${scheduleScopeFields(page, state, view)} ${what(page, state, view)}
        <p>
          <button type="submit" name="action" value="check" class="plain">${words.t('schedules.form.check')}</button>
          <button type="submit" name="action" value="save">${words.t('schedules.form.save')}</button>
        </p>
      </form>
    </div>`,
  )
}

function labels(page: PageContext): Record<string, string> {
  const names = ['slug', 'name_es', 'name_en', 'cadence', 'cron', 'time_zone', 'length', 'languages', 'topics', 'hold_days'] as const
  return {
    ...Object.fromEntries(names.map((name) => [name, page.words.t(`schedules.field.${name}`)])),
    scope: page.words.t('schedules.field.scope'),
  }
}

function slug(page: PageContext, state: FormState): Html {
  const { words } = page
  return textField(state, {
    name: 'slug',
    label: words.t('schedules.field.slug'),
    hint: words.t('schedules.field.slug_hint'),
    autocomplete: 'off',
  })
}

function when(page: PageContext, state: FormState, timeZones: readonly string[]): Html {
  const { words } = page
  return html`${radioField(
    state,
    { name: 'cadence', label: words.t('schedules.field.cadence') },
    CADENCES.map((cadence) => ({ value: cadence, text: words.t(`schedules.cadence.${cadence}`) })),
  )}
  ${textField(state, {
    name: 'cron',
    label: words.t('schedules.field.cron'),
    hint: words.t('schedules.field.cron_hint'),
    autocomplete: 'off',
    size: 'short',
  })}
  ${selectField(
    state,
    { name: 'time_zone', label: words.t('schedules.field.time_zone'), hint: words.t('schedules.field.time_zone_hint') },
    timeZones.map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') })),
  )}`
}

function what(page: PageContext, state: FormState, offered: ScheduleFormView): Html {
  const { words } = page
  const tick = (name: string, choices: readonly { readonly value: string; readonly text: string }[]) =>
    choices.map((choice) => ({ ...choice, ticked: Boolean(state.values[`${name}_${choice.value}`]) }))
  return html`${radioField(
    state,
    { name: 'length', label: words.t('schedules.field.length') },
    (['full', 'brief'] as const).map((length) => ({
      value: length,
      text: words.t(`schedules.length.${length}`),
      hint: words.t(`schedules.length.${length}_hint`),
    })),
  )}
  ${tickField(
    state,
    { name: 'languages', label: words.t('schedules.field.languages') },
    tick(
      'languages',
      LANGUAGES.map((language) => ({ value: language, text: languageName(page, language) })),
    ),
  )}
  ${scheduleTopicFields(page, state, offered)}
  ${textField(state, {
    name: 'hold_days',
    label: words.t('schedules.field.hold_days'),
    hint: words.t('schedules.field.hold_days_hint'),
    autocomplete: 'off',
    size: 'short',
  })}`
}

function conflict(page: PageContext, now: ScheduleView): Html {
  const { words } = page
  return html`<div class="problems" role="alert">
      <h2>${words.t('schedules.conflict.title')}</h2>
      <p>${words.t('schedules.conflict.text')}</p>
    </div>
    <h2>${words.t('schedules.conflict.now')}</h2>
    ${scheduleFacts(page, now)}`
}
