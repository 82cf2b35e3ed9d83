import {expect, test} from 'vitest'
import {elementsIn, styleHtml} from './html.ts'

const html = `<!doctype html>
<html id=html lang=en>
<body id=body>
  <section id=s class="chapter first" data-kind="Main thing" data-note-id=n1>
    <h1 id=h lang=de-AT>Titel <em id=he>kursiv</em></h1>
    <p id=p1 class="lead x" title="a b c">One <a id=a1 href="#s">link</a> <a id=a2>no link</a></p>
    <p id=p2>Two <b id=b1>bold</b><i id=i1>italic</i></p>
    <ul id=u><li id=l1>1</li><li id=l2 class=x>2</li><li id=l3 class=x>3</li><li id=l4>4</li></ul>
    <p id=p3></p>
  </section>
  <div id=d dir=rtl><span id=sp1>a</span><span id=sp2><input id=in type=checkbox checked disabled></span><bdi id=bdi>Latin</bdi></div>
</body>`

/** Selectors with the ids that they match, in document order. */
const table: Readonly<Record<string, string>> = {
  p: 'p1 p2 p3',
  'P.LEAD': '',
  '.x': 'p1 l2 l3',
  '*.x': 'p1 l2 l3',
  '#p1': 'p1',
  'p.lead.x#p1': 'p1',
  '[href]': 'a1',
  '[data-kind="Main thing"]': 's',
  '[data-kind="main thing"]': '',
  '[data-kind="main thing" i]': 's',
  '[data-note-id]': 's',
  '[data-kind^=Main]': 's',
  '[data-kind$=thing]': 's',
  '[data-kind*="n t"]': 's',
  '[title~=b]': 'p1',
  '[title~="a b"]': '',
  '[title*=""]': '',
  '[lang|=de]': 'h',
  '[class~=first]': 's',
  '[type=CHECKBOX]': 'in',
  'section p': 'p1 p2 p3',
  'section > p': 'p1 p2 p3',
  'body > p': '',
  'body a': 'a1 a2',
  'h1 + p': 'p1',
  'h1 + p + p': 'p2',
  'h1 ~ p': 'p1 p2 p3',
  'section h1 ~ ul > li + li.x': 'l2 l3',
  ':root': 'html',
  'li:first-child': 'l1',
  'li:last-child': 'l4',
  'em:only-child': 'he',
  'li:nth-child(2n + 1)': 'l1 l3',
  'li:nth-child(even)': 'l2 l4',
  'li:nth-child(-n+2)': 'l1 l2',
  'li:nth-last-child(1)': 'l4',
  'li:nth-child(1 of .x)': 'l2',
  'p:first-of-type': 'p1',
  'p:last-of-type': 'p3',
  'section > :nth-of-type(2)': 'p2',
  'section > :nth-last-of-type(2)': 'p2',
  'b:only-of-type': 'b1',
  'section > :empty': 'p3',
  ':is(h1, ul) > *': 'he l1 l2 l3 l4',
  ':where(#p1, #p2)': 'p1 p2',
  'li:not(.x)': 'l1 l4',
  'li:not(.x, :first-child)': 'l4',
  'p:has(a)': 'p1',
  'p:has(> b + i)': 'p2',
  'h1:has(+ p)': 'h',
  'p:has(~ ul)': 'p1 p2',
  'div:has(em)': '',
  ':lang(de)': 'h he',
  ':lang("en")': 'html body s p1 a1 a2 p2 b1 i1 u l1 l2 l3 l4 p3 d sp1 sp2 in bdi',
  ':lang(fr, "*-AT")': 'h he',
  'div:dir(rtl) :dir(ltr)': 'bdi',
  'span:dir(rtl)': 'sp1 sp2',
  ':any-link': 'a1',
  'a:link:not(:visited)': 'a1',
  ':checked': 'in',
  'input:enabled': '',
  'p:hover, p:focus': '',
  'div::selection': '',
  'section { & > h1 }': 'h',
  'ul { &.none, & .x }': 'l2 l3',
}

test.each(Object.entries(table))('%s', (selector, ids) => {
  const nested = /^(.+) \{ (.+) \}$/.exec(selector)
  const css = nested
    ? `${nested[1]} { ${nested[2]} { opacity: 0.5 } }`
    : `${selector} { opacity: 0.5 }`
  const {tree, styled, messages} = styleHtml(html, css)
  const matched = elementsIn(tree).filter(
    element => element.properties.id && styled.styleOf(element).opacity === 0.5,
  )
  expect(matched.map(({properties}) => properties.id).join(' ')).toBe(ids)
  expect(messages).toEqual([])
})
