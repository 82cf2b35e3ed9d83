// Write the manual's table of CSS properties from what the typesetter reads. Run after `npm run build`.
import {readFileSync, writeFileSync} from 'node:fs'
import {conformanceTables} from '../build/paged/css/conformance.js'

const chapter = new URL('../content/books/manual/css-properties.md', import.meta.url)
const begin = '<!-- properties: begin -->'
const text = readFileSync(chapter, 'utf8')
const before = text.slice(0, text.indexOf(begin) + begin.length)
writeFileSync(chapter, `${before}\n\n${conformanceTables()}`)
