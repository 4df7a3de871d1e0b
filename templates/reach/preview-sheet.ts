import { describeCounts } from '../charts/describe-counts.ts'
import type { Words } from '../i18n/index.ts'
import { editionName, periodName } from '../reports/normalise/edition-words.ts'
import { finding as printedFinding } from '../reports/normalise/finding.ts'
import { editionNumber } from '../view/edition-number.ts'
import type { EditionView, ReportSnapshot } from '../view/edition.ts'
import type { KeyFigures } from '../view/figures.ts'
import type { Disclosure } from '../view/scales.ts'
import type { Localized, PartialDate } from '../view/text.ts'
import { nameIn } from './name-in.ts'
import type { PreviewSheet } from './preview.picture.ts'
import type { StandingView } from './standing.ts'
import { assessedOf, kindLine } from './standing-words.ts'

/** What a picture for links is about. */
export type PreviewView = { readonly recordOn: string; readonly origin: string } & (
  | { readonly of: 'standing'; readonly standing: StandingView }
  | {
      readonly of: 'agreement'
      readonly title: Localized
      readonly type: Localized
      readonly parties: readonly Localized[]
      readonly signedOn: PartialDate | null
      readonly disclosure: Disclosure
    }
  | {
      readonly of: 'edition'
      readonly edition: EditionView
      readonly snapshot: Pick<ReportSnapshot, 'figures' | 'scope' | 'log' | 'edition'>
    }
  | { readonly of: 'record'; readonly figures: KeyFigures }
)

/** The view in the words of one language, as its picture is set. */
export function previewSheet(view: PreviewView, words: Words): PreviewSheet {
  const foot = { record: words.t('reach.record', { date: words.date(view.recordOn) }), host: new URL(view.origin).host }
  switch (view.of) {
    case 'standing':
      return { ...foot, ...standingSheet(view.standing, words) }
    case 'agreement':
      return {
        ...foot,
        kind: words.t('reach.preview.agreement', { type: nameIn(words, view.type, '') }),
        headline: nameIn(words, view.title, words.t('pages.text.none')),
        verdict: {
          status: null,
          text: words.t(`terms.disclosure.${view.disclosure}`),
          note: view.signedOn === null ? '' : words.t('reach.preview.signed', { date: words.date(view.signedOn) }),
        },
        counts: null,
        names: words.list(view.parties.map((party) => nameIn(words, party, '')).filter((name) => name !== '')),
      }
    case 'edition': {
      const { edition, snapshot } = view
      const named = { ...snapshot.edition, ...edition, timeZone: snapshot.edition.timeZone }
      return {
        ...foot,
        kind: words.t('pages.edition.number', { n: editionNumber(edition) }),
        headline: words.t('pages.edition.title', { kind: editionName(named, words), period: periodName(named, words) }),
        verdict: null,
        counts: snapshot.figures.addressees === 0 ? null : snapshot.figures.byStatus,
        names: printedFinding(snapshot as ReportSnapshot, words),
      }
    }
    case 'record': {
      const { figures } = view
      return {
        ...foot,
        kind: words.t('reach.preview.record', { n: figures.recommendations }),
        headline: capital(words.t('pages.site.tagline'), words),
        verdict:
          figures.addressees === 0
            ? null
            : {
                status: null,
                text: words.t('pages.status.assessed_of', { assessed: figures.assessed, total: figures.addressees }),
                note: '',
              },
        counts: figures.addressees === 0 ? null : figures.byStatus,
        names: figures.addressees === 0 ? '' : describeCounts(figures.byStatus, words),
      }
    }
  }
}

function standingSheet(view: StandingView, words: Words): Omit<PreviewSheet, 'record' | 'host'> {
  const { overall, counts, parts, total, withdrawn } = view
  const said = { kind: kindLine(view, words), headline: nameIn(words, view.name, view.id), counts: null, names: '' }
  if (withdrawn || total === 0) {
    return { ...said, verdict: { status: null, text: words.t(withdrawn ? 'reach.withdrawn' : 'reach.nobody'), note: '' } }
  }
  const assessed = assessedOf(view, words)
  return {
    ...said,
    counts,
    verdict:
      overall === null
        ? { status: null, text: assessed, note: '' }
        : { status: overall, text: words.t(`terms.status.${overall}`), note: assessed },
    names: view.kind === 'recommendations' ? words.list(parts.map(({ name }) => nameIn(words, name, ''))) : describeCounts(counts, words),
  }
}

function capital(text: string, words: Words): string {
  return text.charAt(0).toLocaleUpperCase(words.locale) + text.slice(1)
}
