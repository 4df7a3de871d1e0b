import { html } from 'hono/html'
import type { RecommendationView } from '../../view/recommendation.ts'
import type { Html } from '../page-context.ts'
import { addresseeTable } from './addressee.ts'
import { evidenceList } from './evidence.ts'
import { indicatorTable } from './indicators.ts'
import { logLink } from './log-link.ts'
import { replyBlock } from './reply.ts'
import type { ReportFrame } from './report-frame.ts'
import { reportRelations } from './report-relations.ts'
import { sourceQuotes, wordingHistory } from './source-quotes.ts'
import { overallStatus, statusSplit } from './status.ts'
import { localized, localizedName } from './text.ts'
import { dayTime } from './time.ts'
import { updateEntry } from './update.ts'

/** One recommendation, whole, as the edition froze it; its code is its place on the page. */
export function reportBlock(frame: ReportFrame, view: RecommendationView): Html {
  const { page } = frame
  const { words } = page
  return html`<section class="section block">
    <p class="kind"><span class="code">${view.code}</span>&nbsp;· ${words.t(`terms.kind.${view.kind}`)}</p>
    <h2 id="${view.code}">${localizedName(page, view.title)}</h2>
    <p class="statement">${localized(page, view.statement)}</p>
    ${
      view.withdrawn === null
        ? ''
        : html`<p class="fate">
            <strong>${words.t('pages.recommendation.withdrawn')} ${dayTime(page, view.withdrawn.at)}.</strong>
            ${localized(page, view.withdrawn.reason)} ${logLink(page, view.withdrawn.seq)}
          </p>`
    }
    <p class="verdict">${words.t('pages.recommendation.overall')} ${overallStatus(page, view.overall)}</p>
    ${view.addressees.length === 0 ? '' : statusSplit(page, view.addressees)}
    ${part(
      words.t('report.block.addressees'),
      view.addressees.length === 0
        ? html`<p>${words.t('report.block.addressees.none')}</p>`
        : addresseeTable(page, view.addressees, 'institution', words.t('report.block.addressees.caption', { code: view.code })),
    )}
    ${
      words.pick(view.sourceAddressees)
        ? html`<p class="quiet">${words.t('pages.recommendation.source_addressees')} ${localized(page, view.sourceAddressees)}</p>`
        : ''
    }
    ${view.quotes.length === 0 ? '' : part(words.t('pages.recommendation.source'), sourceQuotes(page, view.quotes))}
    ${
      view.indicators.length === 0
        ? part(words.t('report.block.indicators'), html`<p>${words.t('report.block.indicators.none')}</p>`)
        : part(words.t('report.block.indicators'), indicatorTable(page, view.indicators))
    }
    ${part(words.t('report.block.history'), history(frame, view))}
    ${
      view.bearingEvidence.length === 0
        ? ''
        : part(
            words.t('report.block.bearing'),
            html`<p class="quiet">${words.t('report.block.bearing.intro')}</p>
              ${evidenceList(page, view.bearingEvidence)}`,
          )
    }
    ${reportRelations(frame, view)}
    ${
      view.wordings.length < 2
        ? ''
        : html`<details class="about">
            <summary>${words.t('pages.recommendation.wording')}</summary>
            ${wordingHistory(page, view.wordings)}
          </details>`
    }
  </section>`
}

function history({ page }: ReportFrame, view: RecommendationView): Html {
  const { words } = page
  const early = view.earlyReplies ?? []
  return html`${early.map(
    (reply) =>
      html`<p><b>${localizedName(page, reply.institution.name)}</b></p>
        ${replyBlock(page, reply)}`,
  )}
  ${
    view.updates.length === 0
      ? html`<p>${words.t('report.block.history.none')}</p>`
      : html`<ol class="timeline">
          ${view.updates.map((update) => updateEntry(page, update, 'institution'))}
        </ol>`
  }`
}

function part(title: string, content: Html): Html {
  return html`<h3>${title}</h3>
    ${content}`
}
