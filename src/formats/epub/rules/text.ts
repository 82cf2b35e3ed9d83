import {elementsOf, textOf, wordsOf} from './book.ts'
import {type EpubRules, onElements, onPages} from './rule.ts'

const rightToLeft = /^(ar|arc|ckb|dv|fa|he|ks|ps|sd|syr|ug|ur|yi)(-|$)/i
const levelOf = (name: string): number => Number(/^h([1-6])$/.exec(name)?.[1] ?? 0)

/** Languages that are declared where they are used, and headings that build a tree. */
export const textRules: EpubRules = {
  'epub-lang': {
    severity: 'error',
    meaning: 'A page does not say its language.',
    remedy: 'Set `lang` in the frontmatter or in publication.yaml.',
    check: onPages(function* ({path, root}) {
      if (!root.attributes.lang || !root.attributes['xml:lang'])
        yield {path, reason: 'Unexpected page without a language, expected `lang` and `xml:lang`'}
    }),
  },
  'epub-lang-twice': {
    severity: 'error',
    meaning: 'An element says one language to HTML and another to XML.',
    remedy: 'Give both the same.',
    check: onElements(({attributes}) =>
      attributes.lang !== undefined &&
      attributes['xml:lang'] !== undefined &&
      attributes.lang !== attributes['xml:lang']
        ? `Unexpected languages \`${attributes.lang}\` and \`${attributes['xml:lang']}\`, expected one`
        : undefined,
    ),
  },
  'epub-lang-tag': {
    severity: 'error',
    meaning: 'A language is no tag that programs know.',
    remedy: 'Use a tag such as `en`, `ar` or `zh-Hant` (BCP 47).',
    check: onElements(({attributes: {lang}}) =>
      lang !== undefined && !isTag(lang)
        ? `Unexpected language \`${lang}\`, expected a tag such as \`en\``
        : undefined,
    ),
  },
  'epub-lang-declared': {
    severity: 'warning',
    meaning: 'A page is in a language that the package does not name.',
    remedy: 'Name it in `dc:language`: shops sort by it, and readers load its dictionary.',
    check: onPages(function* ({path, root}, {opf}) {
      const named = (opf ? elementsOf(opf) : [])
        .filter(({name}) => name === 'dc:language')
        .map(textOf)
      const {lang} = root.attributes
      if (opf && lang !== undefined && !named.includes(lang))
        yield {
          path,
          reason: `Unexpected page in \`${lang}\`, expected one of the languages of the package`,
        }
    }),
  },
  'epub-direction': {
    severity: 'error',
    meaning: 'A page in a script from right to left does not say so.',
    remedy: 'Give `html` the attribute `dir="rtl"`.',
    check: onPages(function* ({path, root}) {
      const {lang = '', dir} = root.attributes
      if (rightToLeft.test(lang) && dir !== 'rtl')
        yield {path, reason: `Unexpected page in \`${lang}\` without \`dir="rtl"\`, expected it`}
    }),
  },
  'epub-progression': {
    severity: 'error',
    meaning: 'A book from right to left turns its pages to the left.',
    remedy: 'Give `spine` the attribute `page-progression-direction="rtl"`.',
    *check({opf, opfPath = ''}) {
      const all = opf ? elementsOf(opf) : []
      const language = all.find(({name}) => name === 'dc:language')
      const spine = all.find(({name}) => name === 'spine')
      if (
        language &&
        spine &&
        rightToLeft.test(textOf(language)) &&
        spine.attributes['page-progression-direction'] !== 'rtl'
      )
        yield {
          path: opfPath,
          reason: `Unexpected spine of a book in \`${textOf(language)}\`, expected \`page-progression-direction="rtl"\``,
        }
    },
  },
  'epub-title': {
    severity: 'error',
    meaning: 'A page has no title.',
    remedy: 'Give the chapter a title.',
    check: onPages(function* ({path, elements}) {
      const title = elements.find(({name}) => name === 'title')
      if (!title || textOf(title) === '')
        yield {path, reason: 'Unexpected page without a title, expected the name of the chapter'}
    }),
  },
  'epub-heading-skip': {
    severity: 'warning',
    meaning: 'A heading skips a level.',
    remedy: 'Use one `#` more than the heading above, not two.',
    check: onPages(function* ({path, elements}) {
      let above = 0
      for (const [element, {name}] of elements.entries()) {
        const level = levelOf(name)
        if (level > above + 1 && above > 0)
          yield {
            path,
            element,
            reason: `Unexpected h${level} below h${above}, expected h${above + 1}`,
          }
        if (level > 0) above = level
      }
    }),
  },
  'epub-heading-empty': {
    severity: 'warning',
    meaning: 'A heading has no text.',
    remedy: 'Write it or leave it out.',
    check: onElements(heading =>
      levelOf(heading.name) > 0 &&
      textOf(heading) === '' &&
      !elementsOf(heading).some(({name, attributes}) => name === 'img' && attributes.alt)
        ? `Unexpected ${heading.name} without text, expected words`
        : undefined,
    ),
  },
  'epub-heading-first': {
    severity: 'warning',
    meaning: 'A chapter has no heading.',
    remedy: 'Give it a title: readers and listeners go by headings.',
    check: onPages(function* ({path, elements}) {
      const isChapter = elements.some(({attributes}) =>
        wordsOf(attributes['epub:type']).includes('chapter'),
      )
      if (isChapter && !elements.some(({name}) => levelOf(name) > 0))
        yield {path, reason: 'Unexpected chapter without a heading, expected one'}
    }),
  },
  'epub-heading-several': {
    severity: 'warning',
    meaning: 'A page has two titles of the first level.',
    remedy: 'Begin the sections of a chapter with `##`.',
    check: onPages(function* ({path, elements}) {
      const titles = [...elements.entries()].filter(([, {name}]) => name === 'h1')
      for (const [element, title] of titles.slice(1))
        yield {path, element, reason: `Unexpected second h1 \`${textOf(title)}\`, expected one`}
    }),
  },
}

function isTag(lang: string): boolean {
  try {
    return Intl.getCanonicalLocales(lang).length === 1
  } catch {
    return false
  }
}
