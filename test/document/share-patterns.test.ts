import {readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {createCssVariablesTheme, createHighlighterCore, type RegexEngine} from 'shiki/core'
import {createOnigurumaEngine} from 'shiki/engine/oniguruma'
import {bundledLanguages} from 'shiki/langs'
import {expect, test} from 'vitest'
import {sharePatterns} from '../../src/document/transforms/share-patterns.ts'

const wasm = await readFile(createRequire(import.meta.url).resolve('shiki/onig.wasm'))
const oniguruma = await createOnigurumaEngine({
  instantiator: (imports = {}) => WebAssembly.instantiate(wasm, imports),
})

/** Lines of many languages, read as each: rules go in and out of each other as in no program. */
const code = [
  '#!/bin/bash',
  '<?php echo "hi $x {$y}"; ?>',
  'def f(x: int) -> str:  # python',
  '    """doc {x!r}"""',
  `    return f"{x:>10}" + r'\\d+'`,
  `class A extends B { constructor(#a) { super(\`t\${a + \`n\${b}\`}\`) } /* c */ }`,
  "SELECT a, 'it''s' FROM t WHERE x >= 1.5e-3; -- sql",
  'fn main() { let x = vec![1, 2]; println!("{:?}", x); } // rust',
  '<div class="a" style="color: red"><script>let a = /re[/]x/g</script><!-- c --></div>',
  '.a > b:hover::before { content: "x"; color: #ff0000; @media (min-width: 10px) {} }',
  '# Heading *em* **strong** `code` [l](u)',
  'key: [1, "two", &a *b] # yaml',
  `cat <<EOF | sed -e 's/a/b/' && echo "$(date +%s) \${A[@]:-x}"`,
  'heredoc $VAR',
  'EOF',
  '\\begin{eq} \\frac{a}{b} % tex \\end{eq}',
  '{"a": [true, null, 1.0, "\\u00e9"]}',
  'int main(void) { char *s = "a\\n"; return s[0] ? 0x1F : \'c\'; } #define X 1',
].join('\n')

const languages = [
  'bash',
  'c',
  'css',
  'html',
  'javascript',
  'json',
  'latex',
  'markdown',
  'php',
  'python',
  'ruby',
  'rust',
  'sql',
  'typescript',
  'yaml',
] as const

test.for(languages)('the same pieces, with the same scopes, of %s', async lang => {
  expect(await pieces(sharePatterns(oniguruma), lang)).toEqual(await pieces(oniguruma, lang))
})

test('a pattern is compiled once for all rules that have it, and thrown away with the last', () => {
  const alive = new Map<string, number>()
  const engine = sharePatterns({
    createString: text => oniguruma.createString(text),
    createScanner: ([source]) => {
      const name = String(source)
      alive.set(name, (alive.get(name) ?? 0) + 1)
      return {
        findNextMatchSync: () => null,
        dispose: () => {
          alive.set(name, alive.get(name)! - 1)
        },
      }
    },
  })
  const first = engine.createScanner(['a', 'b'])
  const second = engine.createScanner(['b', 'c'])
  expect(Object.fromEntries(alive)).toEqual({a: 1, b: 1, c: 1})
  first.dispose?.()
  expect(Object.fromEntries(alive)).toEqual({a: 0, b: 1, c: 1})
  second.dispose?.()
  expect(Object.fromEntries(alive)).toEqual({a: 0, b: 0, c: 0})
})

test('a place where the search begins is looked for anew at each place', () => {
  const scanner = sharePatterns(oniguruma).createScanner(['\\Gb', 'c'])
  const text = oniguruma.createString('abc')
  const found = [0, 1, 2].map(start => scanner.findNextMatchSync(text, start, 0)?.index)
  text.dispose?.()
  expect(found).toEqual([1, 0, 1])
})

async function pieces(engine: RegexEngine, lang: (typeof languages)[number]) {
  const highlighter = await createHighlighterCore({
    themes: [createCssVariablesTheme({name: 'kinds'})],
    langs: [bundledLanguages[lang]],
    engine,
  })
  const lines = highlighter.codeToTokensBase(code, {
    lang,
    theme: 'kinds',
    includeExplanation: true,
    tokenizeTimeLimit: 0,
  })
  highlighter.dispose()
  return lines
}
