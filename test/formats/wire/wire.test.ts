import {describe, expect, test} from 'vitest'
import {atom, json, rss} from '../../../src/formats/feed/index.ts'
import type {Press} from '../../../src/formats/format.ts'
import {sampleDocument} from '../../theme/sample.ts'
import {readFeed} from '../feed/read.ts'
import {htmlBody} from '../html-body.ts'
import {openPress, runTasks, textOf} from '../press.ts'
import {elementsAt, readWire, textsAt} from './read-wire.ts'
import {newsmlFaults, ninjsFaults} from './validate.ts'

type Keys = Readonly<Record<string, unknown>>

const formats = ['html', 'pdf', 'epub', 'rss', 'atom', 'json', 'ninjs', 'newsml']
const config = {
  url: 'https://paper.example/',
  publisher: 'The House',
  formats,
}

const press = (documents: Readonly<Record<string, Keys>>, more: Keys = {}) =>
  openPress({
    documents: Object.entries(documents).map(([path, frontmatter]) =>
      sampleDocument({path, frontmatter: {date: '2026-03-01T09:00:00Z', ...frontmatter}}),
    ),
    config: {...config, ...more},
    files: {'images/a.png': 'river-bridge.png'},
  })

const full: Keys = {
  title: 'The river rises',
  kicker: 'Floods',
  subtitle: 'Two towns are empty',
  slugline: 'river-rises',
  urgency: 2,
  edNote: 'Pictures follow.',
  summary: 'A short account.',
  section: 'world',
  tags: ['rivers'],
  subjects: [
    {name: 'central bank', authority: 'IPTC', term: '20000350'},
    {name: 'Water', authority: 'Thema', term: 'RBK'},
  ],
  dateline: {place: 'Basra', agency: 'Newswire'},
  authors: [
    {name: 'Ann', email: 'ann@a.example', url: 'https://a.example/ann'},
    'Bob',
    {name: 'Cy', role: 'field producer'},
  ],
  sources: [{name: 'The register', url: 'https://r.example/a b'}, 'Newswire'],
  rights: '© The House',
  embargo: '2026-03-01T10:00:00+03:30',
  image: {
    src: '../images/a.png',
    alt: 'A bridge',
    caption: 'The bridge at noon',
    credit: 'Dee',
    license: 'CC BY 4.0',
  },
  corrections: [{date: '2026-03-02', text: 'It was two towns.'}],
}

const itemsOf = async (pressed: Press) => {
  const wire = await readWire(pressed)
  const [item] = wire.ninjs
  const [element] = wire.newsml
  if (!item || !element) throw new Error('No item')
  return {...wire, item, element}
}

test('a story is a ninjs item with all that its frontmatter says', async () => {
  const {item, messages} = await itemsOf(await press({'stories/a.md': full}))
  expect(messages).toEqual([])
  const {bodies, ...facts} = item as {bodies: {value: string}[]}
  expect(facts).toEqual({
    uri: 'tag:paper.example,2026:paper:stories/a',
    standard: {
      name: 'ninjs',
      version: '3.1',
      schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#',
    },
    type: 'text',
    representationType: 'full',
    version: '2',
    firstCreated: '2026-03-01T09:00:00.000Z',
    versionCreated: '2026-03-02T00:00:00.000Z',
    contentCreated: '2026-03-01T09:00:00.000Z',
    embargoedUntil: '2026-03-01T06:30:00.000Z',
    pubStatus: 'usable',
    urgency: 2,
    language: 'en',
    headlines: [
      {role: 'headline', contentType: 'text/plain', value: 'The river rises'},
      {role: 'kicker', contentType: 'text/plain', value: 'Floods'},
      {role: 'dek', contentType: 'text/plain', value: 'Two towns are empty'},
    ],
    slugline: 'river-rises',
    by: 'Ann, Bob',
    located: 'Basra',
    descriptions: [
      {role: 'summary', contentType: 'text/plain', value: 'A short account.'},
      {role: 'correction', contentType: 'text/plain', value: 'It was two towns.'},
    ],
    infoSources: [
      {
        name: 'Ann',
        role: 'author',
        uri: 'https://a.example/ann',
        contactInfo: [{type: 'email', value: 'ann@a.example'}],
      },
      {name: 'Bob', role: 'author'},
      {name: 'Cy', role: 'field producer'},
      {name: 'Newswire', role: 'agency'},
      {name: 'The register', role: 'source', uri: 'https://r.example/a%20b'},
    ],
    subjects: [
      {name: 'world', rel: 'section', uri: 'tag:paper.example,2026:paper:sections/world'},
      {name: 'rivers', rel: 'tag', uri: 'tag:paper.example,2026:paper:tags/rivers'},
      {
        name: 'central bank',
        rel: 'subject',
        uri: 'http://cv.iptc.org/newscodes/mediatopic/20000350',
      },
      {name: 'Water', rel: 'subject', uri: 'tag:paper.example,2026:paper:subjects/thema/rbk'},
    ],
    edNote: 'Pictures follow.\nIt was two towns.',
    copyrightHolder: 'The House',
    copyrightNotice: '© The House',
    usageTerms: '© The House',
    renditions: [
      {name: 'web', href: 'https://paper.example/world/a/', contentType: 'text/html'},
      {name: 'print', href: 'https://paper.example/world/a/a.pdf', contentType: 'application/pdf'},
      {
        name: 'ebook',
        href: 'https://paper.example/world/a/a.epub',
        contentType: 'application/epub+zip',
      },
    ],
    associations: [
      {
        uri: 'https://paper.example/assets/images-a.png',
        type: 'picture',
        name: 'A bridge',
        rel: 'lead',
        descriptions: [
          {role: 'alt', contentType: 'text/plain', value: 'A bridge'},
          {role: 'caption', contentType: 'text/plain', value: 'The bridge at noon'},
        ],
        by: 'Dee',
        usageTerms: 'CC BY 4.0',
        renditions: [
          {
            name: 'original',
            href: 'https://paper.example/assets/images-a.png',
            contentType: 'image/png',
            width: expect.any(Number),
            height: expect.any(Number),
            sizeInBytes: expect.any(Number),
          },
        ],
      },
    ],
    altIds: [{role: 'slug', value: 'a'}],
  })
  expect(bodies).toMatchObject([
    // The caption is not counted.
    {role: 'main', contentType: 'text/html', wordCount: 24, charCount: 157},
    {role: 'text', contentType: 'text/plain', wordCount: 24, charCount: 157},
  ])
  expect(bodies[0]?.value).toContain('<p><span class="dateline">')
  expect(bodies[1]?.value).toBe(
    'Two towns are empty\n\nThe bridge at noon Dee, CC BY 4.0\n\nBasra (Newswire) — First words.\n\nLast words.\n\nCorrection, March 2, 2026: It was two towns.\n\nSources: The register; Newswire\n\n© The House',
  )
})

test('a story is a news item of NewsML-G2 with the same', async () => {
  const {element} = await itemsOf(await press({'stories/a.md': full}))
  expect(element.attributes).toMatchObject({
    guid: 'tag:paper.example,2026:paper:stories/a',
    version: '2',
    standard: 'NewsML-G2',
    standardversion: '2.35',
    conformance: 'power',
    'xml:lang': 'en',
    dir: 'ltr',
  })
  const found = (way: string) =>
    elementsAt(element, way).map(({attributes, text}) => [attributes, text.trim()])
  expect(found('itemMeta/pubStatus')).toEqual([[{qcode: 'stat:usable'}, '']])
  expect(found('itemMeta/firstCreated')).toEqual([[{}, '2026-03-01T09:00:00.000Z']])
  expect(found('itemMeta/versionCreated')).toEqual([[{}, '2026-03-02T00:00:00.000Z']])
  expect(found('itemMeta/embargoed')).toEqual([[{}, '2026-03-01T06:30:00.000Z']])
  expect(found('itemMeta/edNote')).toEqual([
    [{}, 'Pictures follow.'],
    [{}, 'It was two towns.'],
  ])
  expect(found('itemMeta/signal')).toEqual([[{qcode: 'sig:correction'}, '']])
  expect(found('itemMeta/altRep')).toHaveLength(3)
  expect(found('contentMeta/urgency')).toEqual([[{}, '2']])
  expect(found('contentMeta/located')).toEqual([[{literal: 'Basra'}, 'Basra']])
  expect(found('contentMeta/infoSource')).toEqual([
    [{literal: 'Newswire'}, 'Newswire'],
    [{uri: 'https://r.example/a%20b'}, 'The register'],
  ])
  expect(found('contentMeta/creator')).toEqual([
    [{uri: 'https://a.example/ann'}, 'Ann'],
    [{literal: 'Bob'}, 'Bob'],
  ])
  expect(found('contentMeta/contributor')).toEqual([
    [{literal: 'Cy', role: 'creatorrole:field-producer'}, 'Cy'],
  ])
  expect(found('contentMeta/subject')).toEqual([
    [{type: 'cpnat:abstract', uri: 'tag:paper.example,2026:paper:sections/world'}, 'world'],
    [{type: 'cpnat:abstract', uri: 'tag:paper.example,2026:paper:tags/rivers'}, 'rivers'],
    [{type: 'cpnat:abstract', qcode: 'medtop:20000350'}, 'central bank'],
    [{type: 'cpnat:abstract', uri: 'tag:paper.example,2026:paper:subjects/thema/rbk'}, 'Water'],
  ])
  expect(found('contentMeta/headline')).toEqual([
    [{}, 'The river rises'],
    [{role: 'headlinerole:kicker'}, 'Floods'],
    [{role: 'headlinerole:dek'}, 'Two towns are empty'],
  ])
  expect(found('contentMeta/slugline')).toEqual([[{}, 'river-rises']])
  expect(found('contentMeta/dateline')).toEqual([[{}, 'Basra (Newswire)']])
  expect(found('contentMeta/by')).toEqual([[{}, 'Ann, Bob']])
  expect(found('contentMeta/icon')).toMatchObject([
    [{href: 'https://paper.example/assets/images-a.png', title: 'A bridge'}, ''],
  ])
  const [page] = elementsAt(element, 'contentSet/inlineXML/html')
  expect(page?.attributes).toMatchObject({xmlns: 'http://www.w3.org/1999/xhtml', lang: 'en'})
  expect(page?.text).toContain('Last words.')
})

test('an id is the same, byte for byte, in feeds and on the wire', async () => {
  const ids = ['tag:x.example,2026:a&b', "urn:x:'%C3%A9'", 'https://X.example:80/Ä/..//x?a=1&b=2#c']
  const pressed = await press(Object.fromEntries(ids.map((id, index) => [`${index}.md`, {id}])))
  const feeds = await runTasks([rss, atom, json].flatMap(format => [...format.plan(pressed)]))
  const files = feeds.flatMap(({files}) => files)
  const {ninjs, newsml} = await readWire(pressed)
  const read = [
    ...['feed.xml', 'atom.xml', 'feed.json'].map(name =>
      readFeed(name, textOf(files, name)).map(({id}) => id),
    ),
    ninjs.map(({uri}) => uri),
    newsml.map(({attributes}) => attributes.guid),
  ]
  for (const found of read) expect(found.toSorted()).toEqual(ids.toSorted())
})

test('an item stays where it is when its story gets another title, slug and section', async () => {
  const before = await readWire(await press({'a.md': {title: 'A'}}))
  const after = await readWire(
    await press({'a.md': {title: 'B', slug: 'b', section: 'world', updated: '2026-03-05'}}),
  )
  expect(Object.keys(after.texts)).toEqual(Object.keys(before.texts))
  expect(after.ninjs[0]).toMatchObject({version: '2', altIds: [{role: 'slug', value: 'b'}]})
  const signals = after.newsml.flatMap(item => elementsAt(item, 'itemMeta/signal'))
  expect(signals.map(({attributes}) => attributes.qcode)).toEqual(['sig:update'])
})

test('the body is the one that feeds have', async () => {
  const pressed = await press({'a.md': full})
  const [feed] = await runTasks(json.plan(pressed))
  const body = readFeed('feed.json', textOf(feed?.files ?? [], 'feed.json'))[0]?.body
  const {item} = await itemsOf(pressed)
  expect((item.bodies as {value: string}[])[0]?.value).toBe(body)
})

describe('a killed story', async () => {
  const secret = {
    ...full,
    title: 'Secretly one',
    status: 'killed',
    updated: '2026-03-04T08:00:00Z',
    corrections: [{date: '2026-03-02', text: 'Secretly two'}],
  }
  const pressed = await press({
    'killed.md': secret,
    'ahead.md': {...secret, date: '2100-01-01', embargo: undefined},
    'open.md': {},
    'held.md': {...secret, embargo: '2100-01-01T00:00:00Z'},
    'elsewhere.md': {...secret, formats: ['html']},
    'again.md': {title: 'Again', id: 'tag:x.example,2026:again'},
    'again-killed.md': {...secret, id: 'tag:x.example,2026:again'},
  })
  const {ninjs, newsml, texts} = await readWire(pressed)
  const killed = 'tag:paper.example,2026:paper:killed'

  test('is canceled in a last version, of which nothing else is told', () => {
    expect(ninjs.filter(({pubStatus}) => pubStatus === 'canceled')).toEqual([
      {
        uri: killed,
        standard: expect.anything(),
        type: 'text',
        version: '4',
        firstCreated: '2026-03-01T09:00:00.000Z',
        versionCreated: '2026-03-04T08:00:00.000Z',
        pubStatus: 'canceled',
        edNote:
          'CANCELED: this item was withdrawn. Do not publish it, and remove it where it was published.',
      },
    ])
    const item = newsml.find(({attributes}) => attributes.guid === killed)
    expect(item?.attributes.version).toBe('4')
    expect(item && elementsAt(item, 'itemMeta/pubStatus')[0]?.attributes).toEqual({
      qcode: 'stat:canceled',
    })
    expect(item && textsAt(item, 'contentMeta')).toEqual([])
    expect(item && textsAt(item, 'contentSet')).toEqual([])
  })

  test('leaves none of its words anywhere', () => {
    const all = Object.values(texts).join('\n')
    expect(all).not.toMatch(/Secretly|Pictures follow|bridge|Basra/)
  })

  test('is not told of while its embargo holds, nor where it never went, nor where its id lives', () => {
    expect(ninjs.map(({uri, pubStatus}) => `${uri} ${pubStatus}`).sort()).toEqual([
      `${killed} canceled`,
      'tag:paper.example,2026:paper:open usable',
      'tag:x.example,2026:again usable',
    ])
  })

  test('is valid', async () => {
    const items = Object.entries(texts).filter(([path]) => !path.endsWith('index.json'))
    for (const [path, text] of items) {
      if (path.endsWith('.json')) expect(ninjsFaults(text)).toEqual([])
    }
    const xml = items.filter(([path]) => path.endsWith('.xml')).map(([, text]) => text)
    expect(await newsmlFaults(xml)).toEqual([])
  })
})

test('a story under embargo is on no wire', async () => {
  const {texts} = await readWire(
    await press({'a.md': {}, 'b.md': {title: 'Secretly', embargo: '2100-01-01T00:00:00Z'}}),
  )
  expect(Object.values(texts).join('')).not.toMatch(/Secretly|paper:b/)
})

test('the list has every item, what changed last first', async () => {
  const {texts} = await readWire(
    await press({
      'a.md': {date: '2026-03-03', updated: '2026-03-09'},
      'b.md': {date: '2026-03-05'},
      'c.md': {date: '2026-03-01', status: 'killed'},
    }),
  )
  const list = JSON.parse(texts['wire/ninjs/index.json'] ?? '')
  expect(list.items.map(({uri, href, ...facts}: Keys) => [String(uri).slice(-1), facts])).toEqual([
    ['a', {version: '2', versionCreated: '2026-03-09T00:00:00.000Z', pubStatus: 'usable'}],
    ['b', {version: '1', versionCreated: '2026-03-05T00:00:00.000Z', pubStatus: 'usable'}],
    ['c', {version: '2', versionCreated: '2026-03-01T00:00:00.000Z', pubStatus: 'canceled'}],
  ])
  for (const {href} of list.items)
    expect(texts[href.replace('https://paper.example/', '')]).toBeDefined()
  const other = JSON.parse(texts['wire/newsml/index.json'] ?? '')
  expect(other.items.map(({uri}: Keys) => uri)).toEqual(list.items.map(({uri}: Keys) => uri))
})

test('the text of a body keeps code and numbers of notes, and folds everything else', async () => {
  const body = htmlBody(
    '<p>One\n  <b>two</b><br>three<a role="doc-noteref">1</a></p><pre><code>if (x) {\n\n\n\n  y\n}</code></pre>' +
      '<ul>\n<li><p>four</p></li>\n<li>five</li></ul><table><tr><th>6</th><td>7</td></tr></table>' +
      '<p>eight <img alt="x"> <a role="doc-backlink">↩</a></p>',
  )
  const pressed = await openPress({documents: [sampleDocument({path: 'a.md', body})], config})
  const {item} = await itemsOf(pressed)
  expect((item.bodies as {value: string}[])[1]?.value).toBe(
    'One two\nthree [1]\n\nif (x) {\n\n\n\n  y\n}\n\nfour\n\nfive\n\n6 7\n\neight',
  )
})

test('what is no HTML in a body knows its namespace', async () => {
  const body = htmlBody('<p><svg viewBox="0 0 1 1"><path d="M0 0"/></svg><br></p>')
  const pressed = await openPress({documents: [sampleDocument({path: 'a.md', body})], config})
  const {texts, messages} = await readWire(pressed)
  expect(messages).toEqual([])
  const xml = Object.entries(texts).find(([path]) => path.endsWith('.xml'))?.[1] ?? ''
  expect(xml).toContain('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">')
  expect(xml).toContain('<br/>')
})

test('the schemas find what is wrong', async () => {
  const {texts} = await itemsOf(await press({'a.md': full}))
  const text = (ending: string) =>
    Object.entries(texts).find(([path]) => path.endsWith(ending) && !path.includes('index'))?.[1] ??
    ''
  expect(ninjsFaults(text('.json').replace('"urgency": 2', '"urgency": 12'))).toEqual([
    '/urgency must be <= 9',
  ])
  expect(ninjsFaults(text('.json').replace('"slugline"', '"sluglines"'))).not.toEqual([])
  for (const [right, wrong] of [
    ['<urgency>2<', '<urgency>12<'],
    ['<pubStatus qcode="stat:usable"/>', '<pubStatus qcode="usable"/>'],
    ['version="2"', 'version="0"'],
    ['</itemMeta>', '<itemClass qcode="ninat:text"/></itemMeta>'],
  ] as const)
    expect(await newsmlFaults([text('.xml').replace(right, wrong)])).not.toEqual([])
})
