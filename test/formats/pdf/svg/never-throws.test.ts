import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {readSvg} from '../../../../src/formats/pdf/svg/read-svg.ts'
import {drawingForm} from '../../../../src/paged/draw/drawing.ts'
import {openLettering} from '../../../../src/paged/lettering.ts'
import {sanitizeSvg} from '../../../../src/source/svg/sanitize.ts'
import {builtinTheme, loadTheme} from '../../../../src/theme/load.ts'

const theme = await loadTheme(builtinTheme('press'))
const lettering = await openLettering({...theme, lang: 'en'})('')
const size = {width: 300, height: 200}

const folder = 'test/formats/pdf/svg'
const files = readdirSync(folder, {withFileTypes: true})
  .filter(entry => entry.isDirectory())
  .map(({name}) => readFileSync(join(folder, name, 'in.svg'), 'utf8'))

const values =
  `0|-1|1e9|NaN|url(#x)|url(#|none|inherit|50%|1e-9|rotate(|matrix(0 0 0 0 0 0)|scale(0)|use|#a|99999999999|
1,|M|Z|A|{|}|:|calc(1px + 2%)|var(--x)|em|;|!|\\|`.split('|')

/** The same numbers each time. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1103515245 + 12345) % 2 ** 31
    return state / 2 ** 31
  }
}

test('spoiled files are drawn, or not, but never throw, and no number of PDF is none', () => {
  const random = numbers(7)
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!
  const outcomes = {drawing: 0, beyond: 0, broken: 0}
  for (let round = 0; round < 600; round++) {
    let text = pick(files)
    for (let times = 1 + Math.floor(random() * 5); times > 0; times--) {
      const attributes = [...text.matchAll(/(?<==")[^"]*(?=")|(?<=>)[^<>]+(?=<)/g)]
      if (attributes.length === 0) break
      const {index, 0: old} = pick(attributes)
      text = text.slice(0, index) + pick(values) + text.slice(index + old.length)
    }
    const bytes = Buffer.from(text)
    const clean = sanitizeSvg(bytes)
    const reading = readSvg(clean.type === 'broken' ? bytes : clean.bytes, {size, lettering})
    outcomes[reading.type]++
    if (reading.type !== 'drawing') continue
    const written: string[] = []
    const form = drawingForm(reading.drawing, {
      add: (entries, operators) => written.push(JSON.stringify(entries), operators),
      picture: () => ({reference: 1, cmyk: false}),
    })
    expect([...written, form.operators, form.resources].join('\n')).not.toMatch(
      /NaN|Infinity|undefined|\de[+-]\d/,
    )
  }
  expect(Math.min(...Object.values(outcomes))).toBeGreaterThan(20)
})
