import type {Atrule, Declaration, Rule} from 'css-tree'
import {generate, parse, walk} from 'css-tree/dist/csstree.esm'
import {type Book, isAbsolute, type Sheet, targetOf} from './book.ts'
import type {EpubRules, Finding} from './rule.ts'

/** Declarations of one rule of a sheet. */
interface StyleRule {
  /** Selector, or the name of the at-rule. */
  readonly name: string
  readonly styles: ReadonlyMap<string, string>
}

const parsed = new WeakMap<Sheet, readonly StyleRule[]>()

function rulesOf(sheet: Sheet): readonly StyleRule[] {
  const known = parsed.get(sheet)
  if (known) return known
  const rules: StyleRule[] = []
  walk(parse(sheet.css, {parseValue: false, parseCustomProperty: false}), node => {
    if (node.type !== 'Rule' && !(node.type === 'Atrule' && node.name === 'font-face')) return
    const declarations = declarationsOf(node)
    const name = node.type === 'Rule' ? generate(node.prelude) : '@font-face'
    rules.push({
      name,
      styles: new Map(declarations.map(({property, value}) => [property, generate(value).trim()])),
    })
  })
  parsed.set(sheet, rules)
  return rules
}

const declarationsOf = (node: Rule | Atrule): readonly Declaration[] =>
  (node.block?.children.toArray() ?? []).filter(
    (child): child is Declaration => child.type === 'Declaration',
  )

/** A rule about each style rule: a reason, or nothing. */
const onStyles = (check: (rule: StyleRule, sheet: Sheet, book: Book) => string | undefined) =>
  function* (book: Book): Iterable<Finding> {
    for (const sheet of book.sheets)
      for (const rule of rulesOf(sheet)) {
        const reason = check(rule, sheet, book)
        if (reason !== undefined) yield {path: sheet.path, reason: `${reason} (${rule.name})`}
      }
  }

const found = (styles: StyleRule['styles'], test: (property: string, value: string) => boolean) =>
  [...styles].find(([property, value]) => test(property, value))

const addressesIn = (value: string): readonly string[] =>
  [...value.matchAll(/url\(\s*["']?([^"')]*)["']?\s*\)/g)].map(([, url = '']) => url)

/** Whether readers take the style sheet: Kindle, Kobo and Adobe's, which know the least. */
export const styleRules: EpubRules = {
  'epub-css-property': {
    severity: 'error',
    meaning: 'A style sheet sets or uses a custom property: Kindle refuses the book.',
    remedy: 'Write the value itself.',
    check: onStyles(({styles}) => {
      const at = found(
        styles,
        (property, value) => property.startsWith('--') || value.includes('var('),
      )
      return at && `Unexpected custom property in \`${at[0]}\`, expected a value`
    }),
  },
  'epub-css-layout': {
    severity: 'error',
    meaning: 'A style sheet lays out with flex or grid, which many readers lack.',
    remedy: 'Use blocks, tables and floats.',
    check: onStyles(({styles}) => {
      const at = found(
        styles,
        (property, value) =>
          (property === 'display' && /flex|grid/.test(value)) || /^(flex|grid)(-|$)/.test(property),
      )
      return at && `Unexpected \`${at[0]}: ${at[1]}\`, expected blocks`
    }),
  },
  'epub-css-function': {
    severity: 'warning',
    meaning: 'A style sheet computes a value: older readers drop it, or the whole rule.',
    remedy: 'Write the value itself.',
    check: onStyles(({styles}) => {
      const at = found(styles, (_property, value) =>
        /\b(calc|min|max|clamp|env|light-dark|color-mix)\(/.test(value),
      )
      return at && `Unexpected function in \`${at[0]}: ${at[1]}\`, expected a value`
    }),
  },
  'epub-css-text-size': {
    severity: 'error',
    meaning: 'Text has a fixed size: readers cannot make it larger.',
    remedy: 'Give sizes in em, rem or per cent.',
    check: onStyles(({name, styles}) => {
      const at = found(
        styles,
        (property, value) =>
          /^(font-size|font|line-height)$/.test(property) &&
          /\d(px|pt|pc|cm|mm|in|q)\b/i.test(value),
      )
      return at && name !== '@font-face'
        ? `Unexpected \`${at[0]}: ${at[1]}\`, expected em, rem or per cent`
        : undefined
    }),
  },
  'epub-css-color': {
    severity: 'error',
    meaning:
      'Text has a color without a ground, or a ground without a color: at night one of them cannot be seen.',
    remedy: 'Set `color` and `background-color` together, or neither.',
    check: onStyles(({styles}) => {
      const isSet = (property: string) =>
        styles.has(property) &&
        !/^(inherit|transparent|none|initial|unset|currentcolor)$/i.test(styles.get(property) ?? '')
      const [text, ground] = [isSet('color'), isSet('background-color') || isSet('background')]
      if (text === ground) return undefined
      return text
        ? 'Unexpected `color` alone, expected `background-color` with it'
        : 'Unexpected `background-color` alone, expected `color` with it'
    }),
  },
  'epub-css-direction': {
    severity: 'error',
    meaning: 'A style sheet sets the direction of text, which EPUB leaves to the markup.',
    remedy: 'Use the attribute `dir`.',
    check: onStyles(({styles}) => {
      const at = found(styles, property => property === 'direction' || property === 'unicode-bidi')
      return at && `Unexpected \`${at[0]}\`, expected the attribute \`dir\``
    }),
  },
  'epub-css-position': {
    severity: 'warning',
    meaning: 'Something is placed out of the flow, where pages cut it.',
    remedy: 'Leave it in the flow.',
    check: onStyles(({styles}) => {
      const at = found(
        styles,
        (property, value) => property === 'position' && /fixed|absolute|sticky/.test(value),
      )
      return at && `Unexpected \`position: ${at[1]}\`, expected it in the flow`
    }),
  },
  'epub-css-width': {
    severity: 'warning',
    meaning: 'A box has a fixed width of more than a small screen.',
    remedy: 'Give widths in per cent.',
    check: onStyles(({styles}) => {
      const at = found(
        styles,
        (property, value) =>
          /^(min-)?width$/.test(property) && Number(/^(\d+)px$/.exec(value)?.[1] ?? 0) > 320,
      )
      return at && `Unexpected \`${at[0]}: ${at[1]}\`, expected per cent`
    }),
  },
  'epub-css-import': {
    severity: 'warning',
    meaning: 'A style sheet imports another: some readers do not follow.',
    remedy: 'Put both into one.',
    *check({sheets}) {
      for (const {path, css} of sheets)
        if (/@import\b/.test(css)) yield {path, reason: 'Unexpected @import, expected one sheet'}
    },
  },
  'epub-css-file': {
    severity: 'error',
    meaning: 'A style sheet names a font or picture that is not in the package.',
    remedy: 'Add the file, or leave the rule out.',
    check: onStyles(({styles}, {path}, {files}) => {
      const missing = [...styles.values()]
        .flatMap(addressesIn)
        .find(url => !isAbsolute(url) && !files.has(targetOf(url, path).path))
      return missing === undefined
        ? undefined
        : `Unexpected file \`${missing}\`, expected one of the package`
    }),
  },
  'epub-css-remote': {
    severity: 'error',
    meaning: 'A style sheet loads from the web, or carries a file in itself.',
    remedy: 'Put the file into the package.',
    check: onStyles(({styles}) => {
      const remote = [...styles.values()].flatMap(addressesIn).find(isAbsolute)
      return remote === undefined
        ? undefined
        : `Unexpected address \`${remote.slice(0, 60)}\`, expected a file of the package`
    }),
  },
  'epub-css-face': {
    severity: 'error',
    meaning: 'An `@font-face` has no family or no source.',
    remedy: 'Give it both.',
    check: onStyles(({name, styles}) =>
      name === '@font-face' && !(styles.has('font-family') && styles.has('src'))
        ? 'Unexpected @font-face without family or source, expected both'
        : undefined,
    ),
  },
}
