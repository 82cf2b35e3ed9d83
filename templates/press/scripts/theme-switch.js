// Light, dark, or as the system has it: the reader's choice, kept in the browser. It runs before anything is painted, so that no
// page flashes in the other colors. Without it, pages follow the system.
const key = 'octavo-theme'
const root = document.documentElement

function chosen() {
  try {
    return localStorage.getItem(key) ?? 'system'
  } catch {
    return root.dataset.theme ?? 'system'
  }
}

function apply(theme) {
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  else delete root.dataset.theme
}

function choose(theme) {
  apply(theme)
  try {
    if (theme === 'system') localStorage.removeItem(key)
    else localStorage.setItem(key, theme)
  } catch {
    // A browser that keeps nothing keeps it for this page.
  }
}

apply(chosen())
document.addEventListener('DOMContentLoaded', () => {
  for (const form of document.querySelectorAll('.theme-switch')) {
    const select = form.querySelector('select')
    select.value = chosen()
    select.addEventListener('change', () => choose(select.value))
    form.hidden = false
  }
})
// Another window of the site has changed it.
addEventListener('storage', event => {
  if (event.key === key || event.key === null) apply(chosen())
})
