import {readFileSync} from 'node:fs'
import {Ajv2020} from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import {validateXML} from 'xmllint-wasm'

const schema = (name: string) => readFileSync(new URL(`schemas/${name}`, import.meta.url), 'utf8')

// The IPTC's schema leaves types beside references, which strict mode takes for slips.
const ajv = new Ajv2020({allErrors: true, strict: false})
// Places on the globe have a schema elsewhere. Octavo writes none.
ajv.addSchema({$id: 'https://geojson.org/schema/GeoJSON.json'})
ajvFormats.default(ajv)
const isNinjs = ajv.compile(JSON.parse(schema('ninjs-schema_3.1.json')))

/** What the schema of ninjs 3.1, as the IPTC publishes it, has against an item. */
export function ninjsFaults(text: string): readonly string[] {
  isNinjs(JSON.parse(text))
  return (isNinjs.errors ?? []).map(({instancePath, message}) => `${instancePath} ${message}`)
}

/**
 * What XML Schema has against items of NewsML-G2. The schema is a reduced one, cut from that of the IPTC: see its head.
 * It judges our items more strictly than the original, and those of others not at all.
 */
export async function newsmlFaults(texts: readonly string[]): Promise<readonly string[]> {
  const {errors} = await validateXML({
    xml: texts.map((contents, index) => ({fileName: `${index}.xml`, contents})),
    schema: [{fileName: 'newsml.xsd', contents: schema('NewsML-G2_2.35-reduced.xsd')}],
    preload: [{fileName: 'xml.xsd', contents: schema('xml.xsd')}],
    initialMemoryPages: 1024,
    maxMemoryPages: 16384,
  })
  return errors.map(({rawMessage}) => rawMessage)
}
