import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import {drawLayoutDrawings} from '../../../src/formats/pdf/layout-drawings.ts'
import {openLettering} from '../../../src/paged/lettering.ts'
import {parseHtml} from '../../../src/theme/fragment.ts'
import {builtinTheme, loadTheme} from '../../../src/theme/load.ts'

const theme = await loadTheme(builtinTheme('press'))
const lettering = openLettering({...theme, lang: 'en'})

async function drawn(html: string) {
  const file = new VFile({path: 'press/layouts'})
  const result = await drawLayoutDrawings(parseHtml(html), file, lettering)
  return {...result, messages: file.messages.map(message => `${message} ${message.ruleId}`)}
}

const icon =
  '<svg viewBox="0 0 8 4" class="mark"><linearGradient id="a" gradientUnits="userSpaceOnUse"><stop offset="0"></stop></linearGradient><path d="M0 0h8v4z" fill="url(#a) red" stroke-width="2"></path></svg>'

test('drawings of a layout are drawn once each, and know their name', async () => {
  const {tree, drawings, messages} = await drawn(`<p>${icon}${icon}</p>`)
  const [name] = drawings.keys()
  expect(drawings.size).toBe(1)
  expect(drawings.get(name!)).toMatchObject({width: 8, height: 4, parts: [{type: 'shape'}]})
  expect(JSON.stringify(tree).split(`"dataDrawing":"${name}"`)).toHaveLength(3)
  expect(messages).toEqual([])
})

test('the size is that of the attributes', async () => {
  const {drawings} = await drawn('<svg width="20" height="10"><rect width="5" height="5"/></svg>')
  expect([...drawings.values()]).toMatchObject([{width: 20, height: 10}])
})

test('what cannot be lines and areas is told at the layouts', async () => {
  const {messages} = await drawn(
    '<svg><filter id="f"/><path filter="url(#f)" d="M0 0h9v9z"/></svg>',
  )
  expect(messages).toHaveLength(1)
  expect(messages[0]).toMatch(/^press\/layouts:1:1: Unexpected `filter` of `<path>`.* svg-as-dots$/)
})
