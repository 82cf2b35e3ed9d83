import {VFile} from 'vfile'
import {sha256} from '../../source/hash.ts'
import type {Addresses} from '../../theme/addresses.ts'
import {dateView, type ImageView, sharedView, type ViewPlace} from '../../theme/view.ts'
import type {Press, Task} from '../format.ts'
import {absoluteAddresses, relativeAddresses} from './addresses.ts'
import {frameOf} from './frame.ts'
import {jsonLdScript} from './metadata/json-ld.ts'
import {thingsOf} from './metadata/things.ts'
import {viewMetadata} from './metadata/view-metadata.ts'
import type {FeedScope} from './navigation.ts'

/** One page of the site, before its layouts are filled. */
export interface Page {
  /** Folder on the site, ending with '/'; empty for the front page. */
  readonly path: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  /** Without the publication's name. */
  readonly title: string
  readonly description: string
  /** `og:type`, and the kind of page for the stylesheet. */
  readonly type: 'website' | 'article' | 'book'
  /** Its `src` is relative to the page. */
  readonly image: ImageView | undefined
  /** The section that the navigation marks. */
  readonly section: string | undefined
  /** Whose feeds the head names besides the publication's. */
  readonly feeds: FeedScope | undefined
  /** The layout inside the shell, and its data. */
  readonly layout: string
  readonly view: Readonly<Record<string, unknown>>
  /** HTML for the layout's slots. */
  readonly slots: (file: VFile) => Readonly<Record<string, string>>
  /** What the slots are made from. */
  readonly inputs: Readonly<Record<string, string>>
  /** The file that messages are about. */
  readonly source: string
}

/** A view's place on the site: for the page in folder `path`. */
export const sitePlace = (press: Press, path: string): ViewPlace => ({
  theme: press.theme,
  publication: press.publication,
  target: 'web',
  addresses: relativeAddresses(press, path),
})

/** A page as a task: `<path>index.html`. */
export const pageTask = (press: Press, page: Page): Task =>
  shellTask(press, page, {
    addresses: relativeAddresses(press, page.path),
    output: `${page.path}index.html`,
    indexed: true,
  })

/** The page that a server gives when there is none: its addresses hold from anywhere. */
export const notFoundTask = (press: Press, page: Page): Task =>
  shellTask(press, page, {
    addresses: absoluteAddresses(press),
    output: '404.html',
    indexed: false,
  })

/** A page that no list has, and no search engine shall. */
export const unlistedTask = (press: Press, page: Page, output: string): Task =>
  shellTask(press, page, {
    addresses: relativeAddresses(press, page.path),
    output,
    indexed: false,
  })

/** A page that is no place of its own: in another form, from anywhere on the site. */
export const bareTask = (press: Press, page: Page, form: Form): Task =>
  shellTask(press, page, {addresses: absoluteAddresses(press), indexed: false, ...form})

interface Form {
  readonly output: string
  readonly mediaType: string
  /** What is made of its HTML. */
  readonly rewrite: (html: string) => string
}

interface Shell extends Partial<Form> {
  readonly addresses: Addresses
  readonly output: string
  /** Whether search engines may list it. */
  readonly indexed: boolean
}

function shellTask(press: Press, page: Page, shell: Shell): Task {
  const {theme, publication} = press
  const {layout, inputs, lang, dir, section, feeds} = page
  const {addresses, indexed} = shell
  const isHome = page.path === '' && indexed
  const frame = frameOf(press, {addresses, lang, section, feeds, isHome})
  const view = viewShell(press, page, shell)
  const data = indexed ? jsonLdScript(thingsOf(press, page)) : ''
  return {
    id: `html:${shell.output}`,
    format: 'html',
    inputs: {
      theme: theme.hash,
      frame: frame.hash,
      page: sha256(JSON.stringify([layout, view, data, page.view, dateView(publication)])),
      ...inputs,
    },
    run: async () => {
      const file = new VFile({path: page.source})
      const shared = sharedView({theme, publication}, lang)
      const pageView = {lang, dir, ...page.view, ...shared}
      const main = theme.renderText(layout, pageView, page.slots(file), file)
      const slots = {...frame.slots(file), data, main}
      const html = theme.renderText('page', {...view, ...shared}, slots, file)
      const {rewrite, mediaType = 'text/html'} = shell
      const contents = rewrite ? rewrite(html) : html
      return {
        files: [{path: shell.output, mediaType, contents}],
        messages: file.messages.length > 0 ? [file] : [],
        summary: undefined,
      }
    },
  }
}

function viewShell(press: Press, page: Page, {indexed}: Shell) {
  const {config} = press.publication
  const {lang, dir, title, description, type, layout} = page
  return {
    lang,
    dir,
    title: title === config.title ? title : `${title} — ${config.title}`,
    short_title: title,
    site_name: config.title,
    description,
    type,
    layout,
    ...(indexed ? viewMetadata(press, page) : {}),
  }
}
