// PDF/UA-1: how tags stand in each other, and what they must say. Names are veraPDF's.
import {list, textOf} from './document.mjs'

const of = (document, role) => document.elements().filter(({standard}) => standard === role)
const rename = (document, role, to) => {
  const found = of(document, role)[0]
  found.entries['/S'] = `/${to}`
}

/** Rules that say in what a role must stand. */
const parents = [
  ['7.2-4', 'TR', ['Table', 'THead', 'TBody', 'TFoot'], 'TH'],
  ['7.2-5', 'THead', ['Table'], 'TD'],
  ['7.2-6', 'TBody', ['Table'], 'TD'],
  ['7.2-7', 'TFoot', ['Table'], 'TD'],
  ['7.2-8', 'TH', ['TR'], 'P'],
  ['7.2-9', 'TD', ['TR'], 'P'],
  ['7.2-17', 'LI', ['L'], 'P'],
  ['7.2-18', 'LBody', ['LI'], 'P'],
  ['7.2-26', 'TOCI', ['TOC'], 'P'],
]

/** Rules that say what a role may hold. */
const kids = [
  ['7.2-3', 'Table', ['TR', 'THead', 'TBody', 'TFoot', 'Caption']],
  ['7.2-10', 'TR', ['TH', 'TD']],
  ['7.2-19', 'L', ['L', 'LI', 'Caption']],
  ['7.2-20', 'LI', ['Lbl', 'LBody']],
  ['7.2-27', 'TOC', ['TOC', 'TOCI', 'Caption']],
  ['7.2-36', 'THead', ['TR']],
  ['7.2-37', 'TBody', ['TR']],
  ['7.2-38', 'TFoot', ['TR']],
]

export const structureRules = [
  ...parents.map(([rule, role, allowed]) => ({
    id: `UA1:${rule}`,
    says: `${role} stands in ${allowed.join(' or ')}`,
    problem: document =>
      list(of(document, role), ({parent}) => (allowed.includes(parent?.standard) ? '' : `in ${parent?.standard}`)),
    spoil: document => {
      const stray = document.elements().find(({standard}) => standard === 'P')
      stray.entries['/S'] = `/${role}`
    },
  })),
  ...kids.map(([rule, role, allowed]) => ({
    id: `UA1:${rule}`,
    says: `${role} holds ${allowed.join(', ')} alone`,
    problem: document =>
      list(of(document, role), element => {
        const odd = element.kids.find(({standard}) => !allowed.includes(standard))
        return odd ? `${odd.standard} in ${role}` : element.contents.length > 0 ? `text in ${role}` : ''
      }),
    spoil: document => {
      const holder = document.elements().find(({kids, standard}) => standard !== 'Document' && kids.length > 0)
      holder.entries['/S'] = `/${role}`
      holder.kids[0].entries['/S'] = '/Figure'
    },
  })),
  ...[
    ['7.2-11', 'THead'],
    ['7.2-12', 'TFoot'],
  ].map(([rule, role]) => ({
    id: `UA1:${rule}`,
    says: `a table has one ${role} at most`,
    problem: document =>
      list(of(document, 'Table'), ({kids}) =>
        kids.filter(({standard}) => standard === role).length > 1 ? 'two' : '',
      ),
    spoil: document => {
      const [table] = of(document, 'Table')
      const [first] = table.kids
      first.entries['/S'] = `/${role}`
      table.entries['/K'] = [first.reference, first.reference]
    },
  })),
  ...[
    ['7.2-13', 'TFoot'],
    ['7.2-14', 'THead'],
  ].map(([rule, role]) => ({
    id: `UA1:${rule}`,
    says: `a table with ${role} has a body`,
    problem: document =>
      list(of(document, 'Table'), ({kids}) => {
        const roles = kids.map(({standard}) => standard)
        return roles.includes(role) && !roles.includes('TBody') ? 'none' : ''
      }),
    spoil: document => {
      const [table] = of(document, 'Table')
      table.kids[0].entries['/S'] = `/${role}`
      for (const kid of table.kids.slice(1)) kid.entries['/S'] = '/Caption'
    },
  })),
  {
    id: 'UA1:7.2-15',
    says: 'no cells of a table stand on each other, and none is missing',
    problem: document => list(of(document, 'Table'), gapInRows),
    spoil: document => {
      of(document, 'TD')[0].entries['/A'] = {'/O': '/Table', '/ColSpan': 5}
    },
  },
  ...[
    ['7.2-16', 'Table', true],
    ['7.2-39', 'L', false],
    ['7.2-28', 'TOC', false],
  ].map(([rule, role, orLast]) => ({
    id: `UA1:${rule}`,
    says: `the caption of ${role} comes first${orLast ? ' or last' : ''}`,
    problem: document =>
      list(of(document, role), ({kids}) => {
        const at = kids.map(({standard}) => standard).lastIndexOf('Caption')
        return at > 0 && !(orLast && at === kids.length - 1) ? `caption ${at + 1}` : ''
      }),
    spoil: document => {
      const holder = of(document, role).find(({kids}) => kids.length > 1)
      const [first, second] = holder.kids
      second.entries['/S'] = '/Caption'
      holder.entries['/K'] = [first.reference, second.reference, first.reference]
    },
  })),
  {
    id: 'UA1:7.3-1',
    says: 'figures have words',
    problem: document =>
      list(of(document, 'Figure'), ({entries}) =>
        textOf(entries['/Alt']) || textOf(entries['/ActualText']) ? '' : 'none',
      ),
    spoil: document => rename(document, 'P', 'Figure'),
  },
  {
    id: 'UA1:7.4.2-1',
    says: 'headings leave no level out',
    problem: document => {
      const levels = headingsOf(document)
      return list(levels, (level, index) =>
        level > (levels[index - 1] ?? 0) + 1 ? `H${level} after H${levels[index - 1] ?? 0}` : '',
      )
    },
    spoil: document => {
      document.elements().find(({standard}) => /^H\d$/.test(standard)).entries['/S'] = '/H4'
    },
  },
  {
    id: 'UA1:7.4.4-1',
    says: 'no element has two headings H',
    problem: document =>
      list(document.elements(), ({kids}) => (kids.filter(({standard}) => standard === 'H').length > 1 ? 'two' : '')),
    spoil: document => {
      const {kids} = document.elements().find(({kids}) => kids.length > 1)
      kids[0].entries['/S'] = '/H'
      kids[1].entries['/S'] = '/H'
    },
  },
  {
    id: 'UA1:7.4.4-3',
    says: 'headings have levels all, or none has',
    problem: document => of(document, 'H').length > 0 && headingsOf(document).length > 0 && 'both',
    spoil: document => rename(document, 'P', 'H'),
  },
  {
    id: 'UA1:7.5-1',
    says: 'heads of tables say what they head',
    problem: document => list(of(document, 'TH'), ({entries}) => (scopeOf(document, entries) ? '' : 'no scope')),
    spoil: document => {
      delete of(document, 'TH')[0].entries['/A']
    },
  },
  {
    id: 'UA1:7.7-1',
    says: 'formulas have words',
    problem: document =>
      list(of(document, 'Formula'), ({entries}) =>
        textOf(entries['/Alt']) || textOf(entries['/ActualText']) ? '' : 'none',
      ),
    spoil: document => rename(document, 'P', 'Formula'),
  },
  {
    id: 'UA1:7.9-1',
    says: 'notes have an id',
    problem: document => list(of(document, 'Note'), ({entries}) => (textOf(entries['/ID']) ? '' : 'none')),
    spoil: document => rename(document, 'P', 'Note'),
  },
  {
    id: 'UA1:7.9-2',
    says: 'no two notes have one id',
    problem: document => {
      const ids = of(document, 'Note').map(({entries}) => textOf(entries['/ID']))
      return list(ids, (id, index) => (ids.indexOf(id) < index ? id : ''))
    },
    spoil: document => {
      const [one, other] = document.elements().filter(({standard}) => standard === 'P')
      for (const {entries} of [one, other]) Object.assign(entries, {'/S': '/Note', '/ID': 'u:same'})
    },
  },
  {
    id: 'UA1:7.18.1-1',
    says: 'annotations stand in the tags',
    problem: document => {
      const held = new Set(document.elements().flatMap(({objects}) => objects))
      return list(document.annotations(), ({reference}) => (held.has(reference) ? '' : reference))
    },
    spoil: document => {
      const link = document.elements().find(({objects}) => objects.length > 0)
      link.entries['/K'] = []
    },
  },
  ...['7.18.1-2', '7.18.5-2'].map(rule => ({
    id: `UA1:${rule}`,
    says: 'annotations say what they are',
    problem: ({annotations}) => list(annotations(), ({entries}) => (textOf(entries['/Contents']) ? '' : 'silent')),
    spoil: ({annotations}) => {
      delete annotations()[0].entries['/Contents']
    },
  })),
  {
    id: 'UA1:7.18.5-1',
    says: 'links stand in Link',
    problem: document =>
      list(document.annotations(), ({reference, entries}) => {
        const holder = document.elements().find(({objects}) => objects.includes(reference))
        return entries['/Subtype'] === '/Link' && holder?.standard !== 'Link' ? reference : ''
      }),
    spoil: document => {
      document.elements().find(({objects}) => objects.length > 0).entries['/S'] = '/Span'
    },
  },
  ...[
    ['7.18.2-1', '/TrapNet', 'traps'],
    ['7.18.4-1', '/Widget', 'fields'],
    ['7.18.8-1', '/PrinterMark', "printer's marks"],
  ].map(([rule, subtype, name]) => ({
    id: `UA1:${rule}`,
    says: `no annotations are ${name}`,
    problem: ({annotations}) => list(annotations(), ({entries}) => (entries['/Subtype'] === subtype ? name : '')),
    spoil: ({annotations}) => {
      annotations()[0].entries['/Subtype'] = subtype
    },
  })),
  {
    id: 'UA1:7.18.3-1',
    says: 'the tab key follows the tags',
    problem: ({pages}) => list(pages(), ({entries, reference}) => (entries['/Tabs'] === '/S' ? '' : reference)),
    spoil: ({pages}) => {
      delete pages()[0].own['/Tabs']
    },
  },
]

const headingsOf = document =>
  document
    .elements()
    .map(({standard}) => Number(/^H(\d)$/.exec(standard)?.[1]))
    .filter(Boolean)

function attributesOf({get}, entries) {
  return [get(entries['/A']) ?? []].flat().map(get)
}

function scopeOf(document, entries) {
  return attributesOf(document, entries).some(
    attributes => attributes['/O'] === '/Table' && (attributes['/Scope'] || attributes['/Headers']),
  )
}

/** The first row that its cells do not fill, or fill twice. */
function gapInRows(table) {
  const rows = table.kids.flatMap(kid => (kid.standard === 'TR' ? [kid] : kid.kids))
  const taken = new Map()
  let widest = 0
  rows.forEach((row, y) => {
    let x = 0
    for (const cell of row.kids) {
      while (taken.has(`${x} ${y}`)) x++
      const {columns, lines} = spansOf(cell)
      for (let dy = 0; dy < lines; dy++) {
        for (let dx = 0; dx < columns; dx++) taken.set(`${x + dx} ${y + dy}`, true)
      }
      x += columns
      widest = Math.max(widest, x)
    }
  })
  const free = rows.findIndex((_, y) => Array.from({length: widest}, (_, x) => x).some(x => !taken.has(`${x} ${y}`)))
  return free < 0 ? '' : `row ${free + 1} of a table`
}

const spansOf = ({entries}) => {
  const attributes = [entries['/A'] ?? []].flat().find(one => one['/O'] === '/Table') ?? {}
  return {columns: attributes['/ColSpan'] ?? 1, lines: attributes['/RowSpan'] ?? 1}
}
