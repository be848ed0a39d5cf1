// Reads the questions aloud, by a voice that is in this device: no word is sent to anybody. Without
// such a voice for the page's language, or without this, there is no button.
// To pause is to be silent and begin the same words again: not every phone can halt within them.

const WORDS = 'h1, h2, p, li, dt, dd, legend, label, summary, .govuk-hint, .govuk-details__text'
const form = document.getElementById('answers')
const language = document.documentElement.lang.toLowerCase()
const speech = globalThis.speechSynthesis
const [READ, PAUSE, GO_ON, STOP] = form?.dataset.aloud?.split('|') ?? []
let voice, now, lit, said
let turn = 0 // tells what is being said from what was cut short

// The smallest parts, as they stand now: what is folded is left out but for its name, and so are our buttons.
const isTold = (part) => part.textContent.trim() && !part.matches('form > p') && !part.querySelector(WORDS) &&
  (part.matches('summary') || !part.closest('details:not([open])'))

const name = (button, word, what) => {
  button.textContent = word
  button.setAttribute('aria-label', `${word}: ${what.textContent.trim()}`)
}

const hush = () => {
  turn++
  speech.cancel()
}

const end = () => {
  if (!now) return
  hush()
  lit?.classList.remove('app-aloud')
  lit = undefined
  if (document.activeElement === now.hold) now.start.focus()
  now.hold.remove()
  name(now.start, READ, now.what)
  now = undefined
}

const say = () => {
  const mine = ++turn
  said = new SpeechSynthesisUtterance(lit.textContent.trim().replace(/\s+/g, ' '))
  said.voice = voice
  said.lang = voice.lang
  said.onend = () => { if (mine === turn) next() }
  said.onerror = () => { if (mine === turn) end() }
  speech.speak(said)
}

const next = () => {
  const parts = [...now.root.querySelectorAll(WORDS)]
  lit?.classList.remove('app-aloud')
  lit = parts.slice(parts.indexOf(lit) + 1).find(isTold)
  if (!lit) return end()
  lit.classList.add('app-aloud')
  lit.scrollIntoView({ block: 'nearest' })
  say()
}

const button = () => {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'govuk-button govuk-button--secondary'
  return made
}

// After the words that name it, a button that reads all that stands in the root.
const offer = (root, what) => {
  const bar = document.createElement('div')
  const own = { root, what, start: button(), hold: button() }
  bar.className = 'app-buttons'
  bar.append(own.start)
  what.after(bar)
  name(own.start, READ, what)
  own.start.onclick = () => {
    const isOn = now === own
    end()
    if (isOn) return
    now = own
    name(own.start, STOP, what)
    name(own.hold, PAUSE, what)
    own.start.after(own.hold)
    next()
  }
  own.hold.onclick = () => {
    const isPaused = own.hold.textContent === GO_ON
    name(own.hold, isPaused ? PAUSE : GO_ON, what)
    isPaused ? say() : hush()
  }
}

const begin = () => {
  if (voice) return
  const tagged = speech.getVoices().filter((each) => each.localService)
    .map((each) => [each.lang.toLowerCase().replace('_', '-'), each])
  const short = language.split('-')[0]
  const fit = tagged.find(([tag]) => tag === language) ?? tagged.find(([tag]) => tag.split('-')[0] === short)
  if (!fit) return
  voice = fit[1]
  speech.cancel() // what the page before may have left
  offer(form.closest('main'), document.querySelector('h1'))
  for (const group of form.querySelectorAll('.govuk-form-group')) offer(group, group.querySelector('legend, label'))
}

if (READ && speech) {
  begin()
  speech.onvoiceschanged = begin
  // Whatever leads away is silent at once, however long the next page takes.
  addEventListener('click', ({ target }) => { if (target.closest('a')) end() })
  addEventListener('submit', end)
  addEventListener('pagehide', end)
  document.addEventListener('visibilitychange', end)
}
