import type {XmlElement} from '@rgrove/parse-xml'
import {expect, test} from 'vitest'
import {bindAll, openMarkdown} from './from-markdown.ts'
import {all, readBook, textIn} from './invariants.ts'
import {faultsOf} from './read.ts'

const opfOf = async (frontmatter: string, body = 'x'): Promise<XmlElement> => {
  const {books, messages} = await bindAll(
    await openMarkdown({
      'publication.yaml':
        'title: Paper\nurl: https://paper.example/\nid: tag:paper.example,2026:paper\npageList: false\n',
      'book.md': `---\nkind: book\n${frontmatter}\n---\n\n${body}\n`,
    }),
  )
  const [book] = books
  if (!book) throw new Error(`No book: ${messages.join()}`)
  expect(await faultsOf(book.bytes)).toEqual([])
  return readBook(book.files).opf
}

/** Each element of a name as its text and what refines it: `Ann Other role=aut file-as=Other, Ann`. */
function refined(opf: XmlElement, name: string): readonly string[] {
  const metas = all(opf, 'meta')
  return all(opf, name).map(element => {
    const refinements = metas
      .filter(({attributes}) => attributes.refines === `#${element.attributes.id}`)
      .map(meta => `${meta.attributes.property}=${textIn(meta)}`)
    return [textIn(element), ...refinements].join(' | ')
  })
}

const property = (opf: XmlElement, name: string): readonly string[] =>
  all(opf, 'meta')
    .filter(({attributes}) => attributes.property === name)
    .map(textIn)

const frontmatter = `title: "Rivers & <Stones>"
subtitle: Of both
edition: Second, revised
id: tag:paper.example,2026:rivers
isbn: 978-3-16-148410-0
ebookIsbn: 978-0-306-40615-7
lang: fr
date: 2025-03-04
updated: 2025-06-07T08:09:10Z
authors:
  - {name: Ursula K. Le Guin, fileAs: "Le Guin, Ursula K."}
  - Ann Other
  - {name: سارا کریمی, role: translator}
  - {name: Bo Third, role: illustrator}
  - {name: Cy Fourth, role: nrt}
  - {name: Di Fifth, role: baker}
publisher: A House
series: {name: All rivers, position: 2.5}
tags: [rivers, stones]
subjects:
  - {name: FICTION / General, authority: bisac, term: FIC000000}
  - {name: Rivers, authority: Thema, term: RGBA}
rights: CC BY 4.0
summary: What it is about.
sources: [The archive, {name: A paper, url: "https://p.example/"}]`

test('the package document says all that the frontmatter says', async () => {
  const opf = await opfOf(frontmatter, '<p lang="de" dir="ltr">Fluss</p>')
  expect(refined(opf, 'dc:title')).toEqual([
    'Rivers & <Stones> | title-type=main | display-seq=1',
    'Of both | title-type=subtitle | display-seq=2',
    'Second, revised | title-type=edition | display-seq=3',
  ])
  expect(refined(opf, 'dc:creator')).toEqual([
    'Ursula K. Le Guin | role=aut | file-as=Le Guin, Ursula K. | display-seq=1',
    'Ann Other | role=aut | file-as=Other, Ann | display-seq=2',
  ])
  expect(refined(opf, 'dc:contributor')).toEqual([
    'سارا کریمی | role=trl | file-as=سارا کریمی | display-seq=3',
    'Bo Third | role=ill | file-as=Third, Bo | display-seq=4',
    'Cy Fourth | role=nrt | file-as=Fourth, Cy | display-seq=5',
    'Di Fifth | role=ctb | file-as=Fifth, Di | display-seq=6',
  ])
  expect(refined(opf, 'dc:identifier')).toEqual([
    expect.stringMatching(
      /^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    ),
    'urn:isbn:9780306406157',
    'tag:paper.example,2026:rivers',
  ])
  expect(refined(opf, 'dc:subject')).toEqual([
    'rivers',
    'stones',
    'FICTION / General | authority=BISAC | term=FIC000000',
    'Rivers | authority=Thema | term=RGBA',
  ])
  expect(property(opf, 'belongs-to-collection')).toEqual(['All rivers'])
  expect(property(opf, 'collection-type')).toEqual(['series'])
  expect(property(opf, 'group-position')).toEqual(['2.5'])
  expect(all(opf, 'dc:language').map(textIn)).toEqual(['fr', 'de'])
  expect(all(opf, 'dc:publisher').map(textIn)).toEqual(['A House'])
  expect(all(opf, 'dc:date').map(textIn)).toEqual(['2025-03-04T00:00:00Z'])
  expect(all(opf, 'dc:description').map(textIn)).toEqual(['What it is about.'])
  expect(all(opf, 'dc:rights').map(textIn)).toEqual(['CC BY 4.0'])
  expect(all(opf, 'dc:source').map(textIn)).toEqual(['The archive', 'A paper, https://p.example/'])
})

test('it was modified when the text was, or when the build says that its source was', async () => {
  const modified = async (updated: string) =>
    property(await opfOf(`title: Book\ndate: 2025-03-04\nupdated: ${updated}`), 'dcterms:modified')
  expect(await modified('2025-06-07T08:09:10Z')).toEqual(['2026-01-02T03:04:05Z'])
  expect(await modified('2026-01-02T04:04:05Z')).toEqual(['2026-01-02T04:04:05Z'])
})

const accessibilityOf = async (more: string, body: string) => {
  const opf = await opfOf(`title: Book\n${more}`, body)
  return {
    hazards: property(opf, 'schema:accessibilityHazard'),
    features: property(opf, 'schema:accessibilityFeature'),
    summary: property(opf, 'schema:accessibilitySummary'),
    conformsTo: property(opf, 'dcterms:conformsTo'),
    certifiedBy: property(opf, 'a11y:certifiedBy'),
  }
}

test('dangers are unknown and no standard is met until somebody says so', async () => {
  expect(await accessibilityOf('', 'x')).toEqual({
    hazards: ['unknown'],
    features: ['structuralNavigation', 'tableOfContents', 'readingOrder', 'alternativeText'],
    summary: [
      'Every picture has a description or is decoration. Headings, lists, tables and notes are marked as such, and the contents lead to every chapter.',
    ],
    conformsTo: [],
    certifiedBy: [],
  })
  const claim = `accessibility:
  hazards: [noFlashingHazard, noSoundHazard]
  summary: Read by three readers.
  conformsTo: EPUB Accessibility 1.1 - WCAG 2.2 Level AA
  certifiedBy: A House`
  expect(await accessibilityOf(claim, 'x')).toMatchObject({
    hazards: ['noFlashingHazard', 'noSoundHazard'],
    summary: ['Read by three readers.'],
    conformsTo: ['EPUB Accessibility 1.1 - WCAG 2.2 Level AA'],
    certifiedBy: ['A House'],
  })
})

test('a claim that the pictures belie is not made, and told', async () => {
  const frontmatter = 'accessibility: {conformsTo: EPUB Accessibility 1.1 - WCAG 2.2 Level AA}'
  const {books, messages} = await bindAll(
    await openMarkdown({
      'publication.yaml': 'title: Paper\npageList: false\n',
      'story.md': `---\ntitle: Story\ndate: 2026-01-02\n${frontmatter}\n---\n\n<img src="a.png">\n`,
      'a.png': 'copy:river-bridge.png',
    }),
  )
  expect(messages).toEqual([
    'story.md:4 accessibility-claim: Unexpected claim to conform to `EPUB Accessibility 1.1 - WCAG 2.2 Level AA`, expected every picture to have a description: 1 of 1 has none, and the e-book makes no claim',
  ])
  const opf = books[0]?.files.get('content.opf')
  expect(opf).not.toContain('conformsTo')
  expect(opf).not.toContain('alternativeText')
  expect(opf).toContain('Pictures without a description: 1.')
})

test('the summary is in the language of the book', async () => {
  const {summary} = await accessibilityOf('lang: fa', 'متن')
  expect(summary).toEqual([
    'هر تصویر توضیحی دارد یا تنها تزئینی است. عنوان‌ها، فهرست‌ها، جدول‌ها و یادداشت‌ها نشانه‌گذاری شده‌اند و فهرست مطالب به همهٔ فصل‌ها می‌رسد.',
  ])
})

test('a book in two series is in two collections', async () => {
  const opf = await opfOf(
    'title: B\nauthors: [A]\nseries: [{name: Handbooks, position: 2}, {name: Rivers}]',
  )
  const collections = all(opf, 'meta').filter(
    ({attributes}) => attributes.property === 'belongs-to-collection',
  )
  expect(collections.map(textIn)).toEqual(['Handbooks', 'Rivers'])
  const refined = (id: string | undefined) =>
    all(opf, 'meta')
      .filter(({attributes}) => attributes.refines === `#${id}`)
      .map(meta => `${meta.attributes.property} ${textIn(meta)}`)
  expect(collections.map(({attributes: {id}}) => refined(id))).toEqual([
    ['collection-type series', 'group-position 2'],
    ['collection-type series'],
  ])
})

test('it says how many pages the print has: those of its PDF, unless its publisher knows better', async () => {
  const pagesOf = async (frontmatter: string, config = '') => {
    const {books} = await bindAll(
      await openMarkdown({
        'publication.yaml': `title: Paper\nurl: https://paper.example/\n${config}`,
        'story.md': `---\ntitle: S\ndate: 2026-01-02\n${frontmatter}---\n\n${'Words of a text. '.repeat(700)}\n`,
      }),
    )
    return property(readBook(books[0]!.files).opf, 'schema:numberOfPages')
  }
  expect(await pagesOf('')).toEqual([expect.stringMatching(/^[3-9]$/)])
  expect(await pagesOf('pages: 96\n')).toEqual(['96'])
  expect(await pagesOf('', 'formats: [html, epub]\n')).toEqual([])
})
