// A footnote opens beside its call. Without this, or in a browser without popovers, the call is a link to the note at the end.
const box = document.createElement('div')

function open(call, note) {
  const close = document.createElement('button')
  close.type = 'button'
  close.textContent = document.querySelector('[data-note-close]').dataset.noteClose
  close.addEventListener('click', () => box.hidePopover())
  const text = document.createElement('div')
  text.append(...[...note.childNodes].map(node => node.cloneNode(true)))
  // The note itself stays where it is: its copy has no ids, and nothing in it leads back.
  for (const copy of text.querySelectorAll('[id]')) copy.removeAttribute('id')
  for (const back of text.querySelectorAll('[role=doc-backlink]')) back.remove()
  box.replaceChildren(text, close)
  box.lang = note.closest('[lang]').lang
  box.dir = getComputedStyle(note).direction
  box.setAttribute('aria-label', `${note.closest('[aria-label]').ariaLabel} ${call.textContent}`)
  box.showPopover()
  place(call)
  close.focus({preventScroll: true})
}

/** Below the call where there is room, else above it; never out of the window. */
function place(call) {
  const {left, top, bottom} = call.getBoundingClientRect()
  const {width, height} = box.getBoundingClientRect()
  const room = document.documentElement.clientWidth - width - 8
  const below = bottom + 8
  const isLow = below + height > innerHeight && top - height - 8 > 0
  box.style.left = `${Math.max(8, Math.min(left - width / 2, room))}px`
  box.style.top = `${isLow ? top - height - 8 : below}px`
}

if ('popover' in box) {
  box.popover = 'auto'
  box.className = 'note-popup'
  box.setAttribute('role', 'dialog')
  document.body.append(box)
  document.addEventListener('click', event => {
    const call = event.target.closest('a[role=doc-noteref]')
    const note = call && document.getElementById(decodeURIComponent(call.hash.slice(1)))
    if (!note || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    open(call, note)
  })
  addEventListener('scroll', () => box.matches(':popover-open') && box.hidePopover(), {
    passive: true,
  })
}
