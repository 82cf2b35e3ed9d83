import {readdirSync, readFileSync} from 'node:fs'
import {join, posix} from 'node:path'
import {expect, test} from 'vitest'

/** Who may import whom: each area, and the areas it may reach. Its own files are always allowed. */
const layers: Readonly<Record<string, readonly string[]>> = {
  'paged/diagnostics.ts': [],
  'paged/css': ['paged/diagnostics.ts'],
  'paged/boxes': ['paged/css', 'paged/diagnostics.ts'],
  'paged/text': ['paged/css', 'paged/diagnostics.ts'],
  'paged/layout': ['paged/text', 'paged/boxes', 'paged/css', 'paged/diagnostics.ts'],
  'paged/draw': ['paged/layout', 'paged/text', 'paged/boxes', 'paged/css', 'paged/diagnostics.ts'],
  'paged/typeset.ts': [
    'paged/layout',
    'paged/text',
    'paged/boxes',
    'paged/css',
    'paged/diagnostics.ts',
    'paged/index.ts',
  ],
  'paged/index.ts': ['paged'],
  'paged/lettering.ts': ['paged/text'],
  'diagnostics.ts': ['paged/diagnostics.ts'],
  config: ['diagnostics.ts'],
  source: ['config', 'diagnostics.ts'],
  document: ['source', 'config', 'diagnostics.ts'],
  publication: ['document', 'source', 'config', 'diagnostics.ts'],
  theme: ['publication', 'document', 'source', 'config', 'diagnostics.ts', 'paged/index.ts'],
  formats: [
    'theme',
    'publication',
    'document',
    'source',
    'config',
    'diagnostics.ts',
    'paged/index.ts',
    'paged/lettering.ts',
  ],
  tasks: [
    'formats',
    'theme',
    'publication',
    'document',
    'source',
    'config',
    'diagnostics.ts',
    'paged/index.ts',
  ],
  announce: ['source'],
  commands: [
    'announce',
    'tasks',
    'formats',
    'theme',
    'publication',
    'document',
    'source',
    'config',
    'diagnostics.ts',
    'paged/index.ts',
  ],
  'index.ts': [
    'commands',
    'tasks',
    'formats',
    'theme',
    'publication',
    'document',
    'source',
    'config',
    'diagnostics.ts',
    'paged',
  ],
  'cli.ts': ['commands', 'config', 'diagnostics.ts'],
}

const sources = readdirSync('src', {recursive: true, encoding: 'utf8'})
  .map(path => path.replaceAll('\\', '/'))
  .filter(path => path.endsWith('.ts'))

const within = (path: string, area: string) => path === area || path.startsWith(`${area}/`)
const areaOf = (path: string) => Object.keys(layers).find(area => within(path, area))

/** Types may cross a border that code may not, only where a line here says so. */
const imports = (path: string) =>
  [
    ...readFileSync(join('src', path), 'utf8').matchAll(/(?:from|import\()\s*'(\.{1,2}\/[^']+)'/g),
  ].map(match => posix.join(posix.dirname(path), match[1] ?? ''))

test('every source file belongs to an area', () => {
  expect(sources.filter(path => !areaOf(path))).toEqual([])
})

test('no file imports from an area that its own may not reach', () => {
  const crossings = sources.flatMap(path => {
    const area = areaOf(path) ?? ''
    const allowed = [area, ...(layers[area] ?? [])]
    return imports(path)
      .filter(target => !allowed.some(other => within(target, other)))
      .map(target => `${path} → ${target}`)
  })
  expect(crossings).toEqual([])
})

test('the typesetter knows only its own folder and named packages', () => {
  const allowed =
    /^(hast|unist|css-tree(\/.*)?|harfbuzzjs|fontkit|pdfkit|bidi-js|linebreak|hyphen(\/.*)?|subset-font|node:(crypto|zlib|module))$/
  const foreign = sources
    .filter(path => path.startsWith('paged/'))
    .flatMap(path =>
      [...readFileSync(join('src', path), 'utf8').matchAll(/(?:from|import\()\s*'([^.'][^']*)'/g)]
        .map(match => match[1] ?? '')
        .filter(name => !allowed.test(name))
        .map(name => `${path} → ${name}`),
    )
  expect(foreign).toEqual([])
})

test('nothing but src/announce and the edge that hands it over asks the network', () => {
  const asking = sources.filter(path =>
    /\bfetch\b|'node:(?:https?|http2|net|tls|dgram|dns)|'undici|new WebSocket/.test(
      readFileSync(join('src', path), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''),
    ),
  )
  expect(asking.filter(path => !within(path, 'announce'))).toEqual(['cli.ts'])
})

test('no drawer is called utils, helpers, common or misc', () => {
  expect(
    sources.filter(path => /(^|\/)(utils?|helpers?|common|misc)(\/|\.ts$)/.test(path)),
  ).toEqual([])
})
