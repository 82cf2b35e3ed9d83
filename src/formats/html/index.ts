import type {Format, Press, Task} from '../format.ts'
import {isOnSite} from './addresses.ts'
import {archivePages} from './archive-pages.ts'
import {assetTasks, themeTask} from './assets.ts'
import {feedPageTasks} from './feed-pages.ts'
import {frontPage} from './front-page.ts'
import {iconTasks} from './icons.ts'
import {collectionIndex} from './index-pages.ts'
import {indexNowTask} from './indexnow-key.ts'
import {collectionPages} from './list-pages.ts'
import {notFoundPage} from './not-found.ts'
import {notFoundTask, type Page, pageTask} from './page.ts'
import {pictureTasks} from './pictures.ts'
import {redirectTasks} from './redirects.ts'
import {searchTask} from './search/search-index.ts'
import {searchPage} from './search/search-page.ts'
import {sitemapTasks} from './sitemap.ts'
import {storyPage} from './story-pages.ts'
import {tombstoneTasks} from './tombstones.ts'
import {bookPages, issuePage, shelfPage} from './work-pages.ts'

/** The site: a task for each page, for the stylesheet, and for each font and picture. */
export const html: Format = {
  name: 'html',
  description: 'Web site that needs no script',
  plan,
}

function* plan(press: Press): Generator<Task> {
  const pages = [...sitePages(press)]
  yield themeTask(press)
  yield* assetTasks(press)
  yield* pictureTasks(press)
  yield* iconTasks(press)
  for (const page of pages) yield pageTask(press, page)
  yield notFoundTask(press, notFoundPage(press))
  yield* feedPageTasks(press)
  yield* sitemapTasks(press, pages)
  yield* indexNowTask(press)
  if (press.publication.config.search) yield searchTask(press)
  const taken = new Set(pages.map(({path}) => `${path}index.html`))
  yield* redirectTasks(press, taken)
  yield* tombstoneTasks(press, taken)
}

function* sitePages(press: Press): Generator<Page> {
  const {stories, pages, books, issues, sections, tags, authors} = press.publication
  yield frontPage(press)
  for (const story of stories) if (isOnSite(press, story)) yield storyPage(press, story)
  for (const page of pages) if (isOnSite(press, page)) yield storyPage(press, page)
  for (const book of books) if (isOnSite(press, book)) yield* bookPages(press, book)
  for (const issue of issues) if (isOnSite(press, issue)) yield issuePage(press, issue)
  for (const kind of ['books', 'issues'] as const) {
    const shelf = shelfPage(press, kind)
    if (shelf) yield shelf
  }
  for (const collection of [...sections, ...tags, ...authors])
    yield* collectionPages(press, collection)
  for (const name of ['tags', 'authors'] as const) {
    const index = collectionIndex(press, name)
    if (index) yield index
  }
  yield* archivePages(press)
  if (press.publication.config.search) yield searchPage(press)
}
