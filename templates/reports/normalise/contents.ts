import { paragraph, type Block, type ContentsBlock } from '../layout/block.ts'
import { plain } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { plainText } from './localized.ts'
import type { Report } from './report.ts'
import { themePlace, themesOf } from './themes.ts'

type Entry = ContentsBlock['entries'][number]

/** The contents on pages of their own: sections, what is in them, and every recommendation under its theme. */
export function* contentsBlocks(report: Report): Generator<Block> {
  const title = report.words.t('report.contents')
  yield { kind: 'page' }
  yield paragraph(plain(title), STYLES.section, { role: 'H2', after: 14, place: 'contents', bookmark: { title, level: 0 } })
  yield { kind: 'contents', entries: entriesOf(report) }
}

function entriesOf(report: Report): readonly Entry[] {
  const { snapshot, words, brief } = report
  const section = (place: string, title: string): Entry => ({ place, title, level: 0 })
  const part = (place: string, title: string): Entry => ({ place, title, level: 1 })
  const status =
    snapshot.figures.addressees === 0
      ? []
      : [
          part('by-theme', words.t('report.by_theme')),
          part('by-institution', words.t('report.by_institution')),
          part('trend', words.t('report.trend')),
        ]
  return [
    section('figures', words.t('report.figures')),
    section('changes', words.t('report.changes')),
    section('themes', words.t('report.chart')),
    ...status,
    section('lists', words.t('report.lists')),
    section('register', words.t('report.register')),
    ...(brief ? [] : chapterEntries(report)),
    section('corrections', words.t('report.corrections')),
    section('method', words.t('report.method')),
    ...(brief ? [] : [section('index', words.t('report.index'))]),
    section('verify', words.t('report.verify')),
  ]
}

function chapterEntries({ snapshot, words }: Report): Entry[] {
  return [
    { place: 'recommendations', title: words.t('report.recommendations'), level: 0 },
    ...themesOf(snapshot).flatMap(({ theme, recommendations }): Entry[] => [
      { place: themePlace(theme), title: plainText(words, theme.name), level: 1 },
      ...recommendations.map(({ code, title }): Entry => ({ place: code, title: `${code}  ${plainText(words, title)}`, level: 2 })),
    ]),
  ]
}
