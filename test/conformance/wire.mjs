// The items of the wire below the folder given on the command line: ninjs by the IPTC's JSON Schema, NewsML-G2 by an XML
// Schema that is cut down from the IPTC's to what Octavo writes (its head says how), and both with the ids of the feeds.
import {spawnSync} from 'node:child_process'
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseXml} from '@rgrove/parse-xml'
import {Ajv2020} from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import {openChecks} from './checks.mjs'

const {check, finish} = openChecks()
const folder = process.argv[2] ?? 'dist'
const schemas = new URL('../formats/wire/schemas/', import.meta.url).pathname

const ajv = new Ajv2020({allErrors: true, strict: false})
ajv.addSchema({$id: 'https://geojson.org/schema/GeoJSON.json'})
ajvFormats.default(ajv)
const isNinjs = ajv.compile(JSON.parse(read(join(schemas, 'ninjs-schema_3.1.json'))))

const ids = {ninjs: [], newsml: []}
for (const path of itemsOf('ninjs')) {
  const item = JSON.parse(read(path))
  ids.ninjs.push(item.uri)
  check(`${path} is ninjs 3.1`, isNinjs(item) ? '' : ajv.errorsText(isNinjs.errors))
}
for (const path of itemsOf('newsml')) {
  ids.newsml.push(parseXml(read(path)).root.attributes.guid)
  check(`${path} is NewsML-G2 2.35 (reduced schema)`, xmllint(path))
}
for (const name of ['ninjs', 'newsml']) {
  const index = join(folder, 'wire', name, 'index.json')
  const listed = JSON.parse(read(index)).items
  check(`${index} lists every item`, difference(listed.map(({uri}) => uri), ids[name]))
  const lost = listed.filter(({href}) => !existsSync(join(folder, new URL(href).pathname)))
  check(`${index} leads to every item`, lost.map(({href}) => href).join(' '))
}
const feed = JSON.parse(read(join(folder, 'feed.json'))).items.map(({id}) => id)
check('the ids of the feed are on the wire', feed.filter(id => !ids.ninjs.includes(id)).join(' '))
check('both formats have the same ids', difference(ids.ninjs, ids.newsml))
finish()

function read(path) {
  return readFileSync(path, 'utf8')
}

function itemsOf(name) {
  const wire = join(folder, 'wire', name)
  return readdirSync(wire)
    .filter(file => file !== 'index.json')
    .sort()
    .map(file => join(wire, file))
}

function xmllint(path) {
  const schema = join(schemas, 'NewsML-G2_2.35-reduced.xsd')
  const {status, stderr} = spawnSync('xmllint', ['--nonet', '--noout', '--schema', schema, path], {
    encoding: 'utf8',
  })
  // It says on the same channel that a file validates.
  return status === 0 && stderr.trim() === `${path} validates` ? '' : stderr.slice(0, 300)
}

function difference(some, others) {
  const [one, other] = [some, others].map(list => [...list].sort().join('\n'))
  return one === other && some.length > 0 ? '' : `${some.length} and ${others.length}, or not the same`
}
