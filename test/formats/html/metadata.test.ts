import {visit} from 'unist-util-visit'
import {describe, expect, test} from 'vitest'
import {html} from '../../../src/formats/html/index.ts'
import {parseHtml} from '../../../src/theme/fragment.ts'
import {sampleDocument} from '../../theme/sample.ts'
import {messagesOf, openPress, runTasks, textOf} from '../press.ts'

const attack = '</script><script>alert(1)</script> & "quotes" \u2028'
const secret = 'Held back until tomorrow'

const press = await openPress({
  config: {
    url: 'https://paper.example/base/',
    lang: 'en-GB',
    publisher: 'The House',
    sections: [{slug: 'world', title: 'World'}],
  },
  documents: [
    sampleDocument({
      path: 'stories/one.md',
      lang: 'en-GB',
      frontmatter: {
        title: attack,
        subtitle: 'Below it',
        section: 'world',
        tags: ['rivers', 'ice'],
        authors: [
          'A. Writer',
          {name: 'B. Writer', url: 'https://b.example/'},
          {name: 'C. Hand', role: 'translator'},
          {name: 'D. Eye', role: 'photographer'},
          {name: 'The Paper', role: 'editor'},
        ],
        date: '2026-03-02T10:00:00+03:30',
        dateline: {place: 'Basra', agency: 'AP'},
        corrections: [{date: '2026-03-04', text: 'The bridge has four arches.'}],
        sources: [{name: 'The county', url: 'https://county.example/'}],
        rights: '© A. Writer',
        image: {src: '../images/one.png', alt: 'A river', caption: 'In ice', credit: 'D. Eye'},
      },
    }),
    sampleDocument({
      path: 'stories/one.fa.md',
      lang: 'fa',
      dir: 'rtl',
      frontmatter: {title: 'رود', slug: 'رود', date: '2026-03-03', translationOf: 'one.md'},
    }),
    sampleDocument({
      path: 'stories/one.de.md',
      lang: 'de-AT',
      frontmatter: {title: 'Fluss', date: '2026-03-03', translationOf: 'one.fa.md'},
    }),
    sampleDocument({
      path: 'stories/held.md',
      lang: 'fr',
      frontmatter: {
        title: secret,
        date: '2026-03-05',
        embargo: '2099-01-01T00:00:00Z',
        translationOf: 'one.md',
        section: 'world',
      },
    }),
    sampleDocument({path: 'stories/undated.md', frontmatter: {title: 'No date'}}),
    sampleDocument({
      path: 'stories/paid.md',
      frontmatter: {title: 'For subscribers', date: '2026-03-01', free: false},
    }),
    sampleDocument({
      path: 'books/b/index.md',
      kind: 'book',
      frontmatter: {
        title: 'Book',
        slug: 'b',
        date: '2026-02-01',
        authors: ['A. Writer'],
        isbn: '978-0-306-40615-7',
        pages: 320,
        edition: 'second',
        chapters: ['1.md'],
      },
    }),
    sampleDocument({path: 'books/b/1.md', kind: 'chapter', frontmatter: {title: 'First'}}),
    sampleDocument({
      path: 'issues/1.md',
      kind: 'issue',
      frontmatter: {title: 'No. 1', date: '2026-03-06', stories: ['../stories/one.md']},
    }),
  ],
  files: {'images/one.png': 'hand-press.png'},
})
const results = await runTasks(html.plan(press))
const files = results.flatMap(result => result.files)
const page = (path: string) => textOf(files, path)

interface Thing {
  readonly '@type': string
  readonly [property: string]: unknown
}

/** As a crawler reads it: the content of the only script. */
function thingsOf(path: string): readonly Thing[] {
  const scripts: string[] = []
  visit(parseHtml(page(path)), 'element', ({tagName, properties, children}) => {
    if (tagName !== 'script') return
    expect(properties.type).toBe('application/ld+json')
    scripts.push(children.map(child => (child.type === 'text' ? child.value : '')).join(''))
  })
  expect(scripts.length).toBe(1)
  const {'@context': context, '@graph': graph} = JSON.parse(scripts[0] ?? '')
  expect(context).toBe('https://schema.org')
  return graph
}

const metas = (path: string, name: string): readonly string[] => {
  const found: string[] = []
  visit(parseHtml(page(path)), 'element', ({tagName, properties}) => {
    if (tagName === 'meta' && (properties.property === name || properties.name === name))
      found.push(String(properties.content))
  })
  return found
}

const base = 'https://paper.example/base/'
const publisher = {
  '@type': 'Organization',
  '@id': `${base}#publisher`,
  name: 'The House',
  url: base,
  logo: expect.stringMatching(
    /^https:\/\/paper\.example\/base\/assets\/icon\.[\da-f]{8}-512\.png$/,
  ),
}

test('nothing complains', () => expect(messagesOf(results)).toEqual([]))

test('a story is a news article with all that its page says', () => {
  const [story, trail] = thingsOf('world/one/index.html')
  expect(story).toEqual({
    '@type': 'NewsArticle',
    '@id': `${base}world/one/`,
    url: `${base}world/one/`,
    mainEntityOfPage: `${base}world/one/`,
    identifier: expect.stringMatching(/^tag:/),
    inLanguage: 'en-GB',
    headline: attack,
    alternativeHeadline: 'Below it',
    description: 'First words.',
    author: [
      {'@type': 'Person', name: 'A. Writer', url: `${base}authors/a-writer/`},
      {'@type': 'Person', name: 'B. Writer', url: 'https://b.example/'},
    ],
    translator: [{'@type': 'Person', name: 'C. Hand', url: `${base}authors/c-hand/`}],
    contributor: [{'@type': 'Person', name: 'D. Eye', url: `${base}authors/d-eye/`}],
    editor: [{'@type': 'Organization', name: 'The Paper', url: `${base}authors/the-paper/`}],
    publisher,
    datePublished: '2026-03-02T10:00:00+03:30',
    dateModified: '2026-03-04',
    dateline: 'Basra – AP',
    articleSection: 'World',
    keywords: ['rivers', 'ice'],
    wordCount: 4,
    image: {
      '@type': 'ImageObject',
      url: expect.stringMatching(/^https:\/\/paper\.example\/base\/assets\//),
      width: 1600,
      height: 1200,
      caption: 'In ice',
      creditText: 'D. Eye',
    },
    isAccessibleForFree: true,
    copyrightNotice: '© A. Writer',
    correction: [
      {
        '@type': 'CorrectionComment',
        datePublished: '2026-03-04',
        text: 'The bridge has four arches.',
      },
    ],
    citation: [{'@type': 'CreativeWork', name: 'The county', url: 'https://county.example/'}],
    encoding: [
      {
        '@type': 'MediaObject',
        encodingFormat: 'application/pdf',
        contentUrl: `${base}world/one/one.pdf`,
      },
      {
        '@type': 'MediaObject',
        encodingFormat: 'application/epub+zip',
        contentUrl: `${base}world/one/one.epub`,
      },
    ],
    isPartOf: {'@id': `${base}#website`},
    workTranslation: [
      {'@id': `${base}stories/one-de/`},
      {'@id': `${base}stories/${encodeURI('رود')}/`},
    ],
  })
  expect(trail).toMatchObject({
    '@type': 'BreadcrumbList',
    itemListElement: [
      {position: 1, item: base},
      {position: 2, name: 'World', item: `${base}world/`},
      {position: 3, name: attack, item: `${base}world/one/`},
    ],
  })
})

test('what has no date is no news, and what has no author is of the house', () => {
  const [story] = thingsOf('stories/undated/index.html')
  expect(story).toMatchObject({'@type': 'Article'})
  expect(story).not.toHaveProperty('datePublished')
  expect(story?.author).toEqual([publisher])
})

test('a story for those who pay says which part of its page they pay for', () => {
  const [story] = thingsOf('stories/paid/index.html')
  expect(story).toMatchObject({
    '@type': 'NewsArticle',
    isAccessibleForFree: false,
    hasPart: {
      '@type': 'WebPageElement',
      isAccessibleForFree: false,
      cssSelector: '.story-body',
    },
  })
  expect(page('stories/paid/index.html')).toContain('class="story-body"')
})

test('a book has its number, its makers, its pages and its editions', () => {
  const [book] = thingsOf('books/b/index.html')
  expect(book).toMatchObject({
    '@type': 'Book',
    name: 'Book',
    isbn: '9780306406157',
    bookEdition: 'second',
    numberOfPages: 320,
    author: [{name: 'A. Writer'}],
    workExample: [
      {
        '@type': 'Book',
        bookFormat: 'https://schema.org/EBook',
        url: `${base}books/b/b.epub`,
        encoding: {encodingFormat: 'application/epub+zip', contentUrl: `${base}books/b/b.epub`},
      },
    ],
    encoding: [
      {
        '@type': 'MediaObject',
        encodingFormat: 'application/pdf',
        contentUrl: `${base}books/b/b.pdf`,
      },
      {encodingFormat: 'application/epub+zip', contentUrl: `${base}books/b/b.epub`},
    ],
    hasPart: [{'@type': 'Chapter', name: 'First', url: `${base}books/b/1/`}],
  })
  expect(book?.workExample).toHaveLength(1)
  expect(metas('books/b/index.html', 'book:isbn')).toEqual(['9780306406157'])
  expect(thingsOf('books/b/1/index.html')[0]).toMatchObject({'@type': 'Chapter', position: 1})
})

test.each([
  ['index.html', 'WebSite'],
  ['world/index.html', 'CollectionPage'],
  ['tags/ice/index.html', 'CollectionPage'],
  ['authors/a-writer/index.html', 'ProfilePage'],
  ['issues/1/index.html', 'PublicationIssue'],
  ['issues/index.html', 'CollectionPage'],
])('%s is a %s', (path, type) => expect(thingsOf(path)[0]?.['@type']).toBe(type))

test('the head says to those who link what the story is', () => {
  const path = 'world/one/index.html'
  expect(metas(path, 'og:type')).toEqual(['article'])
  expect(metas(path, 'og:locale')).toEqual(['en_GB'])
  expect(metas(path, 'og:locale:alternate')).toEqual(['de_AT'])
  expect(metas(path, 'og:image:width')).toEqual(['1600'])
  expect(metas(path, 'og:image:alt')).toEqual(['A river'])
  expect(metas(path, 'article:published_time')).toEqual(['2026-03-02T10:00:00+03:30'])
  expect(metas(path, 'article:modified_time')).toEqual(['2026-03-04'])
  expect(metas(path, 'article:section')).toEqual(['World'])
  expect(metas(path, 'article:tag')).toEqual(['rivers', 'ice'])
  expect(metas(path, 'article:author')).toEqual([
    `${base}authors/a-writer/`,
    `${base}authors/b-writer/`,
  ])
  expect(metas(path, 'author')).toEqual(['A. Writer', 'B. Writer'])
  expect(metas(path, 'twitter:card')).toEqual(['summary_large_image'])
  expect(metas('index.html', 'twitter:card')).toEqual(['summary'])
})

describe('translations', () => {
  const alternates = [
    ['en-GB', `${base}world/one/`],
    ['de-AT', `${base}stories/one-de/`],
    ['fa', `${base}stories/${encodeURI('رود')}/`],
    ['x-default', `${base}world/one/`],
  ]

  test.each(['world/one/', 'stories/رود/', 'stories/one-de/'])('%s names all of them', path => {
    const found: string[][] = []
    visit(parseHtml(page(`${path}index.html`)), 'element', ({tagName, properties}) => {
      if (tagName === 'link' && properties.hrefLang !== undefined)
        found.push([String(properties.hrefLang), String(properties.href)])
    })
    expect(found).toEqual(alternates)
  })

  test('the sitemap says the same', () => {
    const [line = ''] = page('sitemap.xml').match(/<url><loc>[^<]*world\/one\/<.*/) ?? []
    const found = [...line.matchAll(/hreflang="([^"]*)" href="([^"]*)"/g)].map(match =>
      match.slice(1),
    )
    expect(found).toEqual(alternates)
    expect(line).toContain('<lastmod>2026-03-04T00:00:00Z</lastmod>')
  })

  test('readers find the other languages by their own names', () => {
    expect(page('world/one/index.html')).toContain(
      '<li lang="fa" dir="rtl"><a href="../../stories/%D8%B1%D9%88%D8%AF/" hreflang="fa" rel="alternate">فارسی</a></li>',
    )
    expect(page('stories/undated/index.html')).not.toContain('class="plain languages"')
  })
})

test('nothing that is held back is in any file', () => {
  const texts = files.map(({contents}) => (typeof contents === 'string' ? contents : ''))
  expect(texts.filter(text => text.includes(secret) || text.includes('stories/held'))).toEqual([])
})

test('lists change when what they list does; what nobody dated has no day', () => {
  const sitemap = page('sitemap.xml')
  expect(sitemap).toContain(
    '<url><loc>https://paper.example/base/world/</loc><lastmod>2026-03-04T00:00:00Z</lastmod></url>',
  )
  expect(sitemap).toContain('<url><loc>https://paper.example/base/stories/undated/</loc></url>')
})

test('one picture gives the signs of the site in every size, and a manifest names them', () => {
  const manifest = JSON.parse(page('site.webmanifest'))
  const sizes = manifest.icons.map(({sizes: size}: {sizes: string}) => size)
  expect(sizes).toEqual(['any', '192x192', '512x512'])
  for (const {src} of manifest.icons) expect(files.map(({path}) => path)).toContain(src)
  const touch = files.find(({path}) => path.endsWith('-180.png'))?.contents
  // Width and height of a PNG.
  expect(Buffer.from(touch ?? '').readUInt32BE(16)).toBe(180)
  expect(Buffer.from(touch ?? '').readUInt32BE(20)).toBe(180)
})

test('a publication has its own sign', async () => {
  const own = await openPress({
    documents: [],
    config: {icon: 'sign.png'},
    files: {'sign.png': 'hand-press.png'},
  })
  const made = await runTasks(html.plan(own))
  const paths = made.flatMap(result => result.files).map(({path}) => path)
  expect(paths.filter(path => path.includes('icon.')).length).toBe(4)
  expect(messagesOf(made)).toEqual([])
})
