import type { ReportSnapshot } from '../../view/edition.ts'
import { attachmentNames } from '../document/attach.ts'
import type { Sheet } from '../document/sheet.ts'
import { flow } from '../text/flow.ts'
import { plain } from '../text/run.ts'
import { STYLES } from '../text/styles.ts'
import { editionAddress, verifyAddress } from './addresses.ts'
import { beginSection } from './section.ts'

/** How a reader checks this file, its data and the log. */
export function drawVerify(sheet: Sheet, snapshot: ReportSnapshot): void {
  const { words } = sheet
  const { log } = snapshot
  beginSection(sheet, 'verify', words.t('report.verify'))
  flow(sheet, plain(words.t('report.verify.intro')), STYLES.lead, { after: 8 })
  flow(sheet, plain(words.t('report.verify.1', attachmentNames(snapshot, words))), STYLES.body)
  flow(sheet, plain(words.t('report.verify.2')), STYLES.body)
  const page = editionAddress(snapshot, words)
  flow(sheet, [{ text: `${words.t('report.verify.edition')} ` }, { text: page, link: { address: page } }], STYLES.body)
  flow(sheet, plain(words.t('report.verify.3', { size: log.size })), STYLES.body)
  const digest = log.lastDigest ? words.t('report.verify.digest', { digest: log.lastDigest }) : words.t('report.verify.digest.none')
  flow(sheet, plain(digest), STYLES.body)
  const address = verifyAddress(snapshot, words)
  flow(sheet, [{ text: `${words.t('report.verify.4')} ` }, { text: address, link: { address } }], STYLES.body)
}
