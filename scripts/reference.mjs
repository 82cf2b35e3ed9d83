// Write what follows from the configuration schemas: the JSON Schemas that editors read, and the tables of the
// manual's chapters of keys and of rules. Run after `npm run build`.
import {readFileSync, writeFileSync} from 'node:fs'
import {jsonSchemas, referenceTables} from '../build/modules/config/reference.js'
import {rulesChapter} from '../build/modules/formats/epub/rules/manual.js'
import {feedRulesChapter} from '../build/modules/formats/feed/rules/manual.js'

const root = new URL('../', import.meta.url)
for (const [name, schema] of Object.entries(jsonSchemas())) {
  writeFileSync(
    new URL(`schemas/${name}.schema.json`, root),
    `${JSON.stringify(schema, null, 2)}\n`,
  )
}
insert('reference', 'reference', referenceTables())
insert('epub-rules', 'rules', rulesChapter())
insert('feed-rules', 'rules', feedRulesChapter())

/** Put a text between the marks of a chapter of the manual. */
function insert(name, mark, inserted) {
  const chapter = new URL(`content/books/manual/${name}.md`, root)
  const [begin, end] = [`<!-- ${mark}: begin -->`, `<!-- ${mark}: end -->`]
  const text = readFileSync(chapter, 'utf8')
  const before = text.slice(0, text.indexOf(begin) + begin.length)
  writeFileSync(chapter, `${before}\n\n${inserted}\n${text.slice(text.indexOf(end))}`)
}
