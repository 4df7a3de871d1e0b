import { expect, test } from 'vitest'
import { changeContent } from '../../../templates/feeds/change-content.ts'
import { changeTitle } from '../../../templates/feeds/change-title.ts'
import { LANGUAGES, words } from '../../../templates/i18n/index.ts'
import { changeEntry } from '../../../templates/pages/parts/change.ts'
import { snapshotWithReplies } from '../../support/sample-replies.ts'
import { samplePage } from '../pages/sample.ts'

const { changes } = snapshotWithReplies()

test.each(LANGUAGES)('every act has a title and a content of its own in %s, in feeds and on pages', async (language) => {
  const w = words(language)
  const titles = changes.map((change) => changeTitle(change, w))
  expect(new Set(titles).size).toBe(titles.length)
  for (const title of titles) {
    expect(title).not.toMatch(/undefined|null|\{|^\s|\s$|· ·|: ?$/)
    expect(title).not.toBe(w.t('feeds.entry.catalogue'))
  }
  const contents = changes.map((change) => changeContent(change, w, 'https://vigia.example'))
  expect(new Set(contents).size).toBe(contents.length)
  const pages = await Promise.all(changes.map(async (change) => String(await changeEntry(samplePage(language, {}), change, 'full'))))
  expect(new Set(pages).size).toBe(pages.length)
  for (const [index, change] of changes.entries()) {
    expect(pages[index]).toContain(w.t(`terms.event.${change.kind}`))
    expect(pages[index]).toContain(`/log/${change.seq}"`)
  }
})
