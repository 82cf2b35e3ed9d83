// Write what follows from the configuration schemas: the JSON Schemas that editors read, and the tables of the
// manual's reference chapter. Run after `npm run build`.
import {readFileSync, writeFileSync} from 'node:fs'
import {jsonSchemas, referenceTables} from '../build/modules/config/reference.js'

const root = new URL('../', import.meta.url)
const chapter = new URL('content/books/manual/reference.md', root)
const [begin, end] = ['<!-- reference: begin -->', '<!-- reference: end -->']

for (const [name, schema] of Object.entries(jsonSchemas())) {
  writeFileSync(
    new URL(`schemas/${name}.schema.json`, root),
    `${JSON.stringify(schema, null, 2)}\n`,
  )
}
const text = readFileSync(chapter, 'utf8')
const before = text.slice(0, text.indexOf(begin) + begin.length)
writeFileSync(chapter, `${before}\n\n${referenceTables()}\n${text.slice(text.indexOf(end))}`)
