// PDF/UA-1: what the file says of itself, and that all content is tagged or an artifact. Names are veraPDF's.
import {list, textOf} from './document.mjs'

const knownRoles = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'.split(
    ' ',
  ),
)
const isArtifact = ({tag}) => tag === '/Artifact'
const isReal = ({properties}) => properties.MCID !== undefined
const roleMap = document => document.get(document.get(document.catalog['/StructTreeRoot'])['/RoleMap']) ?? {}
const languageTag = /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/

const languageOf = {
  '7.2-2': 'entries of the outline',
  '7.2-21': 'actual texts of elements',
  '7.2-22': 'alternative texts of elements',
  '7.2-23': 'expansions of elements',
  '7.2-24': 'actual texts of marked content',
  '7.2-33': 'contents of annotations',
  '7.2-34': 'texts of pages',
}

export const documentRules = [
  {
    id: 'UA1:5-1',
    says: 'the metadata name the PDF/UA schema',
    problem: ({xmp}) => !xmp().includes('xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"') && 'absent',
    spoil: document => replaceXmp(document, 'http://www.aiim.org/pdfua/ns/id/', 'http://example.org/'),
  },
  {
    id: 'UA1:5-2',
    says: 'its part is 1',
    problem: ({xmp}) => !/<pdfuaid:part>1<\/pdfuaid:part>/.test(xmp()) && 'another part',
    spoil: document => replaceXmp(document, '<pdfuaid:part>1', '<pdfuaid:part>3'),
  },
  {
    id: 'UA1:6.1-1',
    says: 'the header is that of PDF 1.0 to 1.7',
    problem: ({file}) => !/^1\.[0-7]$/.test(file.header) && file.header,
    spoil: ({file}) => {
      file.header = '2.0'
    },
  },
  {
    id: 'UA1:6.2-1',
    says: 'MarkInfo says Marked',
    problem: ({catalog, get}) => get(catalog['/MarkInfo'])?.['/Marked'] !== true && 'unmarked',
    spoil: ({catalog, get}) => {
      get(catalog['/MarkInfo'])['/Marked'] = false
    },
  },
  {
    id: 'UA1:7.1-1',
    says: 'no artifact stands in tagged content',
    problem: ({shown}) =>
      list(shown(), ({nesting, page}) =>
        nesting.some(tags => tags.at(-1) === '/Artifact' && tags.length > 1 && !tags.slice(0, -1).includes('/Artifact'))
          ? page.reference
          : '',
      ),
    spoil: document => editContent(document, text => text.replace(/BDC\n/, 'BDC\n/Artifact BMC EMC\n')),
  },
  {
    id: 'UA1:7.1-2',
    says: 'no tagged content stands in an artifact',
    problem: ({shown}) =>
      list(shown(), ({painted, page}) =>
        painted.some(({marks}) => marks.some(isArtifact) && marks.some(isReal)) ? page.reference : '',
      ),
    spoil: document =>
      editContent(document, text => text.replace(/(\/\w+<<\/MCID \d+>>BDC\n)/, '/Artifact BMC\n$1') + '\nEMC\n'),
  },
  {
    id: 'UA1:7.1-3',
    says: 'all that is painted is tagged or an artifact',
    problem: ({shown}) =>
      list(shown(), ({painted, page}) => {
        const stray = painted.find(({marks}) => !marks.some(mark => isArtifact(mark) || isReal(mark)))
        return stray ? `${stray.operator} on page ${page.reference}` : ''
      }),
    spoil: document => editContent(document, text => `${text}\n0 0 10 10 re f\n`),
  },
  {
    id: 'UA1:7.1-4',
    says: 'MarkInfo has no Suspects',
    problem: ({catalog, get}) => get(catalog['/MarkInfo'])?.['/Suspects'] === true && 'suspects',
    spoil: ({catalog, get}) => {
      get(catalog['/MarkInfo'])['/Suspects'] = true
    },
  },
  {
    id: 'UA1:7.1-5',
    says: 'every role is a standard one or mapped to one',
    problem: ({elements}) => list(elements(), ({standard}) => (knownRoles.has(standard) ? '' : standard)),
    spoil: ({elements}) => {
      elements()[1].entries['/S'] = '/Nonsense'
    },
  },
  {
    id: 'UA1:7.1-6',
    says: 'no role is mapped in a circle',
    problem: document => {
      const map = roleMap(document)
      return list(Object.keys(map), role => {
        let at = role
        for (let step = 0; step <= Object.keys(map).length; step++) {
          if (map[at] === undefined) return ''
          at = map[at]
        }
        return role
      })
    },
    spoil: document => {
      Object.assign(roleMap(document), {'/A': '/B', '/B': '/A'})
    },
  },
  {
    id: 'UA1:7.1-7',
    says: 'no standard role is mapped to another',
    problem: document => list(Object.keys(roleMap(document)), role => (knownRoles.has(role.slice(1)) ? role : '')),
    spoil: document => {
      roleMap(document)['/P'] = '/Div'
    },
  },
  {
    id: 'UA1:7.1-8',
    says: 'the catalog has metadata',
    problem: ({catalog}) => catalog['/Metadata'] === undefined && 'none',
    spoil: ({catalog}) => {
      delete catalog['/Metadata']
    },
  },
  {
    id: 'UA1:7.1-9',
    says: 'the metadata have a title',
    problem: ({xmp}) => !/<dc:title>.*<rdf:li[^>]*>[^<]+</s.test(xmp()) && 'none',
    spoil: document => replaceXmp(document, 'dc:title', 'dc:untitled'),
  },
  {
    id: 'UA1:7.1-10',
    says: 'readers show the title',
    problem: ({catalog, get}) => get(catalog['/ViewerPreferences'])?.['/DisplayDocTitle'] !== true && 'they do not',
    spoil: ({catalog}) => {
      delete catalog['/ViewerPreferences']
    },
  },
  {
    id: 'UA1:7.1-11',
    says: 'there is a tag tree',
    problem: ({catalog, elements}) => (catalog['/StructTreeRoot'] === undefined || elements().length === 0) && 'none',
    spoil: ({catalog, get}) => {
      delete get(catalog['/StructTreeRoot'])['/K']
    },
  },
  {
    id: 'UA1:7.2-29',
    says: 'every language is a language tag',
    problem: ({dictionaries}) =>
      list(dictionaries(), entries => {
        const lang = textOf(entries['/Lang'])
        return entries['/Lang'] !== undefined && !languageTag.test(lang ?? '') ? String(lang) : ''
      }),
    spoil: ({catalog}) => {
      catalog['/Lang'] = 'u:not a language'
    },
  },
  ...['7.2-2', '7.2-21', '7.2-22', '7.2-23', '7.2-24', '7.2-33', '7.2-34'].map(rule => ({
    id: `UA1:${rule}`,
    says: `${languageOf[rule]} have a language: the catalog's, where nothing nearer says another`,
    problem: ({catalog}) => !textOf(catalog['/Lang']) && 'the catalog has none',
    spoil: ({catalog}) => {
      delete catalog['/Lang']
    },
  })),
  {
    id: 'UA1:7.10-1',
    says: 'there are no optional layers without a name',
    problem: ({catalog}) => catalog['/OCProperties'] !== undefined && 'layers',
    spoil: ({catalog}) => {
      catalog['/OCProperties'] = {'/D': {}}
    },
  },
  {
    id: 'UA1:7.11-1',
    says: 'embedded files have names',
    problem: ({dictionaries}) =>
      list(dictionaries(), entries =>
        entries['/EF'] !== undefined && !(entries['/F'] && entries['/UF']) ? 'a file specification' : '',
      ),
    spoil: ({catalog}) => {
      catalog['/Spoiled'] = {'/Type': '/Filespec', '/EF': {}}
    },
  },
  {
    id: 'UA1:7.15-1',
    says: 'there is no XFA form',
    problem: ({catalog, get}) => get(catalog['/AcroForm'])?.['/XFA'] !== undefined && 'XFA',
    spoil: ({catalog}) => {
      catalog['/AcroForm'] = {'/XFA': 'u:'}
    },
  },
  {
    id: 'UA1:7.16-1',
    says: 'nothing is encrypted',
    problem: ({trailer}) => trailer['/Encrypt'] !== undefined && 'it is',
    spoil: ({trailer}) => {
      trailer['/Encrypt'] = {'/P': 0}
    },
  },
  {
    id: 'UA1:7.20-1',
    says: 'there is no reference to another file',
    problem: ({dictionaries}) =>
      list(dictionaries(), entries => (entries['/Subtype'] === '/Form' && entries['/Ref'] ? 'a reference' : '')),
    spoil: ({catalog}) => {
      catalog['/Spoiled'] = {'/Subtype': '/Form', '/Ref': {}}
    },
  },
]

/** Change the metadata of the file. */
export function replaceXmp({catalog, file, streamOf}, from, to) {
  const {stream} = file.objects[`obj:${catalog['/Metadata']}`]
  const text = streamOf(catalog['/Metadata']).toString()
  stream.data = Buffer.from(text.replaceAll(from, to)).toString('base64')
}

/** Change what the first page with tagged content paints. */
export function editContent({file, pages, streamOf}, edit) {
  for (const {entries} of pages()) {
    const reference = entries['/Contents']
    const text = streamOf(reference).toString('latin1')
    if (!text.includes('/MCID')) continue
    file.objects[`obj:${reference}`].stream.data = Buffer.from(edit(text), 'latin1').toString('base64')
    return
  }
}
