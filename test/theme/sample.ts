import type {Root} from 'hast'
import {h} from 'hastscript'
import {visit} from 'unist-util-visit'
import {VFile} from 'vfile'
import {frontmatterSchema} from '../../src/config/frontmatter.ts'
import {type Config, publicationSchema} from '../../src/config/publication.ts'
import type {Document, Note} from '../../src/document/document.ts'
import {picturesOf} from '../../src/document/pictures.ts'
import type {Addresses} from '../../src/theme/addresses.ts'

interface Sample {
  readonly path: string
  readonly frontmatter?: Readonly<Record<string, unknown>>
  readonly body?: Root
  readonly notes?: readonly Note[]
  readonly lang?: string
  readonly dir?: 'ltr' | 'rtl'
  readonly kind?: Document['kind']
  readonly media?: Document['media']
}

/** A document made by hand, as parsing would give it. */
export function sampleDocument({path, frontmatter = {}, ...given}: Sample): Document {
  const checked = frontmatterSchema.parse({title: 'A title', ...frontmatter})
  const body = given.body ?? h(null, [h('p', 'First words.'), h('p', 'Last words.')])
  return {
    path,
    kind: given.kind ?? 'story',
    hash: `hash of ${path}`,
    frontmatter: checked,
    title: checked.title ?? '',
    lang: given.lang ?? 'en',
    dir: given.dir ?? 'ltr',
    math: checked.math ?? false,
    body,
    notes: given.notes ?? [],
    headings: [],
    anchors: Object.fromEntries(idsOf(body).map(id => [id, id])),
    titleId: undefined,
    targetedIds: {},
    isTargeted: false,
    terms: [],
    termUses: [],
    indexMarks: [],
    hasIndex: false,
    drawings: [],
    labels: [],
    media: given.media ?? [],
    updates: [],
    heldUpdates: [],
    references: [],
    links: [],
    siteLinks: [],
    assets: picturesOf(checked, path, ''),
    excerpt: 'First words.',
    words: 4,
    file: new VFile({path}),
  }
}

function idsOf(body: Root): readonly string[] {
  const ids: string[] = []
  visit(body, 'element', ({properties}) => {
    if (properties.id !== undefined) ids.push(String(properties.id))
  })
  return ids
}

export function sampleConfig(
  values: Readonly<Record<string, unknown>> = {},
  now = new Date('2026-06-01T00:00:00Z'),
): Config {
  const checked = publicationSchema.parse({
    title: 'The Paper',
    url: 'https://paper.example/',
    ...values,
  })
  return {
    ...checked,
    id: 'tag:paper.example,2026:paper',
    sourceDate: new Date(0),
    now,
  }
}

/** Addresses that show what was asked. */
export const sampleAddresses: Addresses = {
  document: (path, fragment) =>
    path === 'gone.md' ? undefined : `to:${path}${fragment ? `#${fragment}` : ''}`,
  asset: path => (path === 'gone.png' ? undefined : `file:${path}`),
  site: path => `site:${path}`,
  size: () => ({width: 640, height: 480}),
}
