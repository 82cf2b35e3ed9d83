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

/** The same in XMP, with the claim to be PDF/UA-1 and identifiers made of `id` (16 bytes). */
export function xmpPacket(info: DocumentInfo, id: Uint8Array): string {
  const uuid = Buffer.from(id)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, 'uuid:$1-$2-$3-$4-$5')
  const lines = [
    element('dc:format', 'application/pdf'),
    container('dc:title', 'Alt', [info.title]),
    container('dc:creator', 'Seq', info.authors),
    container('dc:description', 'Alt', info.subject ? [info.subject] : []),
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
  ]
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
${lines.filter(line => line !== '').join('\n')}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
}

const element = (name: string, text: string): string =>
  text === '' ? '' : `<${name}>${escapeXml(text)}</${name}>`

function container(name: string, kind: 'Alt' | 'Bag' | 'Seq', texts: readonly string[]): string {
  if (texts.length === 0) return ''
  const lang = kind === 'Alt' ? ' xml:lang="x-default"' : ''
  const entries = texts.map(text => `<rdf:li${lang}>${escapeXml(text)}</rdf:li>`)
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
