import {expect, test} from 'vitest'
import {parseDocument} from '../../src/document/parse.ts'

const excerptOf = async (text: string, lang = 'en') =>
  (await parseDocument({path: 'a.md', text: `# T\n\n${text}\n`, defaults: {lang, math: true}}))
    .excerpt

const long = (words: number) => `${'word '.repeat(words - 1)}word`

test.each([
  ['marks of emphasis, code and links', 'A *b* `c` [d](https://x.example/).', 'A b c d.'],
  ['notes', 'A word[^1] is said.\n\n[^1]: Note.', 'A word is said.'],
  ['words of the index', 'A :index[barge]{sub=x} comes.', 'A barge comes.'],
  ['line breaks', 'One\\\ntwo', 'One two'],
  ['formulas as text', 'Mass is $E = mc^2$.', 'Mass is E = mc².'],
  [
    'a sentence that refers',
    'We built it. See @fig:a for more. It stands.',
    'We built it. It stands.',
  ],
  ['a reference in brackets', 'We built it (see @fig:a and @tbl:b) in May.', 'We built it in May.'],
  ['a paragraph that only refers', 'See @fig:a.\n\nIt stands.', 'It stands.'],
  ['nothing but a reference', 'See @fig:a now.', 'See now.'],
  ['a picture before the words', '![x](https://x.example/y.png) \n\nWords.', 'Words.'],
])('%s', async (_, text, expected) => {
  expect(await excerptOf(text)).toBe(expected)
})

test('a long paragraph ends at a sentence', async () => {
  const first = `${long(30)}.`
  expect(await excerptOf(`${first} And ${long(40)}.`)).toBe(first)
})

test('a sentence that is too long ends at a word', async () => {
  expect(await excerptOf(`${long(100)}.`)).toBe(`${long(60)}…`)
  expect(await excerptOf(`Short. ${long(100)}.`)).toMatch(/^Short\. .*word…$/)
})

test('an abbreviation ends no sentence', async () => {
  expect(await excerptOf('See e.g. @fig:a here. Then Dr. J. Ray came.')).toBe(
    'Then Dr. J. Ray came.',
  )
})

test('Persian and Japanese sentences', async () => {
  expect(await excerptOf('شکل را ببینید: @fig:a. آیا پل باز است؟ آری.', 'fa')).toBe(
    'آیا پل باز است؟ آری.',
  )
  expect(await excerptOf('橋ができた。@fig:a を見よ。「もう渡れる。」と言う。', 'ja')).toBe(
    '橋ができた。「もう渡れる。」と言う。',
  )
})
