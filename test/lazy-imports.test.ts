import {existsSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {expect, test} from 'vitest'

/** Files that are loaded with `path`: what it imports at once, and so on. Types and `import()` do not count. */
function loadedWith(path: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(path) || !existsSync(path)) return seen
  seen.add(path)
  const source = readFileSync(path, 'utf8')
  const imports = /^(?:import|export) (?!type\b)[^'"]*?from '(\.[^']+)'/gm
  for (const [, target = ''] of source.matchAll(imports))
    loadedWith(join(dirname(path), target), seen)
  return seen
}

test('a build without PDFs loads no typesetter', () => {
  const loaded = [...loadedWith('src/index.ts')]
  expect(loaded).toContain('src/formats/pdf/index.ts')
  expect(loaded.filter(path => path.startsWith('src/paged/'))).toEqual(['src/paged/diagnostics.ts'])
})

test('a build loads nothing that asks the network', () => {
  const loaded = [...loadedWith('src/index.ts'), ...loadedWith('src/cli.ts')]
  expect(loaded.filter(path => /announce/.test(path))).toEqual([])
  expect([...loadedWith('src/commands/announce.ts')]).toContain('src/announce/post.ts')
})

test('a build without formulas loads nothing that reads or sets them', () => {
  const loaded = [...loadedWith('src/index.ts')]
  expect(loaded).toContain('src/document/parse.ts')
  expect(loaded.filter(path => /\/math\//.test(path))).toEqual([])
  const packages = loaded.flatMap(path => [
    ...readFileSync(path, 'utf8').matchAll(/^import (?!type\b).*from '(temml|mathjax)[^']*'/gm),
  ])
  expect(packages).toEqual([])
})
