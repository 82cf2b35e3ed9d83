import {toHtml} from 'hast-util-to-html'
import type {VFile} from 'vfile'
import {numberFacts} from '../../publication/numbering.ts'
import type {Entry, Story, WebPage} from '../../publication/publication.ts'
import {sha256} from '../../source/hash.ts'
import {forWrittenLinks} from '../../theme/addresses.ts'
import {languageName} from '../../theme/language-name.ts'
import {renderBody, type StoryRendering, storyView} from '../../theme/render-story.ts'
import {type EntryView, type ViewPlace, viewEntry} from '../../theme/view.ts'
import {hasFeed, languageFeedPath} from '../feed/channel.ts'
import type {Press} from '../format.ts'
import {escapeXml} from '../xml.ts'
import {scriptAddress} from './assets.ts'
import {viewDownloads} from './downloads.ts'
import {viewLanguages} from './languages.ts'
import {type Page, sitePlace} from './page.ts'
import {type Step, viewTrail} from './trail.ts'
import {viewWays} from './ways.ts'

/** The page of a story or of a web page. */
export function storyPage(press: Press, entry: Story | WebPage): Page {
  const article = articleOf(press, entry)
  const {view} = article
  const place = sitePlace(press, entry.path)
  const {section} = entry
  return {
    path: entry.path,
    lang: view.lang,
    dir: view.dir,
    title: view.title,
    description: view.summary,
    type: entry.type === 'story' ? 'article' : 'website',
    image: view.image,
    section: section?.slug,
    feeds: feedsOf(press, entry),
    layout: 'article',
    view: {
      tags: entry.type === 'story' ? view.tags : [],
      downloads: entry.type === 'story' ? viewDownloads(press, entry, place.addresses) : [],
      lang: view.lang,
      ways: viewWays(press, entry, place),
      languages: viewLanguages(press, entry, place),
      trail: viewTrail(press, stepsTo(entry), {lang: view.lang, place}),
    },
    slots: file => ({
      article: withNotePopups(press, place, {article: article.html(file), lang: view.lang}),
    }),
    inputs: article.inputs,
    source: entry.document.file.path,
  }
}

const stepsTo = ({section}: Entry): readonly Step[] =>
  section ? [{title: section.title, path: `${section.slug}/`, lang: section.lang}] : []

/** With the script that opens notes, where the publication wants it and there are any. */
export function withNotePopups(
  press: Press,
  {addresses}: ViewPlace,
  {article, lang}: {readonly article: string; readonly lang: string},
): string {
  const wanted = press.publication.config.scripts.includes('note-popups')
  const script = wanted ? scriptAddress(press, 'note-popups', addresses) : undefined
  if (script === undefined || !article.includes('role="doc-noteref"')) return article
  const close = escapeXml(press.theme.strings(lang).close ?? '')
  return `${article}<script type="module" src="${escapeXml(script)}" data-note-close="${close}"></script>\n`
}

/** An entry's `article` as HTML text, made when it is asked for, with what it depends on. */
export interface Article {
  readonly view: EntryView
  readonly html: (file: VFile) => string
  readonly inputs: Readonly<Record<string, string>>
}

export function articleOf(press: Press, entry: Entry): Article {
  const place = sitePlace(press, entry.path)
  const view = viewEntry(entry, place)
  const {document} = entry
  const addresses = forWrittenLinks(place.addresses, press.publication)
  const places = [
    document.links.map(({path, fragment}) => addresses.document(path, fragment) ?? null),
    document.siteLinks.map(({url}) => press.publication.withheldLinks.has(url)),
    numberFacts(press.publication, document, 'web'),
    document.assets.map(({path}) => [
      addresses.asset(path) ?? null,
      addresses.size(path) ?? null,
      addresses.picture?.(path) ?? null,
    ]),
  ]
  return {
    view,
    html: file => {
      const rendering: StoryRendering = {...place, entry, idPrefix: '', file}
      const body = toHtml(renderBody(rendering, view))
      return press.theme.renderText('story', storyView(rendering, view), {body}, file)
    },
    inputs: {
      document: document.hash,
      article: sha256(JSON.stringify(view)),
      links: sha256(JSON.stringify(places)),
    },
  }
}

/** Those that the story comes in beside the publication's: its section's, or those of its language. */
function feedsOf({publication, theme}: Press, {section, document}: Entry): Page['feeds'] {
  if (section && hasFeed({type: 'section'}, publication.config))
    return {path: `${section.slug}/`, title: section.title}
  const {lang} = document
  const path = lang === publication.config.lang ? undefined : languageFeedPath(lang, publication)
  return path === undefined ? undefined : {path, title: languageName(theme.strings, lang) ?? lang}
}
