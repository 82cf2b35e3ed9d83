// PDF/A-2a beyond fonts: what a file for the archive must have and may not have. Names are veraPDF's.
import {list, textOf} from './document.mjs'
import {editContent, replaceXmp} from './ua-document.mjs'

const operatorsKnown = new Set(
  'b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y \' "'.split(
    ' ',
  ),
)
const colorOperators = {'/DeviceRGB': /^(rg|RG)$/, '/DeviceCMYK': /^(k|K)$/, '/DeviceGray': /^(g|G)$/}

/** Keys that no dictionary of a file may have: [rule, key, name]. */
const forbidden = [
  ['6.1.7.1-3', '/FFilter', 'streams in other files'],
  ['6.2.5-1', '/TR', 'transfer functions'],
  ['6.2.5-3', '/HTP', 'halftone phases'],
  ['6.2.8-1', '/Alternates', 'alternate images'],
  ['6.2.8-2', '/OPI', 'OPI'],
  ['6.5.2-1', '/AA', 'additional actions'],
  ['6.9-1', '/OCProperties', 'layers'],
  ['6.10-1', '/AlternatePresentations', 'alternate presentations'],
  ['6.10-2', '/PresSteps', 'presentation steps'],
  ['6.11-1', '/Requirements', 'requirements'],
  ['6.1.12-1', '/Perms', 'permissions'],
  ['6.8-1', '/EF', 'embedded files'],
]

const intentOf = document =>
  (document.get(document.catalog['/OutputIntents']) ?? [])
    .map(document.get)
    .find(entries => entries['/S'] === '/GTS_PDFA1')

export const archiveRules = [
  ...forbidden.map(([rule, key, name]) => ({
    id: `A2a:${rule}`,
    says: `there are no ${name}`,
    problem: ({dictionaries}) => list(dictionaries(), entries => (entries[key] === undefined ? '' : key)),
    spoil: ({catalog}) => {
      catalog['/Spoiled'] = {[key]: 'u:'}
    },
  })),
  {
    id: 'A2a:6.1.3-1',
    says: 'the file has an identifier',
    problem: ({trailer}) => trailer['/ID']?.length !== 2 && 'none',
    spoil: ({trailer}) => {
      delete trailer['/ID']
    },
  },
  {
    id: 'A2a:6.1.3-2',
    says: 'nothing is encrypted',
    problem: ({trailer}) => trailer['/Encrypt'] !== undefined && 'it is',
    spoil: ({trailer}) => {
      trailer['/Encrypt'] = {}
    },
  },
  {
    id: 'A2a:6.1.7.2-1',
    says: 'no stream is packed with LZW',
    problem: ({dictionaries}) =>
      list(dictionaries(), entries => ([entries['/Filter'] ?? []].flat().includes('/LZWDecode') ? 'LZW' : '')),
    spoil: ({catalog}) => {
      catalog['/Spoiled'] = {'/Filter': '/LZWDecode'}
    },
  },
  {
    id: 'A2a:6.1.13-3',
    says: 'no string is longer than 32,767 bytes',
    problem: ({dictionaries}) =>
      list(dictionaries(), entries =>
        Object.values(entries).some(value => (textOf(value)?.length ?? 0) > 32_767) ? 'a string' : '',
      ),
    spoil: ({catalog}) => {
      catalog['/Spoiled'] = {'/S': `u:${'x'.repeat(40_000)}`}
    },
  },
  {
    id: 'A2a:6.1.13-8',
    says: 'graphics states are not nested deeper than 28',
    problem: ({shown}) => list(shown(), ({deepest, page}) => (deepest > 28 ? page.reference : '')),
    spoil: document => editContent(document, text => `${'q '.repeat(30)}${text}${' Q'.repeat(30)}`),
  },
  {
    id: 'A2a:6.1.13-11',
    says: 'pages are 3 to 14,400 units wide and high',
    problem: ({pages}) =>
      list(pages(), ({entries, reference}) => {
        const [left, bottom, right, top] = entries['/MediaBox']
        return [right - left, top - bottom].some(size => size < 3 || size > 14_400) ? reference : ''
      }),
    spoil: ({pages}) => {
      pages()[0].own['/MediaBox'] = [0, 0, 20_000, 20_000]
    },
  },
  {
    id: 'A2a:6.2.2-1',
    says: 'pages use only operators that PDF has',
    problem: ({shown}) =>
      list(shown(), ({operators}) => operators.find(({operator}) => !operatorsKnown.has(operator))?.operator),
    spoil: document => editContent(document, text => `${text}\nnonsense\n`),
  },
  {
    id: 'A2a:6.2.2-2',
    says: 'pages name the resources that they use',
    problem: ({shown, get}) =>
      list(shown(), ({operators, resources}) => {
        const missing = operators.find(({operator, operands}) => {
          const kind = {Tf: '/Font', Do: '/XObject', gs: '/ExtGState'}[operator]
          return kind && get(resources[kind])?.[operands[0]] === undefined
        })
        return missing && String(missing.operands[0])
      }),
    spoil: document => editContent(document, text => `${text}\n/Absent gs\n`),
  },
  {
    id: 'A2a:6.2.3-1',
    says: 'the intent has a profile for a screen or a printer, of version 2 or 4',
    problem: document => {
      const profile = profileOf(document)
      if (profile === undefined) return 'no profile'
      const version = profile[8]
      const kind = profile.toString('latin1', 12, 16)
      const signature = profile.toString('latin1', 36, 40)
      return (![2, 4].includes(version) || !/mntr|prtr/.test(kind) || signature !== 'acsp') && `${kind} ${version}`
    },
    spoil: document => {
      intentOf(document)['/S'] = '/GTS_PDFX'
    },
  },
  {
    id: 'A2a:6.2.3-2',
    says: 'all intents have one profile',
    problem: document =>
      new Set((document.get(document.catalog['/OutputIntents']) ?? []).map(one => document.get(one)['/DestOutputProfile']))
        .size > 1 && 'several',
    spoil: document => {
      document.catalog['/OutputIntents'].push({...intentOf(document), '/DestOutputProfile': '1 0 R'})
    },
  },
  ...[
    ['6.2.4.3-2', '/DeviceRGB', ['RGB '], 'k 0 g'],
    ['6.2.4.3-3', '/DeviceCMYK', ['CMYK'], '0 0 0 1 k'],
    ['6.2.4.3-4', '/DeviceGray', ['RGB ', 'CMYK', 'GRAY'], ''],
  ].map(([rule, space, allowed, planted]) => ({
    id: `A2a:${rule}`,
    says: `${space.slice(1)} is only used where the intent says what it means`,
    problem: document => {
      const profile = profileOf(document)?.toString('latin1', 16, 20)
      const used = usesSpace(document, space)
      return used && !allowed.includes(profile) && `${used} with a profile for ${profile}`
    },
    spoil: document => {
      if (space === '/DeviceCMYK') editContent(document, text => `${planted}\n${text}`)
      else delete document.catalog['/OutputIntents']
    },
  })),
  {
    id: 'A2a:6.2.6-1',
    says: 'rendering intents are those that PDF has',
    problem: ({shown}) =>
      list(shown(), ({operators}) =>
        operators.find(
          ({operator, operands}) =>
            operator === 'ri' &&
            !/^\/(RelativeColorimetric|AbsoluteColorimetric|Perceptual|Saturation)$/.test(operands[0]),
        )
          ? 'another'
          : '',
      ),
    spoil: document => editContent(document, text => `/Vivid ri\n${text}`),
  },
  {
    id: 'A2a:6.2.8-3',
    says: 'no image is smoothed by readers',
    problem: ({dictionaries}) => list(dictionaries(), entries => (entries['/Interpolate'] === true ? 'one is' : '')),
    spoil: ({catalog}) => {
      catalog['/Spoiled'] = {'/Interpolate': true}
    },
  },
  {
    id: 'A2a:6.2.8-4',
    says: 'images have 1, 2, 4, 8 or 16 bits',
    problem: ({dictionaries}) =>
      list(dictionaries(), entries =>
        entries['/Subtype'] === '/Image' && ![1, 2, 4, 8, 16].includes(entries['/BitsPerComponent'])
          ? String(entries['/BitsPerComponent'])
          : '',
      ),
    spoil: ({catalog}) => {
      catalog['/Spoiled'] = {'/Subtype': '/Image', '/BitsPerComponent': 3}
    },
  },
  {
    id: 'A2a:6.2.10-1',
    says: 'blend modes are those that PDF has',
    problem: ({dictionaries}) =>
      list(dictionaries(), entries =>
        entries['/BM'] !== undefined && !/^\/(Normal|Compatible|Multiply|Screen|Overlay)$/.test(entries['/BM'])
          ? String(entries['/BM'])
          : '',
      ),
    spoil: ({catalog}) => {
      catalog['/Spoiled'] = {'/BM': '/Nonsense'}
    },
  },
  {
    id: 'A2a:6.3.1-1',
    says: 'annotations are links',
    problem: ({annotations}) =>
      list(annotations(), ({entries}) => (entries['/Subtype'] === '/Link' ? '' : String(entries['/Subtype']))),
    spoil: ({annotations}) => {
      annotations()[0].entries['/Subtype'] = '/Movie'
    },
  },
  ...['6.3.2-1', '6.3.2-2'].map(rule => ({
    id: `A2a:${rule}`,
    says: rule.endsWith('1') ? 'annotations have flags' : 'annotations are printed and seen',
    problem: ({annotations}) =>
      list(annotations(), ({entries}) => {
        const flags = entries['/F']
        if (rule.endsWith('1')) return flags === undefined ? 'none' : ''
        return (flags & 4) === 0 || (flags & (1 | 2 | 32 | 256)) !== 0 ? String(flags) : ''
      }),
    spoil: ({annotations}) => {
      if (rule.endsWith('1')) delete annotations()[0].entries['/F']
      else annotations()[0].entries['/F'] = 2
    },
  })),
  {
    id: 'A2a:6.4.1-1',
    says: 'there is no form',
    problem: ({catalog}) => catalog['/AcroForm'] !== undefined && 'one',
    spoil: ({catalog}) => {
      catalog['/AcroForm'] = {}
    },
  },
  {
    id: 'A2a:6.5.1-1',
    says: 'actions are addresses and places in the file',
    problem: ({dictionaries}) =>
      list(dictionaries(), entries => {
        const action = entries['/A']
        const kind = action !== null && typeof action === 'object' ? action['/S'] : undefined
        return kind === undefined || /^\/(URI|GoTo)$/.test(kind) ? '' : kind
      }),
    spoil: ({annotations}) => {
      annotations()[0].entries['/A'] = {'/S': '/JavaScript'}
    },
  },
  {
    id: 'A2a:6.6.2.1-1',
    says: 'the catalog has metadata that anything can read',
    problem: ({catalog, get}) => (!catalog['/Metadata'] || get(catalog['/Metadata'])['/Filter'] !== undefined) && 'none',
    spoil: ({catalog}) => {
      delete catalog['/Metadata']
    },
  },
  {
    id: 'A2a:6.6.2.1-2',
    says: 'the packet of metadata says neither bytes nor encoding',
    problem: ({xmp}) => /<\?xpacket begin=[^?]*(bytes|encoding)=/.test(xmp()) && 'it does',
    spoil: document => replaceXmp(document, '<?xpacket begin=', '<?xpacket begin="" bytes="12" x='),
  },
  {
    id: 'A2a:6.6.2.3.1-1',
    says: 'every schema of the metadata is one of XMP or explained',
    problem: ({xmp}) => {
      const used = [...xmp().matchAll(/<(\w+):\w+[ >]/g)].map(([, prefix]) => prefix)
      const explained = [...xmp().matchAll(/<pdfaSchema:prefix>(\w+)</g)].map(([, prefix]) => prefix)
      const known = 'x rdf dc xmp xmpMM pdf pdfaid pdfaExtension pdfaSchema pdfaProperty'.split(' ')
      return list([...new Set(used)], prefix => ([...known, ...explained].includes(prefix) ? '' : prefix))
    },
    spoil: document => replaceXmp(document, '<pdfaSchema:prefix>pdfuaid', '<pdfaSchema:prefix>other'),
  },
  {
    id: 'A2a:6.6.4-1',
    says: 'the metadata say PDF/A-2',
    problem: ({xmp}) => !/<pdfaid:part>2</.test(xmp()) && 'they do not',
    spoil: document => replaceXmp(document, '<pdfaid:part>2', '<pdfaid:part>1'),
  },
  {
    id: 'A2a:6.6.4-2',
    says: 'the metadata say level A',
    problem: ({xmp}) => !/<pdfaid:conformance>A</.test(xmp()) && 'they do not',
    spoil: document => replaceXmp(document, '<pdfaid:conformance>A', '<pdfaid:conformance>B'),
  },
  {
    id: 'A2a:6.7.2.2-1',
    says: 'MarkInfo says Marked',
    problem: ({catalog, get}) => get(catalog['/MarkInfo'])?.['/Marked'] !== true && 'unmarked',
    spoil: ({catalog}) => {
      delete catalog['/MarkInfo']
    },
  },
  {
    id: 'A2a:6.7.3.3-1',
    says: 'there is a tag tree',
    problem: ({catalog}) => catalog['/StructTreeRoot'] === undefined && 'none',
    spoil: ({catalog}) => {
      delete catalog['/StructTreeRoot']
    },
  },
  {
    id: 'A2a:6.7.4-1',
    says: 'the catalog has a language',
    problem: ({catalog}) => !/^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(textOf(catalog['/Lang']) ?? '') && 'none',
    spoil: ({catalog}) => {
      delete catalog['/Lang']
    },
  },
]

function profileOf(document) {
  return document.streamOf(intentOf(document)?.['/DestOutputProfile'])
}

/** What uses a color space of a device: pages, or images. */
function usesSpace({shown, dictionaries, get}, space) {
  const operator = colorOperators[space]
  const inPage = shown().some(({operators}) => operators.some(one => operator.test(one.operator)))
  if (inPage) return 'a page'
  const inImage = dictionaries().some(
    entries => entries['/Subtype'] === '/Image' && [get(entries['/ColorSpace'])].flat(2).includes(space),
  )
  return inImage && 'an image'
}
