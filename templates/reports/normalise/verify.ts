import { attachmentNames } from '../document/attachment-names.ts'
import { paragraph, type Block } from '../layout/block.ts'
import { plain, type Run } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { editionAddress, verifyAddress } from './addresses.ts'
import type { Report } from './report.ts'
import { section, sentence } from './section.ts'

/** How a reader checks this file, its data and the log. */
export function verifyBlocks(report: Report): Generator<Block> {
  return section('verify', report.words.t('report.verify'), content(report))
}

function* content(report: Report): Generator<Block> {
  const { snapshot, words } = report
  const { log, request, edition } = snapshot
  const leading = (text: string, address: string): Run[] => [{ text: `${text} ` }, { text: address, link: { address } }]
  yield paragraph(plain(words.t('report.verify.intro')), STYLES.lead, { after: 8 })
  yield sentence(words.t('report.verify.1', attachmentNames(snapshot, words)))
  if (request) yield sentence(words.t('report.verify.request'))
  else {
    yield sentence(words.t('report.verify.2'))
    yield sentence(leading(words.t('report.verify.edition'), editionAddress(snapshot, words)))
    yield sentence(words.t('report.verify.again', { command: `npx vigia report --verify ${edition.slug}` }))
    yield sentence(words.t('report.verify.layout'))
  }
  yield sentence(words.t('report.verify.3', { size: log.size }))
  yield sentence(log.lastDigest ? words.t('report.verify.digest', { digest: log.lastDigest }) : words.t('report.verify.digest.none'), 3)
  if (log.root) yield sentence(words.t('report.verify.root', { root: log.root }))
  yield sentence(leading(words.t('report.verify.4'), verifyAddress(snapshot, words)))
}
