// A book of 10 chapters with 200 photographs of about 500 KB each: pictures.mjs OUTDIR
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import sharp from 'sharp'

const out = process.argv[2]
const [chapters, each] = [10, 20]
const [width, height] = [900, 700]

mkdirSync(out, {recursive: true})
for (let chapter = 1; chapter <= chapters; chapter++) {
  const shown = []
  for (let index = 1; index <= each; index++) {
    const name = `${chapter}-${index}.jpg`
    writeFileSync(join(out, name), await photograph(chapter * 100 + index))
    shown.push(`![A field of grains, number ${index}](${name})\n\nWords between pictures.\n`)
  }
  writeFileSync(
    join(out, `${chapter}.md`),
    `---\ntitle: Chapter ${chapter}\n---\n\n${shown.join('\n')}`,
  )
}
const list = Array.from({length: chapters}, (_, index) => `  - ${index + 1}.md\n`).join('')
writeFileSync(
  join(out, 'index.md'),
  `---\ntitle: Grains\ndate: 2026-01-01\npageList: false\nchapters:\n${list}---\n`,
)

/** Noise, which no encoder makes small, with what a camera writes beside it. */
function photograph(seed) {
  const dots = Buffer.alloc(width * height * 3)
  let state = seed
  for (let at = 0; at < dots.length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    dots[at] = state >>> 24
  }
  return sharp(dots, {raw: {width, height, channels: 3}})
    .withExif({IFD0: {Artist: 'Nobody'}})
    .jpeg({quality: 80})
    .toBuffer()
}
