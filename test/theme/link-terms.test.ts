import {toHtml} from 'hast-util-to-html'
import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import {resolveConfig} from '../../src/config/read-publication.ts'
import {parseDocument} from '../../src/document/parse.ts'
import {assemble} from '../../src/publication/assemble.ts'
import {numberFacts, numbersOf} from '../../src/publication/numbering.ts'
import {bodyWords, lowerBody} from '../../src/theme/lower.ts'
import {sampleAddresses} from './sample.ts'

interface Written {
  readonly text: string
  readonly glossary: string
  readonly lang?: string
  /** Of publication.yaml. */
  readonly config?: string
  /** Of the book. */
  readonly book?: string
}

async function open({text, glossary, lang = 'en', config = '', book = ''}: Written) {
  const files = {
    'book.md': `---\ntitle: B\n${book}chapters: [one.md, terms.md]\n---\n`,
    'one.md': `---\ntitle: One\n---\n\n${text}\n`,
    'terms.md': `---\ntitle: Terms\n---\n\n:::glossary\n${glossary}\n:::\n`,
  }
  const settings = resolveConfig(`title: T\nurl: https://t.example/\n${config}`, {
    file: new VFile({path: 'publication.yaml'}),
    folderName: 't',
    sourceDate: new Date(0),
    now: new Date(0),
  })
  const documents = await Promise.all(
    Object.entries(files).map(([path, text]) => parseDocument({path, text, defaults: {lang}})),
  )
  const publication = assemble(documents, settings)
  const document = documents.find(({path}) => path === 'one.md')!
  return {publication, document}
}

/** The text with each link to a term in brackets. */
async function linked(written: Written): Promise<string> {
  const {publication, document} = await open({book: 'glossary: {link: first}\n', ...written})
  const numbers = numbersOf(publication, 'one.md', 'web')
  const setting = {words: bodyWords({}), numbers}
  return toHtml(lowerBody(document, 'web', sampleAddresses, '', setting))
    .replace(/<a href="to:terms.md#[^"]*" class="term" role="doc-glossref">(.*?)<\/a>/gs, '[$1]')
    .replace(/<\/?p>/g, '')
}

const sheet = 'Sheet\n: Folded.\n\nPrinted sheet\n: Folded, with words.\n\nC++\n: A language.'

test.each<[string, Written, string]>([
  [
    'the first use, whatever its case',
    {text: 'A sheet, and a SHEET.', glossary: sheet},
    'A [sheet], and a SHEET.',
  ],
  [
    'whole words only',
    {text: 'Sheets, spreadsheet, sheet-fed and a sheet.', glossary: sheet},
    'Sheets, spreadsheet, [sheet]-fed and a sheet.',
  ],
  [
    'the longer term before the one in it, over the end of a line',
    {text: 'A printed\nsheet is a sheet.', glossary: sheet},
    'A [printed\nsheet] is a [sheet].',
  ],
  [
    'signs that mean something in patterns',
    {text: 'In C++ and C+.', glossary: sheet},
    'In [C++] and C+.',
  ],
  [
    'no heading, link or code',
    {
      text: '## Sheet\n\n[sheet](https://x.example/) `sheet` *sheet*',
      glossary: sheet,
    },
    '<h2 id="sheet">Sheet</h2>\n<a href="https://x.example/">sheet</a> <code>sheet</code> <em>[sheet]</em>',
  ],
  [
    'no term that its author links',
    {text: 'A sheet, a :term[sheet].', glossary: sheet},
    'A sheet, a [sheet].',
  ],
  [
    'no word of another language',
    {text: ':lang[Sheet]{lang=de}, sheet.', glossary: sheet},
    '<span lang="de" dir="ltr">Sheet</span>, [sheet].',
  ],
  [
    'an Arabic word in the form of the glossary, not with what is written onto it',
    {text: 'الكتاب وكتاب ثم كتاب وكُتّاب.', glossary: 'كتاب\n: ورق.', lang: 'ar'},
    'الكتاب وكتاب ثم [كتاب] وكُتّاب.',
  ],
  [
    'a Persian word, not where a joiner adds an ending',
    {text: 'کتاب‌ها و کتاب.', glossary: 'کتاب\n: برگ‌ها.', lang: 'fa'},
    'کتاب‌ها و [کتاب].',
  ],
])('%s', async (_, written, expected) => {
  expect(await linked(written)).toBe(expected)
})

test('nothing is linked that nobody asked for', async () => {
  expect(await linked({text: 'A sheet.', glossary: sheet, book: ''})).toBe('A sheet.')
  const config = 'glossary: {link: first}\n'
  expect(await linked({text: 'A sheet.', glossary: sheet, book: '', config})).toBe('A [sheet].')
  const book = 'glossary: {link: marked}\n'
  expect(await linked({text: 'A sheet.', glossary: sheet, book, config})).toBe('A sheet.')
})

test('a page that links terms is written anew when they change', async () => {
  const factsOf = async (glossary: string, book?: string) => {
    const {publication, document} = await open({
      text: 'A sheet.',
      glossary,
      book: book ?? 'glossary: {link: first}\n',
    })
    return JSON.stringify(numberFacts(publication, document, 'web'))
  }
  expect(await factsOf(sheet)).not.toBe(await factsOf(sheet.replace('Sheet', 'Leaf')))
  expect(await factsOf(sheet, '')).toBe(await factsOf(sheet.replace('Sheet', 'Leaf'), ''))
})
