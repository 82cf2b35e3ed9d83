import {expect, test} from 'vitest'
import {pageHoldings} from '../../../src/formats/epub/holdings.ts'
import {type LandmarkPage, landmarksOf} from '../../../src/formats/epub/landmarks.ts'
import {htmlBody} from '../html-body.ts'

const words = {
  contents: 'Contents',
  cover: 'Cover',
  start: 'Start',
  dedication: 'Dedication',
  epigraph: 'Epigraph',
  titlePage: 'Title page',
}

const part = (file: string, role: LandmarkPage['role'], html = '<p>x</p>'): LandmarkPage => ({
  file,
  role,
  holdings: pageHoldings(htmlBody(html)),
})

const linesOf = (parts: readonly LandmarkPage[], showsContents = true) =>
  landmarksOf(parts, words, showsContents).map(({type, title, href}) => `${type} ${title} ${href}`)

test('readers are led to cover, title page, contents, text, and to where they look things up', () => {
  const notes = '<section role="doc-endnotes"><ol><li>x</li></ol></section>'
  const lists =
    '<section role="doc-glossary" id="words"><h2>Words</h2></section><section role="doc-bibliography" aria-label="Read"></section><section role="doc-index"></section>'
  expect(
    linesOf([
      part('cover.xhtml', 'cover'),
      part('titlepage.xhtml', 'titlepage'),
      part('chapter-001.xhtml', 'bodymatter', notes),
      part('chapter-002.xhtml', 'bodymatter', notes + lists),
    ]),
  ).toEqual([
    'cover Cover cover.xhtml',
    'titlepage Title page titlepage.xhtml',
    'toc Contents toc.xhtml',
    'bodymatter Start chapter-001.xhtml',
    'endnotes endnotes chapter-001.xhtml',
    'glossary Words chapter-002.xhtml#words',
    'bibliography Read chapter-002.xhtml',
    'backmatter index chapter-002.xhtml',
  ])
})

test('a work without contents, cover or lists has no landmarks of them', () => {
  expect(linesOf([part('chapter-001.xhtml', 'bodymatter')], false)).toEqual([
    'bodymatter Start chapter-001.xhtml',
  ])
})
