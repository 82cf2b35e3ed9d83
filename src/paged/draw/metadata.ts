import type {DocumentInfo} from './document-info.ts'

/** The document information dictionary. */
export const infoDictionary = (
  info: DocumentInfo,
): Readonly<Record<string, string | Date | undefined>> => ({
  Title: info.title,
  Author: info.authors.join(', '),
  Subject: info.subject,
  Keywords: info.keywords.join(', '),
  Creator: info.producer,
  Producer: info.producer,
  CreationDate: info.created,
  ModDate: info.modified,
})

/** The same in XMP, with what the file claims to be and identifiers made of `id` (16 bytes). */
export function xmpPacket(
  info: DocumentInfo,
  {id, archival}: {readonly id: Uint8Array; readonly archival: boolean},
): string {
  const uuid = Buffer.from(id)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, 'uuid:$1-$2-$3-$4-$5')
  const lines = [
    element('dc:format', 'application/pdf'),
    alternatives('dc:title', info.title, info.lang),
    container('dc:creator', 'Seq', info.authors),
    alternatives('dc:description', info.subject ?? '', info.lang),
    alternatives('dc:rights', info.rights ?? '', info.lang),
    container('dc:publisher', 'Bag', info.publisher ? [info.publisher] : []),
    element('dc:identifier', info.identifier ?? ''),
    element('dc:source', info.source ?? ''),
    container('dc:subject', 'Bag', info.keywords),
    container('dc:language', 'Bag', [info.lang]),
    element('xmp:CreateDate', dateTime(info.created)),
    element('xmp:ModifyDate', dateTime(info.modified)),
    element('xmp:MetadataDate', dateTime(info.modified)),
    element('xmp:CreatorTool', info.producer),
    element('xmpMM:DocumentID', uuid),
    element('xmpMM:InstanceID', uuid),
    element('pdf:Producer', info.producer),
    element('pdf:Keywords', info.keywords.join(', ')),
    element('pdfuaid:part', '1'),
    ...(archival
      ? [element('pdfaid:part', '2'), element('pdfaid:conformance', 'A'), extensionSchema]
      : []),
  ]
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
${lines.filter(line => line !== '').join('\n')}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
}

/** PDF/A wants every schema explained that it does not know itself: that of PDF/UA (ISO 19005-2, 6.6.2.3.3). */
const extensionSchema = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Which part of ISO 14289 the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>`

const element = (name: string, text: string): string =>
  text === '' ? '' : `<${name}>${escapeXml(text)}</${name}>`

/** A text by language: the default one comes first, and says nothing of its own (XMP 1, 8.2.2.4). */
function alternatives(name: string, text: string, lang: string): string {
  if (text === '') return ''
  const languages = lang === '' ? ['x-default'] : ['x-default', escapeXml(lang)]
  const entries = languages.map(
    language => `<rdf:li xml:lang="${language}">${escapeXml(text)}</rdf:li>`,
  )
  return `<${name}><rdf:Alt>${entries.join('')}</rdf:Alt></${name}>`
}

function container(name: string, kind: 'Bag' | 'Seq', texts: readonly string[]): string {
  if (texts.length === 0) return ''
  const entries = texts.map(text => `<rdf:li>${escapeXml(text)}</rdf:li>`)
  return `<${name}><rdf:${kind}>${entries.join('')}</rdf:${kind}></${name}>`
}

const dateTime = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Characters that XML cannot hold at all are left out. */
const escapeXml = (text: string): string =>
  text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, char => entities[char] ?? char)
